using System.Collections.Immutable;
using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Report;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Runs;
using ExpressEntry.Sim.Reports.Comparing;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Cli.Compare;

/// <summary><c>eesim compare</c>: scenarios or result sets beside each other, with common random numbers.</summary>
internal static class CompareCommand
{
    private const int DefaultReplications = 1000;
    private const int MostReplications = 1_000_000;
    private const string DefaultOdds = "480:cec,500:cec,520:cec";

    public static Command Create(Host host)
    {
        Argument<string[]> places = new("A B…")
        {
            Description = "Scenario files or result sets, two or more; all are compared with the first.",
            Arity = new ArgumentArity(1, 16),
        };
        Option<int?> replications = CommonOptions.Number(
            "--replications",
            $"Random futures of each scenario. Default: the result sets', else the first scenario's, else {DefaultReplications}.",
            1,
            MostReplications
        );
        Option<long?> seed = new("--seed")
        {
            Description =
                $"Seed of every random number. Default: the result sets', else the first scenario's, else {CommonOptions.DefaultSeed}.",
            CustomParser = result => CommonOptions.WholeNumber(result, "--seed", 0, long.MaxValue),
        };
        Option<string> odds = new("--odds")
        {
            Description = $"Odds to compare, as 505:cec+french,480:cec. Default: {DefaultOdds}.",
            HelpName = "SCORE:TYPES,…",
            DefaultValueFactory = _ => DefaultOdds,
        };
        Option<string?> by = ByOption();
        Option<DateOnly?> asOf = CommonOptions.AsOf();
        Option<string> engine = CommonOptions.Engine(PoolEngines.Names, PoolEngines.Default);
        Option<int> threads = CommonOptions.Threads();
        Option<string?> history = CommonOptions.History();
        Option<string?> page = ReportOptions.Page();
        Option<OutputLanguage> language = CommonOptions.Language("the page of --report; what is printed is English");
        Option<bool> isBrief = new("--brief") { Description = "Say what differs and what comes of it, without the tables." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "compare",
            "Compare scenarios or result sets. Example: eesim compare scenarios/baseline.yaml scenarios/cec-pause.yaml"
        )
        {
            places,
            replications,
            seed,
            odds,
            by,
            asOf,
            engine,
            threads,
            history,
            page,
            language,
            isBrief,
            json,
        };
        command.SetAction(call =>
        {
            var asked = new CompareCall(
                [.. call.GetValue(places)!],
                call.GetValue(replications),
                call.GetValue(seed),
                call.GetValue(asOf),
                call.GetResult(engine) is { Implicit: false } ? call.GetValue(engine) : null,
                call.GetValue(threads),
                call.GetValue(history),
                ParseOdds(call.GetValue(odds)!),
                ParseAttributes(call.GetValue(by)),
                DefaultReplications
            );
            string? file = call.GetValue(page);
            ReportOptions.CheckFile("--report", file);
            ReportOptions.CheckLanguage(call, language, file);
            return Run(
                asked,
                call.GetValue(json),
                call.GetValue(isBrief),
                file,
                ReportOptions.SpeechOf(call.GetValue(language)),
                host
            );
        });
        return command;
    }

    /// <summary><c>--by</c>, of everything that compares.</summary>
    public static Option<string?> ByOption() =>
        new("--by")
        {
            Description =
                $"Attributes to share invitations out by, with a synthetic population: of {string.Join(", ", AttributeTable.Words)}.",
            HelpName = "WORDS",
        };

    private static int Run(CompareCall call, bool isJson, bool isBrief, string? file, ReportSpeech speech, Host host)
    {
        (ComparisonRequest request, ImmutableArray<string> warnings) = CompareSubjects.Open(call, host);
        Comparison comparison;
        using (var progress = new ProgressLine(host))
        {
            comparison = ComparisonRun.Run(
                request,
                (done, of) => progress.Report("replications", done, of),
                host.Cancellation
            );
        }

        comparison = comparison with { Warnings = [.. warnings, .. comparison.Warnings] };
        if (file is not null)
        {
            string command =
                $"eesim compare {string.Join(' ', call.Places)} --seed {comparison.Seed} --replications {comparison.Replications} --report report.html";
            ReportFiles.WritePage(
                ComparisonReport.Build(
                    speech,
                    new ComparisonInput(comparison, [], request.History, EesimProgram.Version, command)
                ),
                file
            );
        }

        if (isJson)
        {
            CompareJson.Write(host.Out, comparison);
        }
        else
        {
            CompareText.Write(host, comparison, isBrief);
        }

        return ExitCode.Done;
    }

    private static ImmutableArray<OutputName> ParseOdds(string text) =>
        text.Length == 0
            ? []
            : [.. text.Split(',', StringSplitOptions.TrimEntries).Select(one => OutputName.Parse($"odds:{one}")).Distinct()];

    /// <summary>Reads the value of <c>--by</c>.</summary>
    /// <exception cref="InvalidInputException">A word is not known.</exception>
    public static ImmutableArray<string> ParseAttributes(string? text)
    {
        string[] words = text?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        foreach (string word in words)
        {
            if (!AttributeTable.Words.Contains(word))
            {
                string near = NearestWord.Find(word, AttributeTable.Words) is { } known ? $" (did you mean '{known}'?)" : "";
                throw new InvalidInputException(
                    $"--by has '{word}'{near}; expected words of {string.Join(", ", AttributeTable.Words)}."
                );
            }
        }

        return [.. AttributeTable.Words.Where(words.Contains)];
    }
}
