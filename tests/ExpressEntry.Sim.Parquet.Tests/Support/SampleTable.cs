namespace ExpressEntry.Sim.Parquet.Tests.Support;

/// <summary>
/// A seeded table with a required and an optional column of every type, edge values first, and columns of few distinct
/// values (which get a dictionary) beside columns of many (which do not).
/// </summary>
public sealed class SampleTable
{
    private static readonly string[] EdgeTexts =
    [
        "",
        "a",
        "é",
        "日本語",
        "𝒳😀",
        "\uFFFD",
        "line\nbreak",
        "quote'\"",
        "\0",
        new('x', 5000),
        new('é', 300),
    ];
    private static readonly double[] EdgeDoubles =
    [
        0.0,
        -0.0,
        double.NaN,
        double.PositiveInfinity,
        double.NegativeInfinity,
        double.Epsilon,
        double.MaxValue,
        double.MinValue,
        Math.PI,
    ];

    private readonly Random _random;

    public SampleTable(int rows, int seed)
    {
        _random = new Random(seed);
        Rows = rows;
        Bools = Make(i => i % 2 == 0 ? _random.Next(2) == 0 : i % 3 == 0);
        Ints = Make(i =>
            i == 0 ? int.MinValue
            : i == 1 ? int.MaxValue
            : (int)_random.NextInt64(int.MinValue, int.MaxValue)
        );
        FewInts = Make(i => i / 60);
        Longs = Make(i =>
            i == 0 ? long.MinValue
            : i == 1 ? long.MaxValue
            : _random.NextInt64(long.MinValue, long.MaxValue)
        );
        Doubles = Make(i => i < EdgeDoubles.Length ? EdgeDoubles[i] : _random.NextDouble() - 0.5);
        FewDoubles = Make(i => (i % 5) / 4.0);
        Instants = Make(i => 1_704_067_200_000_000L + (i * 86_400_000_001L % 1_000_000_000_000L));
        Texts = Make(i => i < EdgeTexts.Length ? EdgeTexts[i] : $"text {_random.Next()}");
        FewTexts = Make(i => i % 9 == 0 ? EdgeTexts[i / 9 % EdgeTexts.Length] : "cec");
        Present = Make(i => i % 97 > 20 || _random.Next(3) > 0);
    }

    public static ParquetSchema Schema { get; } =
        new(
            new("bool", ParquetType.Boolean),
            new("bool_null", ParquetType.Boolean, IsOptional: true),
            new("int", ParquetType.Int32),
            new("int_few", ParquetType.Int32),
            new("int_null", ParquetType.Int32, IsOptional: true),
            new("int_few_null", ParquetType.Int32, IsOptional: true),
            new("long", ParquetType.Int64),
            new("long_null", ParquetType.Int64, IsOptional: true),
            new("double", ParquetType.Double),
            new("double_few_null", ParquetType.Double, IsOptional: true),
            new("micros", ParquetType.TimestampMicroseconds),
            new("millis_null", ParquetType.TimestampMilliseconds, IsOptional: true),
            new("text", ParquetType.String),
            new("text_null", ParquetType.String, IsOptional: true),
            new("text_few_null", ParquetType.String, IsOptional: true),
            new("nothing", ParquetType.Double, IsOptional: true)
        );

    public int Rows { get; }
    public bool[] Bools { get; }
    public int[] Ints { get; }
    public int[] FewInts { get; }
    public long[] Longs { get; }
    public double[] Doubles { get; }
    public double[] FewDoubles { get; }
    public long[] Instants { get; }
    public string[] Texts { get; }
    public string[] FewTexts { get; }
    public bool[] Present { get; }

    public long[] Milliseconds => [.. Instants.Select(micros => micros / 1000)];

    /// <summary>Writes the table with our writer.</summary>
    public byte[] Write(ParquetWriterOptions? options = null, int rowsPerGroup = 1 << 20)
    {
        using MemoryStream stream = new();
        ParquetWriter writer = ParquetWriter.Create(stream, Schema, options);
        foreach (int[] rows in Enumerable.Range(0, Rows).Chunk(rowsPerGroup))
        {
            WriteGroup(writer, rows[0], rows.Length);
        }

        writer.Finish();
        return stream.ToArray();
    }

    /// <summary>The table as text, from the arrays themselves.</summary>
    public Dictionary<string, ColumnDump> Dump()
    {
        string?[] nothing = new string?[Rows];
        return new(StringComparer.Ordinal)
        {
            ["bool"] = Column("Boolean", i => ColumnDump.Text(Bools[i])),
            ["bool_null"] = Optional("Boolean", i => ColumnDump.Text(Bools[i])),
            ["int"] = Column("Int32", i => ColumnDump.Text(Ints[i])),
            ["int_few"] = Column("Int32", i => ColumnDump.Text(FewInts[i])),
            ["int_null"] = Optional("Int32", i => ColumnDump.Text(Ints[i])),
            ["int_few_null"] = Optional("Int32", i => ColumnDump.Text(FewInts[i])),
            ["long"] = Column("Int64", i => ColumnDump.Text(Longs[i])),
            ["long_null"] = Optional("Int64", i => ColumnDump.Text(Longs[i])),
            ["double"] = Column("Double", i => ColumnDump.Text(Doubles[i])),
            ["double_few_null"] = Optional("Double", i => ColumnDump.Text(FewDoubles[i])),
            ["micros"] = Column("Timestamp", i => ColumnDump.Text(Instants[i])),
            ["millis_null"] = Optional("Timestamp", i => ColumnDump.Text(Instants[i] / 1000 * 1000)),
            ["text"] = Column("String", i => Texts[i]),
            ["text_null"] = Optional("String", i => Texts[i]),
            ["text_few_null"] = Optional("String", i => FewTexts[i]),
            ["nothing"] = new ColumnDump("Double", nothing),
        };
    }

    public static void AssertSame(Dictionary<string, ColumnDump> expected, Dictionary<string, ColumnDump> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        foreach ((string name, ColumnDump column) in expected)
        {
            Assert.Equal((name, column.Type), (name, actual[name].Type));
            Assert.Equal(column.Values, actual[name].Values);
        }
    }

    private void WriteGroup(ParquetWriter writer, int first, int rows)
    {
        Range range = first..(first + rows);
        bool[] present = Present[range];
        ParquetRowGroupWriter group = writer.StartRowGroup(rows);
        group.Write(Bools[range]);
        group.Write(Bools[range], present);
        group.Write(Ints[range]);
        group.Write(FewInts[range]);
        group.Write(Ints[range], present);
        group.Write(FewInts[range], present);
        group.Write(Longs[range]);
        group.Write(Longs[range], present);
        group.Write(Doubles[range]);
        group.Write(FewDoubles[range], present);
        group.Write(Instants[range]);
        group.Write(Milliseconds[range], present);
        group.Write((ReadOnlySpan<string?>)Texts.AsSpan(range)!);
        group.Write([.. Texts[range].Select((text, i) => present[i] ? text : null)]);
        group.Write([.. FewTexts[range].Select((text, i) => present[i] ? text : null)]);
        group.Write(new double[rows], new bool[rows]);
    }

    private T[] Make<T>(Func<int, T> make) => [.. Enumerable.Range(0, Rows).Select(make)];

    private ColumnDump Column(string type, Func<int, string> text) => new(type, Make<string?>(text));

    private ColumnDump Optional(string type, Func<int, string> text) => new(type, Make(i => Present[i] ? text(i) : null));
}
