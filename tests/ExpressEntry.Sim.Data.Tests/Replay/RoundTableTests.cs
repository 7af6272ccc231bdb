using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Replay;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Tests.Replay;

/// <summary>Rounds as CSV and Parquet: the same list as from JSON.</summary>
public sealed class RoundTableTests : IDisposable
{
    private const string Json = """
        [{"at":"2026-01-06T00:00:00Z","size":9,"type":"general"},
         {"at":"2026-01-05T14:00:00Z","size":0,"groups":["french","trades"]},
         {"at":"2026-01-05T14:00:00Z","size":2147483647,"groups":["cec"]}]
        """;
    private readonly string _folder = Directory.CreateTempSubdirectory("eesim-rounds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_Csv_IsTheSameListAsFromJson() =>
        AssertSame(
            Read(
                "rounds.csv",
                "note,groups,size,at,type\n"
                    + "\"first, of three\",,9,2026-01-06T00:00:00Z,general\n"
                    + ",french|trades,0,2026-01-05T14:00:00Z,\n"
                    + ",cec,2147483647,2026-01-05T14:00:00Z,\n"
            )
        );

    [Theory]
    [InlineData(ParquetType.TimestampMilliseconds, ParquetType.Int32)]
    [InlineData(ParquetType.TimestampMicroseconds, ParquetType.Int64)]
    [InlineData(ParquetType.String, ParquetType.Int32)]
    public void Read_Parquet_IsTheSameListAsFromJson(ParquetType at, ParquetType size)
    {
        string path = Write(at, size, ("general", null), (null, "french|trades"), (null, "cec"));

        AssertSame(RoundListFile.Read(path));
    }

    [Theory]
    [InlineData("", "is empty; expected a header with columns at, size, and type or groups")]
    [InlineData("at,type\n", "line 1: no column 'size'")]
    [InlineData("at,size\n", "line 1: no column 'type'")]
    [InlineData("at,at,size,type\n", "line 1: two columns 'at'")]
    [InlineData("at,size,type\n2026-01-05T14:00:00Z,5\n", "line 2: 2 fields; expected 3")]
    [InlineData("at,size,type\n2026-01-05T14:00:00Z,,cec\n", "line 2: no 'size'")]
    [InlineData("at,size,type\n2026-01-05T14:00:00Z,5,\n", "line 2: neither 'type' nor 'groups'")]
    [InlineData("at,size,type,groups\n2026-01-05T14:00:00Z,5,cec,cec\n", "line 2: both 'type' and 'groups'")]
    [InlineData("at,size,type\n2026-01-05T14:00:00Z,5,cecc\n", "line 2: 'type' holds \"cecc\"")]
    [InlineData("at,size,groups\n2026-01-05T14:00:00Z,5,cec||french\n", "line 2: 'groups' holds \"\"")]
    [InlineData("at,size,type\n2026-01-05T14:00:00Z,-5,cec\n", "line 2: 'size' is \"-5\"")]
    [InlineData("at,size,type\n2026-01-05,5,cec\n", "line 2: 'at' is \"2026-01-05\"")]
    public void Read_WrongCsv_NamesThePlace(string text, string expected) =>
        Assert.Contains(
            expected,
            Assert.Throws<InvalidInputException>(() => Read("rounds.csv", text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Read_WrongParquet_NamesColumnAndRow()
    {
        string Refusal(string path) => Assert.Throws<InvalidInputException>(() => RoundListFile.Read(path)).Message;

        string path = Write(ParquetType.TimestampMilliseconds, ParquetType.Int32, ("general", null), (null, null));
        Assert.Contains("row 2: neither 'type' nor 'groups'", Refusal(path), StringComparison.Ordinal);
        path = Write(ParquetType.TimestampMilliseconds, ParquetType.Double, ("general", null));
        Assert.Contains("Column 'size' is Double; expected Int32 or Int64", Refusal(path), StringComparison.Ordinal);
        path = Write(ParquetType.Int64, ParquetType.Int32, ("general", null));
        Assert.Contains("Column 'at' is Int64", Refusal(path), StringComparison.Ordinal);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..20]);
        Assert.StartsWith(path, Refusal(path), StringComparison.Ordinal);
    }

    private static void AssertSame(ImmutableArray<ListedRound> read)
    {
        string folder = Directory.CreateTempSubdirectory("eesim-rounds-").FullName;
        string json = Path.Combine(folder, "rounds.json");
        File.WriteAllText(json, Json);
        ImmutableArray<ListedRound> expected = RoundListFile.Read(json);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(expected.Select(round => (round.At, round.Size)), read.Select(round => (round.At, round.Size)));
        Assert.Equal(
            expected.Select(round => string.Join('|', round.Groups)),
            read.Select(round => string.Join('|', round.Groups))
        );
    }

    private ImmutableArray<ListedRound> Read(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return RoundListFile.Read(path);
    }

    // The rounds of the JSON list; types and groups as given.
    private string Write(ParquetType at, ParquetType size, params (string? Type, string? Groups)[] rounds)
    {
        long[] seconds = [1_767_657_600, 1_767_621_600, 1_767_621_600];
        string[] instants = ["2026-01-06T00:00:00Z", "2026-01-05T14:00:00Z", "2026-01-05T14:00:00Z"];
        int[] sizes = [9, 0, int.MaxValue];
        var rows = new TableRows(
            new ParquetSchema(
                new ParquetColumn("at", at, IsOptional: true),
                new ParquetColumn("size", size, IsOptional: true),
                new ParquetColumn("type", ParquetType.String, IsOptional: true),
                new ParquetColumn("groups", ParquetType.String, IsOptional: true)
            )
        );
        for (int i = 0; i < rounds.Length; i++)
        {
            Add(rows.Columns[0], instants[i], seconds[i] * (at == ParquetType.TimestampMicroseconds ? 1_000_000 : 1000));
            Add(rows.Columns[1], "", sizes[i]);
            rows.Column<string?>(2).Add(rounds[i].Type);
            rows.Column<string?>(3).Add(rounds[i].Groups);
        }

        string path = Path.Combine(_folder, "rounds.parquet");
        TableFile.Write(path, rows);
        return path;
    }

    private static void Add(TableColumn column, string text, long number)
    {
        switch (column)
        {
            case TableColumn<string?> texts:
                texts.Add(text);
                break;
            case TableColumn<int> ints:
                ints.Add((int)number);
                break;
            case TableColumn<double> doubles:
                doubles.Add(number);
                break;
            default:
                ((TableColumn<long>)column).Add(number);
                break;
        }
    }
}
