using System.CommandLine;
using System.CommandLine.Parsing;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>What <c>sweep</c>, <c>sensitivity</c> and <c>solve</c> take alike.</summary>
internal sealed class StudyOptions
{
    public const string DefaultOutputs = "last_cutoff:cec,last_cutoff:french,invitations,pool,admissions,never_invited";

    private const int MostReplications = 1_000_000;

    /// <summary>Makes the options.</summary>
    /// <param name="replications">Replications of each point where none are asked for.</param>
    public StudyOptions(int replications)
    {
        DefaultReplications = replications;
        Replications = CommonOptions.Number(
            "--replications",
            $"Random futures at each point, the same ones at all. Default: {replications}.",
            1,
            MostReplications
        );
    }

    public int DefaultReplications { get; }

    public Argument<string> File { get; } =
        new("SCENARIO.yaml") { Description = "The scenario whose keys are varied (docs/scenarios/README.md)." };

    public Option<string[]> Vary { get; } =
        new("--vary")
        {
            Description =
                "A key and its values, KEY=V1,V2,… or KEY=LOW..HIGH, with ':log' for even steps of the logarithm; can be given several times.",
            HelpName = "KEY=VALUES",
        };

    public Option<string?> Outputs { get; } =
        new("--outputs")
        {
            Description = $"Outputs, separated by commas (docs/lab/compare.md). Default: {DefaultOutputs}.",
            HelpName = "NAMES",
        };

    public Option<int?> Replications { get; }

    public Option<string?> Folder { get; } =
        new("--out") { Description = "Folder for every point and value as Parquet; new or empty.", HelpName = "DIR" };

    public Option<bool> IsResumed { get; } =
        new("--resume")
        {
            Description = "Use the points that are in the folder already, whatever design they were made for.",
        };

    public Option<string[]> Settings { get; } = CommonOptions.Set();

    public Option<long?> Seed { get; } =
        new("--seed")
        {
            Description = $"Seed of every random number. Default: the scenario's, else {CommonOptions.DefaultSeed}.",
            CustomParser = result => CommonOptions.WholeNumber(result, "--seed", 0, long.MaxValue),
        };

    public Option<bool> IsFixed { get; } = CommonOptions.FixedParameters();

    public Option<DateOnly?> AsOf { get; } = CommonOptions.AsOf();

    public Option<string> Engine { get; } = CommonOptions.Engine(PoolEngines.Names, PoolEngines.Default);

    public Option<int> Threads { get; } = CommonOptions.Threads();

    public Option<string?> History { get; } = CommonOptions.History();

    public Option<bool> Json { get; } = CommonOptions.Json();

    /// <summary>Adds the options that all three verbs have, around those of the verb.</summary>
    public Command AddTo(Command command, params Option[] own)
    {
        command.Add(File);
        command.Add(Vary);
        foreach (Option option in own)
        {
            command.Add(option);
        }

        foreach (Option option in (Option[])[Replications, Settings, AsOf, Seed, IsFixed, Engine, Threads, History, Json])
        {
            command.Add(option);
        }

        return command;
    }

    /// <summary>An option that takes a number above 0.</summary>
    public static Option<double?> Positive(string name, string description) =>
        new(name) { Description = description, CustomParser = result => ParsePositive(result, name) };

    private static double? ParsePositive(ArgumentResult result, string name)
    {
        string text = result.Tokens[0].Value;
        if (Data.Studies.PlainNumber.TryParse(text, out double value) && value > 0)
        {
            return value;
        }

        result.AddError($"{name} is '{text}'; expected a number above 0");
        return null;
    }
}
