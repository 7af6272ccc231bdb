using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Cli.Simulate;

/// <summary><c>eesim simulate</c>: a scenario, many times, into a result set.</summary>
internal static class SimulateCommand
{
    private const int DefaultReplications = 1000;
    private const int MostReplications = 1_000_000;

    public static Command Create(Host host)
    {
        Argument<string> file = new("SCENARIO.yaml")
        {
            Description = "The scenario: pool, arrivals, rounds, horizon (docs/scenarios/README.md).",
        };
        Option<string> folder = new("--out")
        {
            Description = "Folder for the results; new or empty.",
            HelpName = "DIR",
            Required = true,
        };
        Option<int?> replications = CommonOptions.Number(
            "--replications",
            $"Random futures to simulate. Default: the scenario's, else {DefaultReplications}.",
            1,
            MostReplications
        );
        Option<long?> seed = new("--seed")
        {
            Description = $"Seed of every random number. Default: the scenario's, else {CommonOptions.DefaultSeed}.",
            CustomParser = result => CommonOptions.WholeNumber(result, "--seed", 0, long.MaxValue),
        };
        Option<int?> only = CommonOptions.Number("--only", "Make this one replication alone.", 1, MostReplications);
        Option<string?> shard = new("--shard")
        {
            Description = "Make part I of N of the replications; 'eesim merge' joins them.",
            HelpName = "I/N",
        };
        Option<string?> until = new("--until")
        {
            Description = "Stop when a quantile of the cut-offs is known to a half-width, as cutoff:cec:p50:0.5.",
            HelpName = "RULE",
        };
        Option<bool> isResumed = new("--resume") { Description = "Go on with an unfinished run in the folder." };
        Option<string[]> settings = CommonOptions.Set();
        Option<bool> isFixed = CommonOptions.FixedParameters();
        Option<DateOnly?> asOf = CommonOptions.AsOf();
        Option<string> engine = CommonOptions.Engine(PoolEngines.Names, PoolEngines.Default);
        Option<int> threads = CommonOptions.Threads();
        Option<string?> history = CommonOptions.History();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "simulate",
            "Simulate a scenario. Example: eesim simulate scenarios/baseline.yaml --out results"
        )
        {
            file,
            folder,
            settings,
            replications,
            only,
            until,
            shard,
            isResumed,
            asOf,
            seed,
            isFixed,
            engine,
            threads,
            history,
            json,
        };
        command.SetAction(call =>
        {
            Scenario scenario = ScenarioReader.ReadFile(
                call.GetValue(file)!,
                ScenarioSetting.ParseAll(call.GetValue(settings) ?? [])
            );
            DateOnly? asked = call.GetValue(asOf);
            KnownHistory known = KnownHistory.Open(
                call.GetValue(history),
                asked ?? scenario.AsOf,
                host,
                asked is null ? message => scenario.Places.Error("as_of", message) : null
            );
            scenario = scenario with
            {
                AsOf = known.AsOf,
                Seed = call.GetValue(seed) ?? scenario.Seed ?? CommonOptions.DefaultSeed,
                Replications = call.GetValue(replications) ?? scenario.Replications ?? DefaultReplications,
                IsFixedParameters = call.GetValue(isFixed) || scenario.IsFixedParameters,
            };
            string? rule = call.GetValue(until);
            var request = new SimulationRequest
            {
                Scenario = scenario,
                History = known.History,
                Range = RangeOf(scenario.Replications.Value, call.GetValue(only), call.GetValue(shard), rule),
                Until = rule is null ? null : StopRule.Parse(rule),
                UntilText = rule,
                Engine = call.GetValue(engine)!,
                Threads = call.GetValue(threads),
                ProgramVersion = EesimProgram.Version,
                Folder = call.GetValue(folder)!,
                IsResumed = call.GetValue(isResumed),
            };
            return Run(request, known, call.GetValue(json), host);
        });
        return command;
    }

    private static int Run(SimulationRequest request, KnownHistory known, bool isJson, Host host)
    {
        SimulationOutcome outcome;
        ProgressLine? progress = null;
        try
        {
            // What an earlier process has made counts for nothing here: rate and time left are of this one.
            outcome = SimulationRun.Run(
                request,
                (done, of) =>
                    LazyInitializer
                        .EnsureInitialized(ref progress, () => new ProgressLine(host, "replications", of))
                        .Report(done),
                host.Cancellation
            );
        }
        catch (OperationCanceledException)
        {
            host.Error.WriteLine(
                $"eesim: stopped; what is finished stays in {request.Folder}, and the same call with --resume goes on."
            );
            return ExitCode.Failed;
        }
        finally
        {
            progress?.Dispose();
        }

        if (isJson)
        {
            SimulateJson.Write(host.Out, known, request, outcome);
        }
        else
        {
            SimulateText.Write(host, known, request, outcome);
        }

        return ExitCode.Done;
    }

    private static ReplicationRange RangeOf(int replications, int? only, string? shard, string? until)
    {
        if ((only is null ? 0 : 1) + (shard is null ? 0 : 1) + (until is null ? 0 : 1) > 1)
        {
            throw new InvalidInputException("--only, --shard and --until exclude each other; expected one of them.");
        }

        if (only is { } number)
        {
            return number <= replications
                ? new ReplicationRange(1, 1, number, number)
                : throw new InvalidInputException($"--only is {number}; expected a replication 1-{replications}.");
        }

        if (shard is null)
        {
            return ReplicationRange.Whole(replications);
        }

        string[] parts = shard.Split('/');
        return
            parts.Length == 2
            && int.TryParse(parts[0], System.Globalization.NumberStyles.None, null, out int index)
            && int.TryParse(parts[1], System.Globalization.NumberStyles.None, null, out int count)
            && count >= 1
            && count <= replications
            && index >= 1
            && index <= count
            ? ReplicationRange.OfShard(index, count, replications)
            : throw new InvalidInputException(
                $"--shard is '{shard}'; expected I/N with N of 1-{replications} (the replications) and I of 1-N, as 1/4."
            );
    }
}
