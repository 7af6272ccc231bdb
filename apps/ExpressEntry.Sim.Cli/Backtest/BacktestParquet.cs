using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Cli.Backtest;

/// <summary>The rows of a backtest as Parquet tables, one a task: the same columns as the CSV files, with types.</summary>
internal static class BacktestParquet
{
    /// <summary>Tasks A, B and C: the key, the outcome, nineteen quantiles, and both losses.</summary>
    public static TableRows OfCutoffs(CutoffReport report)
    {
        string[] keys = report.Rows.IsEmpty ? [] : [.. report.Rows[0].Key.Select(column => column.Name)];
        var rows = new TableRows(
            new ParquetSchema([
                .. keys.Select(name => new ParquetColumn(name, ParquetType.String)),
                new ParquetColumn("outcome", ParquetType.Int32),
                .. CutoffQuantiles.Levels.Select(level => new ParquetColumn($"q{level * 100:00}", ParquetType.Double)),
                new ParquetColumn("crps", ParquetType.Double),
                new ParquetColumn("reference_crps", ParquetType.Double),
            ])
        );
        foreach (CutoffRow row in report.Rows)
        {
            int column = 0;
            foreach (KeyColumn key in row.Key)
            {
                rows.Column<string>(column++).Add(key.Text);
            }

            rows.Column<int>(column++).Add(row.Actual);
            foreach (double quantile in row.Counted.Values)
            {
                rows.Column<double>(column++).Add(quantile);
            }

            rows.Column<double>(column++).Add(row.Crps);
            rows.Column<double>(column).Add(row.ReferenceCrps);
        }

        return rows;
    }

    /// <summary>Task D: one row a score.</summary>
    public static TableRows OfOdds(OddsReport report)
    {
        var rows = new TableRows(
            new ParquetSchema([
                new ParquetColumn("origin", ParquetType.String),
                new ParquetColumn("type", ParquetType.String),
                new ParquetColumn("group", ParquetType.String),
                new ParquetColumn("horizon", ParquetType.Int32),
                new ParquetColumn("score", ParquetType.Int32),
                new ParquetColumn("invited", ParquetType.Boolean),
                new ParquetColumn("p", ParquetType.Double),
            ])
        );
        foreach (OddsPair pair in report.Pairs)
        {
            for (int cell = 0; cell < pair.Scores.Length; cell++)
            {
                rows.Column<string>(0).Add($"{pair.Question.Origin:yyyy-MM-dd}");
                rows.Column<string>(1).Add(pair.Question.Type.ToWord());
                rows.Column<string>(2).Add(pair.Group.ToWord());
                rows.Column<int>(3).Add(pair.Question.HorizonDays);
                rows.Column<int>(4).Add(pair.Scores[cell]);
                rows.Column<bool>(5).Add(pair.IsInvited(cell));
                rows.Column<double>(6).Add(pair.Counted.Values[cell]);
            }
        }

        return rows;
    }

    /// <summary>Task E: one row a snapshot, one column a band.</summary>
    public static TableRows OfPool(PoolReport report)
    {
        var rows = new TableRows(
            new ParquetSchema([
                new ParquetColumn("prev_as_of", ParquetType.String),
                new ParquetColumn("as_of", ParquetType.String),
                new ParquetColumn("published", ParquetType.String),
                .. PoolCounts.Bands.Select(
                    (ScoreBand band) => new ParquetColumn($"{band.Low}_{band.High}", ParquetType.Double)
                ),
                new ParquetColumn("wape", ParquetType.Double),
                new ParquetColumn("wape_persistence", ParquetType.Double),
            ])
        );
        foreach (PoolRow row in report.Rows)
        {
            rows.Column<string>(0).Add($"{row.PreviousAsOf:yyyy-MM-dd}");
            rows.Column<string>(1).Add($"{row.AsOf:yyyy-MM-dd}");
            rows.Column<string>(2).Add($"{row.Published:yyyy-MM-dd}");
            int column = 3;
            foreach (double count in row.Counted.Values)
            {
                rows.Column<double>(column++).Add(count);
            }

            rows.Column<double>(column++).Add(row.Error);
            rows.Column<double>(column).Add(row.ReferenceError);
        }

        return rows;
    }
}
