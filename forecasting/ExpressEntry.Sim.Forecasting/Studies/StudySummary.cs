using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>The tables a study folder has besides its points and values.</summary>
public static class StudySummary
{
    /// <summary>Name of the table of summaries.</summary>
    public const string FileName = StudyFolder.SummaryFile;

    /// <summary>Name of the table of sensitivity measures.</summary>
    public const string IndicesFileName = StudyFolder.IndicesFile;

    private static readonly ParquetSchema Schema = new(
        new ParquetColumn("point", ParquetType.Int32),
        new ParquetColumn("output", ParquetType.String),
        new ParquetColumn("replications", ParquetType.Int32),
        new ParquetColumn("mean", ParquetType.Double, IsOptional: true),
        new ParquetColumn("standard_error", ParquetType.Double, IsOptional: true),
        new ParquetColumn("p05", ParquetType.Double, IsOptional: true),
        new ParquetColumn("p50", ParquetType.Double, IsOptional: true),
        new ParquetColumn("p95", ParquetType.Double, IsOptional: true)
    );

    private static readonly ParquetSchema IndicesSchema = new(
        new ParquetColumn("output", ParquetType.String),
        new ParquetColumn("key", ParquetType.String),
        new ParquetColumn("measure", ParquetType.String),
        new ParquetColumn("value", ParquetType.Double, IsOptional: true),
        new ParquetColumn("low", ParquetType.Double, IsOptional: true),
        new ParquetColumn("high", ParquetType.Double, IsOptional: true)
    );

    /// <summary>An empty table of summaries.</summary>
    public static TableRows Create() => new(Schema);

    /// <summary>Adds a point: a row an output; none where it failed.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="point">Its row in the design, from 0.</param>
    /// <param name="outputs">Names of the outputs.</param>
    /// <param name="values">What became of it.</param>
    public static void Add(TableRows rows, int point, IReadOnlyList<string> outputs, PointValues values)
    {
        for (int output = 0; output < values.Values?.Length; output++)
        {
            OutputSummary summary = OutputSummary.Of(values.Values[output]);
            rows.Column<int>(0).Add(point + 1);
            rows.Column<string?>(1).Add(outputs[output]);
            rows.Column<int>(2).Add(summary.Count);
            AddNumbers(rows, 3, [summary.Mean, summary.StandardError, summary.P05, summary.P50, summary.P95]);
        }
    }

    /// <summary>An empty table of sensitivity measures.</summary>
    public static TableRows CreateIndices() => new(IndicesSchema);

    /// <summary>Adds a measure.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="output">Name of the output.</param>
    /// <param name="key">The scenario key.</param>
    /// <param name="measure"><c>mu</c>, <c>mu_star</c>, <c>sigma</c>, <c>noise</c>, <c>first</c> or <c>total</c>.</param>
    /// <param name="interval">The measure with its interval.</param>
    public static void AddIndex(TableRows rows, string output, string key, string measure, Interval interval)
    {
        rows.Column<string?>(0).Add(output);
        rows.Column<string?>(1).Add(key);
        rows.Column<string?>(2).Add(measure);
        AddNumbers(rows, 3, [interval.Value, interval.Low, interval.High]);
    }

    private static void AddNumbers(TableRows rows, int column, ReadOnlySpan<double> numbers)
    {
        foreach (double number in numbers)
        {
            if (double.IsNaN(number))
            {
                rows.Column<double>(column++).AddMissing();
            }
            else
            {
                rows.Column<double>(column++).Add(number);
            }
        }
    }
}
