using System.Collections.Immutable;
using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary><c>eesim sweep</c>: a scenario at many values of its keys.</summary>
internal static class SweepCommand
{
    private const int DefaultReplications = 200;
    private const int DefaultPoints = 64;
    private const int DefaultLevels = 5;

    public static Command Create(Host host)
    {
        var options = new StudyOptions(DefaultReplications);
        Option<string> how = new("--design")
        {
            Description =
                "How points are chosen: grid (every combination), lhs (a Latin hypercube), sobol (a scrambled Sobol sequence), or a CSV file with a column a key. Default: grid.",
            HelpName = "grid|lhs|sobol|FILE.csv",
            DefaultValueFactory = _ => "grid",
        };
        Option<int?> points = CommonOptions.Number(
            "--points",
            $"Points of lhs and sobol (default {DefaultPoints}); in a grid, values of each range (default {DefaultLevels}).",
            2,
            DesignTable.MostPoints
        );
        Option<string?> designOut = new("--design-out")
        {
            Description = "Write the points to this CSV file, for other tools.",
            HelpName = "FILE.csv",
        };
        Option<bool> isDry = new("--dry-run")
        {
            Description = "Check everything, say which points there would be, run none.",
        };
        Command command = options.AddTo(
            new Command(
                "sweep",
                "Simulate a scenario at many values of its keys. Example: eesim sweep scenarios/baseline.yaml --vary rounds.size_factor=0.8,1,1.2 --out results/sweep"
            ),
            how,
            points,
            options.Outputs,
            options.Folder,
            options.IsResumed,
            designOut,
            isDry
        );
        command.SetAction(call =>
        {
            string outputs = call.GetValue(options.Outputs) ?? StudyOptions.DefaultOutputs;
            string? folder = call.GetValue(options.Folder);
            bool isDryRun = call.GetValue(isDry);
            if (folder is null && !isDryRun)
            {
                throw new InvalidInputException("--out is missing; expected a folder for the points, or --dry-run.");
            }

            var study = new StudyCall(call, options, OutputName.ParseList(outputs), host);
            string design = call.GetValue(how)!;
            DesignTable table = MakeDesign(study, design, call.GetValue(points));
            string? source = IsFile(design) ? design : null;
            ImmutableArray<string> warnings = study.Check(table, source);
            ImmutableArray<(int Point, string Reason)> failing = isDryRun ? study.Rehearse(table, source) : [];
            if (call.GetValue(designOut) is { } file)
            {
                DesignFile.Write(file, table);
            }

            string word = IsFile(design) ? "file" : design;
            if (isDryRun)
            {
                SweepText.WriteDesign(host, study, table);
                SweepText.WriteFailing(host, failing, table.Points.Length);
                return failing.IsEmpty ? ExitCode.Done : ExitCode.Failed;
            }

            SweepResult? result = Run(study, table, word, folder!, call.GetValue(options.IsResumed), warnings, host);
            return result is null ? ExitCode.Failed : Report(host, study, result, call.GetValue(options.Json));
        });
        return command;
    }

    private static bool IsFile(string design) => design.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private static DesignTable MakeDesign(StudyCall study, string design, int? points)
    {
        if (IsFile(design))
        {
            return study.Variables.IsEmpty && points is null
                ? DesignFile.Read(design)
                : throw new InvalidInputException(
                    $"--design {design} has the points already; expected no --vary and no --points beside it."
                );
        }

        if (design is not ("grid" or "lhs" or "sobol"))
        {
            InputPlace.RequireNoFolder(design, "--design grid, lhs, sobol or a file that ends in .csv");
            throw new InvalidInputException(
                $"--design is '{design}'; expected grid, lhs, sobol or a file that ends in .csv."
            );
        }

        if (study.Variables.IsEmpty)
        {
            throw new InvalidInputException(
                "--vary is missing; expected KEY=V1,V2,… or KEY=LOW..HIGH, or --design FILE.csv."
            );
        }

        return design switch
        {
            "grid" => StudyDesigns.Grid(study.Variables, points ?? DefaultLevels),
            "lhs" => StudyDesigns.Hypercube(study.Variables, points ?? DefaultPoints, study.Seed),
            _ => StudyDesigns.Sobol(study.Variables, points ?? DefaultPoints, study.Seed),
        };
    }

    private static SweepResult? Run(
        StudyCall study,
        DesignTable design,
        string how,
        string path,
        bool isResumed,
        ImmutableArray<string> warnings,
        Host host
    )
    {
        TableRows summary = StudySummary.Create();
        var summaries = ImmutableArray.CreateBuilder<ImmutableArray<OutputSummary>>();
        var errors = ImmutableArray.CreateBuilder<string?>();
        bool isDone = StudyFolderRun.Run(
            study,
            design,
            how,
            path,
            isResumed,
            (point, values) =>
            {
                StudySummary.Add(summary, point, study.Model.Outputs, values);
                summaries.Add([.. (values.Values ?? []).Select(own => OutputSummary.Of(own))]);
                errors.Add(values.Error);
            },
            () => [(StudySummary.FileName, summary)],
            host
        );
        return isDone ? new SweepResult(design, how, summaries.ToImmutable(), errors.ToImmutable(), path, warnings) : null;
    }

    private static int Report(Host host, StudyCall study, SweepResult result, bool isJson)
    {
        if (isJson)
        {
            SweepJson.Write(host.Out, study, result);
        }
        else
        {
            SweepText.Write(host, study, result);
        }

        return result.Failed > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
