using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Studies;

/// <summary>The tables of a study and of its parts; <c>docs/lab/studies.md</c> describes the former.</summary>
internal static class StudyTables
{
    public const string PointsFile = "points.parquet";
    public const string ValuesFile = "values.parquet";
    public const string Done = "done";
    public const string Failed = "failed";

    public static ParquetSchema Values { get; } =
        new(
            new ParquetColumn("point", ParquetType.Int32),
            new ParquetColumn("output", ParquetType.String),
            new ParquetColumn("replication", ParquetType.Int32),
            new ParquetColumn("value", ParquetType.Double, IsOptional: true)
        );

    // Empty where the point did not fail: texts of parts are required.
    private static ParquetSchema PartState { get; } = new(new ParquetColumn("error", ParquetType.String));

    private static ParquetSchema PartValues { get; } = new(new ParquetColumn("value", ParquetType.Double, IsOptional: true));

    /// <summary>A table of points: number, a column a key (numbers where all are), state and error.</summary>
    public static ParquetSchema PointsOf(DesignTable design) =>
        new([
            new ParquetColumn("point", ParquetType.Int32),
            .. design.Keys.Select(
                (key, i) => new ParquetColumn(key, design.IsNumeric(i) ? ParquetType.Double : ParquetType.String)
            ),
            new ParquetColumn("status", ParquetType.String),
            new ParquetColumn("error", ParquetType.String, IsOptional: true),
        ]);

    /// <summary>Empty tables of a part: what became of the point, and its values, output after output.</summary>
    public static ImmutableArray<TableRows> CreatePart() => [new TableRows(PartState), new TableRows(PartValues)];

    /// <summary>Fills the tables of a part.</summary>
    public static void Fill(ImmutableArray<TableRows> part, PointValues point)
    {
        part[0].Clear();
        part[1].Clear();
        part[0].Column<string?>(0).Add(point.Error ?? "");
        foreach (double value in point.Values?.SelectMany(own => own) ?? [])
        {
            Add(part[1].Column<double>(0), value);
        }
    }

    /// <summary>The point of a part; null where it is of another shape.</summary>
    public static PointValues? Read(ImmutableArray<TableRows> part, int outputs, int replications)
    {
        if (part[0].Count != 1)
        {
            return null;
        }

        if (part[0].Column<string?>(0).Values[0] is { Length: > 0 } error)
        {
            return PointValues.Failed(error);
        }

        TableColumn<double> column = part[1].Column<double>(0);
        return column.Count == outputs * replications
            ? PointValues.Of([.. Enumerable.Range(0, outputs).Select(i => Slice(column, i * replications, replications))])
            : null;
    }

    /// <summary>Adds a value, or none for NaN.</summary>
    public static void Add(TableColumn<double> column, double value)
    {
        if (double.IsNaN(value))
        {
            column.AddMissing();
        }
        else
        {
            column.Add(value);
        }
    }

    private static double[] Slice(TableColumn<double> column, int start, int count)
    {
        double[] values = column.Values.Slice(start, count).ToArray();
        ReadOnlySpan<bool> isPresent = column.IsPresent.Slice(start, count);
        for (int i = 0; i < count; i++)
        {
            values[i] = isPresent[i] ? values[i] : double.NaN;
        }

        return values;
    }
}
