using System.Collections.Immutable;
using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary><c>eesim solve</c>: the value of one key that brings an output to a target.</summary>
internal static class SolveCommand
{
    private const int DefaultReplications = 500;

    public static Command Create(Host host)
    {
        var options = new StudyOptions(DefaultReplications);
        Option<string> target = new("--target")
        {
            Description = "The output and what it is to be, as 'cutoff:cec@2027-03=500' (docs/lab/compare.md).",
            HelpName = "OUTPUT=VALUE",
            Required = true,
        };
        Option<string> statistic = new("--statistic")
        {
            Description = "Of the output's replications: mean, median, pNN, prob<=X or prob>=X. Default: median.",
            HelpName = "WORD",
            DefaultValueFactory = _ => "median",
        };
        Option<double?> tolerance = StudyOptions.Positive(
            "--tolerance",
            "How well the key's value is to be known, in its own unit. Default: a two-hundredth of the range."
        );
        Command command = options.AddTo(
            new Command(
                "solve",
                "Find the value of a key that brings an output to a target. Example: eesim solve scenarios/french-target.yaml --vary rounds.cadence.french.size=1000..8000 --target last_cutoff:french=400"
            ),
            target,
            statistic,
            tolerance
        );
        command.SetAction(call =>
        {
            StudyStatistic wanted = StudyStatistic.Parse(call.GetValue(statistic)!);
            SolveTarget goal = SolveTarget.Parse(call.GetValue(target)!, wanted);
            var study = new StudyCall(call, options, [goal.Output], host);
            if (study.Variables is not [{ IsRange: true } variable])
            {
                throw new InvalidInputException(
                    $"--vary is given {study.Variables.Length} times or without a range; expected it once, as KEY=LOW..HIGH."
                );
            }

            var ends = new DesignTable(
                [variable.Key],
                [
                    [variable.LevelAt(0)],
                    [variable.LevelAt(1)],
                ]
            );
            ImmutableArray<string> warnings = study.Check(ends, file: null);
            var request = new SolveRequest(variable, wanted, goal.Value, call.GetValue(tolerance), study.Seed);
            SolveResult result = Run(study, request, host);
            if (call.GetValue(options.Json))
            {
                SolveJson.Write(host.Out, study, goal, request, result, warnings);
            }
            else
            {
                SolveText.Write(host, study, goal, request, result, warnings);
            }

            return result.IsReached ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static SolveResult Run(StudyCall study, SolveRequest request, Host host)
    {
        using var progress = new ProgressLine(host);
        int tried = 0;
        return StudySolver.Solve(
            request,
            value =>
            {
                int number = ++tried;
                return study.Model.Evaluate(
                    [KeyValuePair.Create(request.Variable.Key, value)],
                    done => progress.Report($"replications of value {number}, {value}", done, study.Replications),
                    host.Cancellation
                )[0];
            }
        );
    }
}
