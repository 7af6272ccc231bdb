using System.Collections.Immutable;
using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary><c>eesim sensitivity</c>: which keys of a scenario an output depends on, and how much.</summary>
internal static class SensitivityCommand
{
    private const int DefaultReplications = 100;
    private const int DefaultTrajectories = 10;
    private const int DefaultLevels = 4;
    private const int DefaultBase = 64;
    private const long MostValues = 50_000_000; // kept in memory, eight bytes each

    public static Command Create(Host host)
    {
        var options = new StudyOptions(DefaultReplications);
        Option<string> method = new("--method")
        {
            Description =
                "morris: screening, points = trajectories × (keys + 1); sobol: shares of the variance, points = base × (keys + 2). Default: morris.",
            HelpName = "morris|sobol",
            DefaultValueFactory = _ => "morris",
        };
        Option<int?> trajectories = CommonOptions.Number(
            "--trajectories",
            $"Morris trajectories. Default: {DefaultTrajectories}.",
            2,
            10_000
        );
        Option<int?> levels = CommonOptions.Number(
            "--levels",
            $"Levels of each range in Morris trajectories, an even number. Default: {DefaultLevels}.",
            2,
            100
        );
        Option<int?> rows = CommonOptions.Number(
            "--base",
            $"Rows of the Sobol design, best a power of two. Default: {DefaultBase}.",
            2,
            65_536
        );
        Command command = options.AddTo(
            new Command(
                "sensitivity",
                "Find which keys of a scenario an output depends on. Example: eesim sensitivity scenarios/baseline.yaml --vary rounds.size_factor=0.8..1.2 --vary arrivals.factor=0.9..1.1 --outputs last_cutoff:cec"
            ),
            method,
            trajectories,
            levels,
            rows,
            options.Outputs,
            options.Folder,
            options.IsResumed
        );
        command.SetAction(call =>
        {
            string how = call.GetValue(method)!;
            CheckOptions(
                how,
                call.GetValue(trajectories) ?? call.GetValue(levels),
                call.GetValue(rows),
                call.GetValue(levels)
            );
            string outputs = call.GetValue(options.Outputs) ?? StudyOptions.DefaultOutputs;
            var study = new StudyCall(call, options, OutputName.ParseList(outputs), host);
            if (study.Variables.IsEmpty)
            {
                throw new InvalidInputException("--vary is missing; expected KEY=LOW..HIGH, once for each key.");
            }

            DesignTable design =
                how == "morris"
                    ? StudyDesigns.Morris(
                        study.Variables,
                        call.GetValue(trajectories) ?? DefaultTrajectories,
                        call.GetValue(levels) ?? DefaultLevels,
                        study.Seed
                    )
                    : StudyDesigns.SobolIndices(study.Variables, call.GetValue(rows) ?? DefaultBase, study.Seed);
            CheckSize(study, design);
            ImmutableArray<string> warnings = [.. study.Check(design, file: null), .. Warn(how, call.GetValue(rows))];
            SensitivityResult? result = Run(
                study,
                design,
                how,
                call.GetValue(options.Folder),
                call.GetValue(options.IsResumed),
                warnings,
                host
            );
            return result is null ? ExitCode.Failed : Report(host, study, result, call.GetValue(options.Json));
        });
        return command;
    }

    private static void CheckOptions(string method, int? ofMorris, int? ofSobol, int? levels)
    {
        if (method is not ("morris" or "sobol"))
        {
            throw new InvalidInputException($"--method is '{method}'; expected morris or sobol.");
        }

        if ((method == "morris" ? ofSobol : ofMorris) is not null)
        {
            throw new InvalidInputException(
                method == "morris"
                    ? "--base belongs to --method sobol; expected --trajectories."
                    : "--trajectories and --levels belong to --method morris; expected --base."
            );
        }

        if (levels % 2 == 1)
        {
            throw new InvalidInputException($"--levels is {levels}; expected an even number.");
        }
    }

    private static void CheckSize(StudyCall study, DesignTable design)
    {
        long values = (long)design.Points.Length * study.Replications * study.Model.Outputs.Length;
        if (values > MostValues)
        {
            throw new InvalidInputException(
                $"{design.Points.Length:N0} points of {study.Replications:N0} replications and {study.Model.Outputs.Length} outputs are {values:N0} values; expected up to {MostValues:N0}: fewer points, replications or outputs."
            );
        }
    }

    private static IEnumerable<string> Warn(string method, int? rows)
    {
        if (method == "sobol" && rows is { } count && !int.IsPow2(count))
        {
            yield return $"--base is {count}, which is no power of two: the points of the Sobol sequence are not evenly spread";
        }
    }

    private static SensitivityResult? Run(
        StudyCall study,
        DesignTable design,
        string method,
        string? path,
        bool isResumed,
        ImmutableArray<string> warnings,
        Host host
    )
    {
        TableRows summary = StudySummary.Create();
        TableRows indices = StudySummary.CreateIndices();
        double[]?[][] values = [.. study.Model.Outputs.Select(_ => new double[design.Points.Length][])];
        string?[] errors = new string?[design.Points.Length];
        ImmutableArray<SensitivityOutput> outputs = [];
        bool isDone = StudyFolderRun.Run(
            study,
            design,
            method == "morris" ? "morris" : "sobol-indices",
            path,
            isResumed,
            (point, own) =>
            {
                StudySummary.Add(summary, point, study.Model.Outputs, own);
                errors[point] = own.Error;
                for (int output = 0; output < own.Values?.Length; output++)
                {
                    values[output][point] = own.Values[output];
                }
            },
            () =>
            {
                outputs = [.. study.Model.Outputs.Select((name, i) => Measure(study, design, method, name, values[i]))];
                AddIndices(indices, outputs);
                return [(StudySummary.FileName, summary), (StudySummary.IndicesFileName, indices)];
            },
            host
        );
        return isDone ? new SensitivityResult(method, design, outputs, [.. errors], path, warnings) : null;
    }

    // One replication says nothing of the noise in it; intervals over the points alone would look better than they are.
    private static SensitivityOutput Measure(
        StudyCall study,
        DesignTable design,
        string method,
        string name,
        double[]?[] values
    )
    {
        try
        {
            if (method == "morris")
            {
                (ImmutableArray<MorrisIndex> found, int trajectories, int replications) = MorrisEstimator.Estimate(
                    study.Variables,
                    design,
                    values,
                    study.Seed
                );
                ImmutableArray<MorrisIndex> said =
                    replications > 1 ? found : [.. found.Select(index => index.WithoutIntervals())];
                return new SensitivityOutput(name, said, Sobol: null, trajectories, replications, Problem: null);
            }

            SobolResult result = SobolEstimator.Estimate(design.Keys, design, values, study.Seed);
            SobolResult shown = result.Replications > 1 ? result : result.WithoutIntervals();
            return new SensitivityOutput(name, [], shown, result.Rows, result.Replications, Problem: null);
        }
        catch (InvalidInputException problem)
        {
            return new SensitivityOutput(name, [], Sobol: null, 0, 0, problem.Message);
        }
    }

    private static void AddIndices(TableRows rows, ImmutableArray<SensitivityOutput> outputs)
    {
        foreach (SensitivityOutput output in outputs)
        {
            foreach (MorrisIndex index in output.Morris)
            {
                StudySummary.AddIndex(rows, output.Name, index.Key, "mu", index.Mu);
                StudySummary.AddIndex(rows, output.Name, index.Key, "mu_star", index.MuStar);
                StudySummary.AddIndex(rows, output.Name, index.Key, "sigma", index.Sigma);
                StudySummary.AddIndex(
                    rows,
                    output.Name,
                    index.Key,
                    "noise",
                    new Interval(index.Noise, double.NaN, double.NaN)
                );
            }

            foreach (SobolIndex index in output.Sobol?.Indices ?? [])
            {
                StudySummary.AddIndex(rows, output.Name, index.Key, "first", index.First);
                StudySummary.AddIndex(rows, output.Name, index.Key, "total", index.Total);
            }
        }
    }

    private static int Report(Host host, StudyCall study, SensitivityResult result, bool isJson)
    {
        if (isJson)
        {
            SensitivityJson.Write(host.Out, study, result);
        }
        else
        {
            SensitivityText.Write(host, study, result);
        }

        return result.Failed > 0 || result.Outputs.Any(output => output.Problem is not null)
            ? ExitCode.Failed
            : ExitCode.Done;
    }
}
