using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Futures;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Cli.Forecast;

/// <summary>A forecast as Parquet tables; columns: <c>docs/results.md</c>, "Forecasts".</summary>
internal static class ForecastTables
{
    private const long MillisecondsADay = 86_400_000;

    /// <summary>Every forecast of a cut-off, a row each: the next rounds, then the windows, then the rounds asked about.</summary>
    public static TableRows OfCutoffs(ForecastRequest request, ForecastResult result)
    {
        var rows = new TableRows(
            new ParquetSchema([
                new ParquetColumn("as_of", ParquetType.String),
                new ParquetColumn("kind", ParquetType.String),
                new ParquetColumn("type", ParquetType.String),
                new ParquetColumn("days", ParquetType.Int32, IsOptional: true),
                new ParquetColumn("p", ParquetType.Double, IsOptional: true),
                .. Optional(ParquetType.String, "date", "date_p05", "date_p50", "date_p95"),
                new ParquetColumn("size", ParquetType.Int32, IsOptional: true),
                .. Optional(ParquetType.Double, "size_p05", "size_p50", "size_p95"),
                .. CutoffQuantiles.Levels.Select(level => new ParquetColumn($"q{level * 100:00}", ParquetType.Double)),
            ])
        );
        foreach (NextRoundForecast next in result.Next)
        {
            var row = new Row("next", next.Type, next.Cutoff)
            {
                Days = request.Days,
                Probability = next.Probability,
                Dates = next.Date,
                Sizes = next.Date is null ? null : next.Size, // of a round that no future has, neither is known
            };
            Add(rows, request, row);
        }

        foreach (WindowForecast window in result.Window)
        {
            var row = new Row("window", window.Type, window.LastCutoff)
            {
                Days = window.Days,
                Probability = window.ProbabilityOfAnyRound,
            };
            Add(rows, request, row);
        }

        foreach (AskedRoundForecast round in result.Rounds)
        {
            var row = new Row("round", round.Asked.Type, round.Cutoff) { Date = round.Asked.Date, Size = round.Asked.Size };
            Add(rows, request, row);
        }

        return rows;
    }

    /// <summary>The pool estimated for the day of the forecast, a row a leaf band, from the top.</summary>
    public static TableRows OfPool(ForecastRequest request, ForecastResult result)
    {
        var rows = new TableRows(
            new ParquetSchema([
                new ParquetColumn("at", ParquetType.TimestampMilliseconds),
                new ParquetColumn("band", ParquetType.String),
                new ParquetColumn("count", ParquetType.Int32),
            ])
        );
        long at = (request.AsOf.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * MillisecondsADay;
        foreach (BandCount band in result.Pool)
        {
            rows.Column<long>(0).Add(at);
            rows.Column<string?>(1).Add(band.Band.Label);
            rows.Column<int>(2).Add(band.Count);
        }

        return rows;
    }

    private static IEnumerable<ParquetColumn> Optional(ParquetType type, params string[] names) =>
        names.Select(name => new ParquetColumn(name, type, IsOptional: true));

    private static void Add(TableRows rows, ForecastRequest request, Row row)
    {
        int column = 0;
        Add<string?>(PlainText.Day(request.AsOf));
        Add<string?>(row.Kind);
        Add<string?>(row.Type.ToWord());
        AddOrMiss(row.Days);
        AddOrMiss(row.Probability);
        foreach (DateOnly? day in (DateOnly?[])[row.Date, row.Dates?.P05, row.Dates?.P50, row.Dates?.P95])
        {
            Add(day is { } known ? PlainText.Day(known) : null);
        }

        AddOrMiss(row.Size);
        foreach (double? size in (double?[])[row.Sizes?.P05, row.Sizes?.P50, row.Sizes?.P95])
        {
            AddOrMiss(size);
        }

        foreach (double quantile in row.Cutoff)
        {
            Add(quantile);
        }

        void Add<T>(T value) => rows.Column<T>(column++).Add(value);

        void AddOrMiss<T>(T? value)
            where T : struct
        {
            if (value is { } known)
            {
                Add(known);
            }
            else
            {
                rows.Column<T>(column++).AddMissing();
            }
        }
    }

    // What a row can say; absent values are missing in the file.
    private sealed record Row(string Kind, RoundType Type, ImmutableArray<double> Cutoff)
    {
        public int? Days { get; init; }

        public double? Probability { get; init; }

        public DateOnly? Date { get; init; }

        public (DateOnly P05, DateOnly P50, DateOnly P95)? Dates { get; init; }

        public int? Size { get; init; }

        public (double P05, double P50, double P95)? Sizes { get; init; }
    }
}
