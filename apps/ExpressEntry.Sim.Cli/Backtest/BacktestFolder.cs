using System.Globalization;
using System.Text;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Cli.Backtest;

/// <summary>Writes a backtest as a folder of Parquet, CSV and JSON: whole, or not at all.</summary>
internal static class BacktestFolder
{
    /// <summary>Refuses a folder that holds something already.</summary>
    /// <param name="folder">The folder asked for; null for none.</param>
    /// <exception cref="InvalidInputException">It is a file, or not empty.</exception>
    public static void CheckFree(string? folder)
    {
        if (folder is null)
        {
            return;
        }

        if (File.Exists(folder))
        {
            throw new InvalidInputException($"--out {folder} is a file; expected a new or empty folder.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InvalidInputException($"--out {folder} is not empty; expected a new or empty folder.");
        }
    }

    /// <summary>Writes into a temporary folder beside the target, and renames it when every file is on disk.</summary>
    public static void Write(string folder, BacktestResults results, long seed, IReadOnlyCollection<string> warnings)
    {
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string temporary = $"{target}.{Environment.ProcessId}.part";
        try
        {
            Directory.CreateDirectory(temporary);
            WriteFile(temporary, "backtest.json", text => BacktestJson.Write(text, results, seed, warnings));
            foreach ((string task, _, CutoffReport report) in results.CutoffReports())
            {
                WriteFile(temporary, $"{task}.csv", text => WriteCutoffs(text, report));
                TableFile.Write(Path.Combine(temporary, $"{task}.parquet"), BacktestParquet.OfCutoffs(report));
                WriteFile(temporary, $"{task}_summary.csv", text => WriteSummaries(text, report));
            }

            if (results.Odds is { } odds)
            {
                WriteFile(temporary, "d.csv", text => WriteOdds(text, odds));
                TableFile.Write(Path.Combine(temporary, "d.parquet"), BacktestParquet.OfOdds(odds));
            }

            if (results.Pool is { } pool)
            {
                WriteFile(temporary, "e.csv", text => WritePool(text, pool));
                TableFile.Write(Path.Combine(temporary, "e.parquet"), BacktestParquet.OfPool(pool));
            }

            CheckFree(folder);
            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            Directory.Move(temporary, target);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw new InvalidInputException($"--out {folder} cannot be written: {failure.Message}", failure);
        }
        catch
        {
            Discard(temporary);
            throw;
        }
    }

    private static void Discard(string temporary)
    {
        if (Directory.Exists(temporary))
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static void WriteFile(string folder, string name, Action<TextWriter> write)
    {
        using var file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew);
        using (var text = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
        {
            write(text);
        }

        file.Flush(flushToDisk: true);
    }

    private static void WriteCutoffs(TextWriter text, CutoffReport report)
    {
        if (report.Rows.IsEmpty)
        {
            return;
        }

        text.Write(string.Join(',', report.Rows[0].Key.Select(column => column.Name)));
        for (int level = 5; level <= 95; level += 5)
        {
            text.Write($",q{level:00}");
        }

        text.WriteLine(",crps,reference_crps");
        foreach (CutoffRow row in report.Rows)
        {
            text.Write(string.Join(',', row.Key.Select(column => column.Text)));
            foreach (double quantile in row.Counted.Values)
            {
                text.Write($",{Number(quantile, 3)}");
            }

            text.WriteLine($",{Number(row.Crps, 6)},{Number(row.ReferenceCrps, 6)}");
        }
    }

    private static void WriteSummaries(TextWriter text, CutoffReport report)
    {
        text.WriteLine(
            "group,n,miss,mae,median_ae,rmse,crps,reference_crps,skill,skill_low,skill_high,cov50,cov80,cov90,width80"
        );
        foreach ((string key, CutoffSummary one) in report.Groups)
        {
            double[] numbers =
            [
                one.MeanAbsoluteError,
                one.MedianAbsoluteError,
                one.RootMeanSquareError,
                one.Crps,
                one.ReferenceCrps,
                one.Skill,
                one.Interval.SkillLow,
                one.Interval.SkillHigh,
                one.Coverage50,
                one.Coverage80,
                one.Coverage90,
                one.Width80,
            ];
            text.WriteLine(
                $"{key},{one.Rows},{one.Missing},{string.Join(',', numbers.Select(number => Number(number, 5)))}"
            );
        }
    }

    private static void WriteOdds(TextWriter text, OddsReport report)
    {
        text.WriteLine("origin,type,group,horizon,score,invited,p");
        foreach (OddsPair pair in report.Pairs)
        {
            string key =
                $"{Day(pair.Question.Origin)},{pair.Question.Type.ToWord()},{pair.Group.ToWord()},{pair.Question.HorizonDays}";
            for (int cell = 0; cell < pair.Scores.Length; cell++)
            {
                int invited = pair.IsInvited(cell) ? 1 : 0;
                text.WriteLine($"{key},{pair.Scores[cell]},{invited},{Number(pair.Counted.Values[cell], 5)}");
            }
        }
    }

    private static void WritePool(TextWriter text, PoolReport report)
    {
        text.Write("prev_as_of,as_of,published");
        foreach (var band in PoolCounts.Bands)
        {
            text.Write($",{band.Low}_{band.High}");
        }

        text.WriteLine(",wape,wape_persistence");
        foreach (PoolRow row in report.Rows)
        {
            text.Write($"{Day(row.PreviousAsOf)},{Day(row.AsOf)},{Day(row.Published)}");
            foreach (double count in row.Counted.Values)
            {
                text.Write($",{Number(count, 1)}");
            }

            text.WriteLine($",{Number(row.Error, 6)},{Number(row.ReferenceError, 6)}");
        }
    }

    private static string Number(double value, int digits) =>
        double.IsFinite(value) ? Math.Round(value, digits).ToString(CultureInfo.InvariantCulture) : "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
