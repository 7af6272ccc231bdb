using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Forecasting.Calibration;

namespace ExpressEntry.Sim.Cli.Calibrate;

/// <summary><c>eesim calibrate</c>: fits what nobody publishes about the pool to what is published.</summary>
internal static class CalibrateCommand
{
    private static readonly DateOnly FirstMonth = new(2023, 1, 1);

    public static Command Create(Host host)
    {
        var folder = new Option<string?>("--out")
        {
            Description = "Write the posterior, its checkpoint and diagnostics into this new or empty folder.",
            HelpName = "DIR",
        };
        var isFromScratch = new Option<bool>("--from-scratch")
        {
            Description = "Leave the monthly checkpoints that come with the program alone, and walk from 2022 on.",
        };
        var isMonthly = new Option<bool>("--monthly")
        {
            Description =
                "Write the checkpoints of all months since 2023 instead, as they come with the program; needs --out.",
        };
        Option<DateOnly?> asOf = CommonOptions.AsOf();
        Option<bool> json = CommonOptions.Json();
        Option<int> threads = CommonOptions.Threads();
        Option<string?> history = CommonOptions.History();
        var command = new Command(
            "calibrate",
            "Fit the hidden quantities of the pool to the published rounds and bands, by simulation. "
                + "Example: eesim calibrate --as-of 2025-06-01 --out posterior"
        )
        {
            asOf,
            folder,
            isFromScratch,
            isMonthly,
            json,
            threads,
            history,
        };
        command.SetAction(call =>
        {
            string? target = call.GetValue(folder);
            OutFolder.CheckFree(target);
            KnownHistory known = KnownHistory.Open(call.GetValue(history), call.GetValue(asOf), host);
            known = known.WithUnknownDays("the posterior rests on what was published by then");
            using var progress = new ProgressLine(host);
            bool isMonths = call.GetValue(isMonthly);
            var run = new CalibrationRun(
                null,
                call.GetValue(threads),
                call.GetValue(isFromScratch),
                (done, all) => progress.Report(isMonths ? "months" : "snapshots", done, all),
                host.Cancellation
            );
            if (isMonths)
            {
                WriteMonths(host, run, known, target, call.GetValue(json));
                return ExitCode.Done;
            }

            PosteriorEnsemble posterior = run.Run(known.History, known.AsOf);
            if (target is not null)
            {
                OutFolder.Write(
                    target,
                    path =>
                    {
                        OutFolder.WriteBytes(path, "posterior.parquet", posterior.WritePosterior);
                        OutFolder.WriteBytes(path, "checkpoint.parquet", posterior.WriteCheckpoint);
                        OutFolder.WriteText(
                            path,
                            "diagnostics.json",
                            text => CalibrateOutput.WriteJson(text, posterior, known)
                        );
                    }
                );
            }

            if (call.GetValue(json))
            {
                CalibrateOutput.WriteJson(host.Out, posterior, known);
            }
            else
            {
                CalibrateOutput.WriteText(host, posterior, known, target);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteMonths(Host host, CalibrationRun run, KnownHistory known, string? target, bool isJson)
    {
        if (target is null)
        {
            throw new InvalidInputException("--monthly writes files; expected --out with a new or empty folder.");
        }

        List<DateOnly> days = [];
        OutFolder.Write(
            target,
            path =>
                run.MakeCheckpoints(
                    known.History,
                    FirstMonth,
                    known.AsOf,
                    (day, bytes) =>
                    {
                        days.Add(day);
                        OutFolder.WriteBytes(path, $"{PlainText.Day(day)}.parquet", stream => stream.Write(bytes));
                    }
                )
        );
        if (isJson)
        {
            JsonDocumentWriter.Write(
                host.Out,
                known.Warnings,
                document =>
                {
                    document.WriteString("out", target);
                    document.WriteNumber("checkpoints", days.Count);
                }
            );
        }
        else
        {
            host.Out.WriteLine(
                $"{days.Count} checkpoints, {PlainText.Day(days[0])} to {PlainText.Day(days[^1])}, are in {target}."
            );
        }
    }
}
