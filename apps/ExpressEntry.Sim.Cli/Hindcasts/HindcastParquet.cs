using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Calibration;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Cli.Hindcasts;

/// <summary>The rows of a hindcast as Parquet tables.</summary>
internal static class HindcastParquet
{
    /// <summary>One row a round: to the next snapshot (horizon 0), and 90 and 180 days ahead.</summary>
    public static TableRows OfRounds(HindcastReport report)
    {
        var rows = new TableRows(
            new ParquetSchema([
                new ParquetColumn("horizon_days", ParquetType.Int32),
                new ParquetColumn("origin", ParquetType.String),
                new ParquetColumn("round", ParquetType.String),
                new ParquetColumn("date", ParquetType.String),
                new ParquetColumn("type", ParquetType.String),
                new ParquetColumn("size", ParquetType.Int32),
                new ParquetColumn("cutoff", ParquetType.Int32),
                .. CutoffQuantiles.Levels.Select(level => new ParquetColumn($"q{level * 100:00}", ParquetType.Double)),
                new ParquetColumn("crps", ParquetType.Double),
                new ParquetColumn("reference_crps", ParquetType.Double),
                new ParquetColumn("transform", ParquetType.Double),
            ])
        );
        foreach ((int horizon, HindcastRound one) in report.Rounds.Select(one => (0, one)).Concat(report.Ahead))
        {
            rows.Column<int>(0).Add(horizon);
            rows.Column<string>(1).Add(PlainText.Day(one.Origin));
            rows.Column<string>(2).Add(one.Round.Number);
            rows.Column<string>(3).Add(PlainText.Day(one.Round.Date));
            rows.Column<string>(4).Add(one.Round.Type.ToWord());
            rows.Column<int>(5).Add(one.Round.Invitations!.Value);
            rows.Column<int>(6).Add(one.Round.Cutoff!.Value);
            int column = 7;
            foreach (double quantile in one.Forecast.Values)
            {
                rows.Column<double>(column++).Add(quantile);
            }

            rows.Column<double>(column++).Add(one.Crps);
            rows.Column<double>(column++).Add(one.ReferenceCrps);
            rows.Column<double>(column).Add(one.Transform);
        }

        return rows;
    }

    /// <summary>One row a snapshot and band.</summary>
    public static TableRows OfPools(HindcastReport report)
    {
        var rows = new TableRows(
            new ParquetSchema([
                new ParquetColumn("origin", ParquetType.String),
                new ParquetColumn("as_of", ParquetType.String),
                new ParquetColumn("band", ParquetType.String),
                new ParquetColumn("count", ParquetType.Double),
                new ParquetColumn("before", ParquetType.Double),
                new ParquetColumn("p10", ParquetType.Double),
                new ParquetColumn("p50", ParquetType.Double),
                new ParquetColumn("p90", ParquetType.Double),
            ])
        );
        foreach (HindcastPool pool in report.Pools)
        {
            for (int band = 0; band < PoolCounts.BandCount; band++)
            {
                rows.Column<string>(0).Add(PlainText.Day(pool.Origin));
                rows.Column<string>(1).Add(PlainText.Day(pool.Row.AsOf));
                rows.Column<string>(2).Add(PoolCounts.Bands[band].Label);
                rows.Column<double>(3).Add(pool.Row.Actual.Values[band]);
                rows.Column<double>(4).Add(pool.Row.Reference.Values[band]);
                rows.Column<double>(5).Add(pool.Low[band]);
                rows.Column<double>(6).Add(pool.Row.Counted.Values[band]);
                rows.Column<double>(7).Add(pool.High[band]);
            }
        }

        return rows;
    }
}
