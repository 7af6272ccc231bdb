using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Cli.Backtest;

/// <summary>Writes a backtest as a folder of Parquet, CSV and JSON: whole, or not at all.</summary>
internal static class BacktestFolder
{
    /// <summary>Writes every file of a backtest into a folder that is there completely or not at all.</summary>
    public static void Write(string target, BacktestResults results, long seed, IReadOnlyCollection<string> warnings) =>
        OutFolder.Write(
            target,
            folder =>
            {
                OutFolder.WriteText(folder, "backtest.json", text => BacktestJson.Write(text, results, seed, warnings));
                foreach ((string task, _, CutoffReport report) in results.CutoffReports())
                {
                    OutFolder.WriteText(folder, $"{task}.csv", text => WriteCutoffs(text, report));
                    TableFile.Write(Path.Combine(folder, $"{task}.parquet"), BacktestParquet.OfCutoffs(report));
                    OutFolder.WriteText(folder, $"{task}_summary.csv", text => WriteSummaries(text, report));
                }

                if (results.Odds is { } odds)
                {
                    OutFolder.WriteText(folder, "d.csv", text => WriteOdds(text, odds));
                    TableFile.Write(Path.Combine(folder, "d.parquet"), BacktestParquet.OfOdds(odds));
                }

                if (results.Pool is { } pool)
                {
                    OutFolder.WriteText(folder, "e.csv", text => WritePool(text, pool));
                    TableFile.Write(Path.Combine(folder, "e.parquet"), BacktestParquet.OfPool(pool));
                }
            }
        );

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
