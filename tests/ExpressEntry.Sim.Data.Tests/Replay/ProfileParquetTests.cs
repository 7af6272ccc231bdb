using System.Globalization;
using System.Text;
using ExpressEntry.Sim.Data.Replay;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Replay;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Tests.Replay;

/// <summary>Pools as Parquet: the same profiles as from CSV, and an error that names column and row.</summary>
public sealed class ProfileParquetTests : IDisposable
{
    private const long Second = 1_767_225_600; // 2026-01-01T00:00:00Z
    private static readonly string[] Words = ["cec", "fsw", "cec|fsw", "", "pnp|cec"];
    private readonly string _folder = Directory.CreateTempSubdirectory("eesim-pool-").FullName;

    private string File => Path.Combine(_folder, "pool.parquet");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(ParquetType.String, ParquetType.Int32, ParquetType.TimestampMilliseconds)]
    [InlineData(ParquetType.Int64, ParquetType.Int64, ParquetType.TimestampMicroseconds)]
    [InlineData(ParquetType.Int32, ParquetType.Int32, ParquetType.String)]
    public void Read_EveryTypeAllowed_IsTheSamePoolAsFromCsv(ParquetType id, ParquetType crs, ParquetType instant)
    {
        const int rows = 20_000; // more than a batch
        TableRows table = Table(
            ("note", ParquetType.Double),
            ("expires_at", instant),
            ("categories", ParquetType.String),
            ("crs", crs),
            ("programs", ParquetType.String),
            ("profile_id", id),
            ("submitted_at", instant)
        );
        var csv = new StringBuilder("profile_id,crs,submitted_at,programs,categories,expires_at\n");
        for (int i = 0; i < rows; i++)
        {
            long at = Second + (i * 7919L % 1_000_000);
            string expires = i % 4 == 0 ? At(at + 86_400) : "";
            string category = i % 5 == 0 ? "french|stem" : "";
            AddTo(table.Columns[0], 0.5);
            AddInstant(table.Columns[1], expires.Length > 0 ? at + 86_400 : null);
            AddText(table.Columns[2], category.Length > 0 ? category : null);
            AddNumber(table.Columns[3], 300 + (i % 900));
            AddText(table.Columns[4], Words[i % Words.Length]);
            AddId(table.Columns[5], 1_000_000 - i);
            AddInstant(table.Columns[6], at);
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{1_000_000 - i},{300 + (i % 900)},{At(at)},{Words[i % Words.Length]},{category},{expires}\n"
            );
        }

        TableFile.Write(File, table);
        string text = Path.Combine(_folder, "pool.csv");
        System.IO.File.WriteAllText(text, csv.ToString());

        AssertSame(ProfileFile.Read(text), ProfileFile.Read(File));
    }

    [Fact]
    public void Read_SeveralRowGroups_AreReadToTheEndAndTold()
    {
        TableRows part = Pool(("a", 480, Second));
        using (FileStream stream = System.IO.File.Create(File))
        {
            ParquetWriter writer = ParquetWriter.Create(stream, part.Schema);
            for (int group = 0; group < 3; group++)
            {
                TableRows rows = Pool([.. Enumerable.Range(0, 5000).Select(i => ($"{group}-{i}", 400 + group, Second + i))]);
                ParquetRowGroupWriter one = writer.StartRowGroup(rows.Count);
                one.Write(rows.Column<string?>(0).Values);
                one.Write(rows.Column<int>(1).Values, rows.Column<int>(1).IsPresent);
                one.Write(rows.Column<long>(2).Values, rows.Column<long>(2).IsPresent);
                one.Write(rows.Column<string?>(3).Values);
                one.Write(rows.Column<string?>(4).Values);
            }

            writer.Finish();
        }

        List<long> told = [];
        ReplayPool pool = ProfileFile.Read(File, told.Add, TestContext.Current.CancellationToken);

        Assert.Equal(15_000, pool.Count);
        Assert.Equal("2-4999", Encoding.UTF8.GetString(pool.IdOf(14_999)));
        Assert.Equal(402, pool.ScoreOf(14_999));
        Assert.Equal(told.Order(), told);
        Assert.Equal(new FileInfo(File).Length, told[^1]);
    }

    [Fact]
    public void Read_AnotherName_IsKnownByItsFirstBytes()
    {
        TableFile.Write(File, Pool(("a", 480, Second), ("b", 490, Second)));
        string other = Path.Combine(_folder, "pool.dat");
        System.IO.File.Move(File, other);

        Assert.Equal(2, ProfileFile.Read(other).Count);
    }

    [Fact]
    public void Read_NoExpiry_EndsTheProfileAYearOn()
    {
        long leapDay = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        TableFile.Write(File, Pool(("a", 480, leapDay)));
        ReplayPool pool = ProfileFile.Read(File);

        long end = new DateTimeOffset(2025, 2, 28, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        Assert.Equal(1, EligibleAt(ProfileFile.Read(File), end - 1));
        Assert.Equal(0, EligibleAt(pool, end));
    }

    [Theory]
    [InlineData("profile_id", "There is no column 'profile_id'")]
    [InlineData("crs", "There is no column 'crs'")]
    [InlineData("submitted_at", "There is no column 'submitted_at'")]
    [InlineData("programs", "There is no column 'programs'")]
    [InlineData("categories", "There is no column 'categories'")]
    public void Read_MissingColumn_NamesIt(string missing, string expected)
    {
        (string, ParquetType)[] columns =
        [
            .. new[] { "profile_id", "crs", "submitted_at", "programs", "categories" }
                .Where(name => name != missing)
                .Select(name => (name, name == "crs" ? ParquetType.Int32 : ParquetType.String)),
        ];
        TableFile.Write(File, Table(columns));

        Assert.Contains(expected, Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("profile_id", ParquetType.Double, "Column 'profile_id' is Double; expected String or Int32 or Int64.")]
    [InlineData("crs", ParquetType.String, "Column 'crs' is String; expected Int32 or Int64.")]
    [InlineData("submitted_at", ParquetType.Int64, "Column 'submitted_at' is Int64; expected TimestampMilliseconds")]
    [InlineData("programs", ParquetType.Int32, "Column 'programs' is Int32; expected String.")]
    [InlineData("categories", ParquetType.Boolean, "Column 'categories' is Boolean; expected String.")]
    [InlineData("expires_at", ParquetType.Double, "Column 'expires_at' is Double; expected TimestampMilliseconds")]
    public void Read_ColumnOfAnotherType_NamesIt(string column, ParquetType type, string expected)
    {
        (string Name, ParquetType Type)[] columns =
        [
            ("profile_id", ParquetType.String),
            ("crs", ParquetType.Int32),
            ("submitted_at", ParquetType.TimestampMilliseconds),
            ("programs", ParquetType.String),
            ("categories", ParquetType.String),
            ("expires_at", ParquetType.TimestampMilliseconds),
        ];
        TableFile.Write(File, Table([.. columns.Select(one => one.Name == column ? (column, type) : one)]));

        Assert.Contains(expected, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EndBeforeSubmission_NamesTheRow()
    {
        TableRows rows = Table(
            ("profile_id", ParquetType.String),
            ("crs", ParquetType.Int32),
            ("submitted_at", ParquetType.String),
            ("programs", ParquetType.String),
            ("categories", ParquetType.String),
            ("expires_at", ParquetType.String)
        );
        foreach (string end in (string[])["2026-01-01T00:00:00Z", "2025-12-31T23:59:59Z"])
        {
            AddText(rows.Columns[0], end);
            AddNumber(rows.Columns[1], 480);
            AddText(rows.Columns[2], "2026-01-01T00:00:00Z");
            AddText(rows.Columns[3], "cec");
            AddText(rows.Columns[4], null);
            AddText(rows.Columns[5], end);
        }

        TableFile.Write(File, rows);

        Assert.Contains(
            "row 2: 'expires_at' is \"2025-12-31T23:59:59Z\"; expected an instant on or after submitted_at",
            Refusal(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("profile_id", null, "row 9001: 'profile_id' is missing")]
    [InlineData("profile_id", "", "row 9001: 'profile_id' is \"\"; expected 1-")]
    [InlineData("crs", null, "row 9001: 'crs' is missing")]
    [InlineData("crs", "1201", "row 9001: 'crs' is \"1201\"; expected a whole number 0-1200")]
    [InlineData("crs", "-1", "row 9001: 'crs' is \"-1\"")]
    [InlineData("submitted_at", null, "row 9001: 'submitted_at' is missing")]
    [InlineData("submitted_at", "1767225600500", "row 9001: 'submitted_at' is \"1767225600500\"; expected whole seconds")]
    [InlineData("submitted_at", "253402300800000", "row 9001: 'submitted_at' is \"253402300800000\"")]
    [InlineData("submitted_at", "-9223372036854775000", "row 9001: 'submitted_at' is \"-9223372036854775000\"")]
    [InlineData("programs", "cecc", "row 9001: 'programs' is \"cecc\"; expected words of general, pnp")]
    [InlineData("categories", "french|", "row 9001: 'categories' is \"french|\"")]
    public void Read_WrongValue_NamesColumnAndRow(string column, string? value, string expected)
    {
        TableRows rows = Pool([.. Enumerable.Range(0, 9000).Select(i => ($"{i}", 480, Second))]);
        string[] names = ["profile_id", "crs", "submitted_at", "programs", "categories"];
        for (int i = 0; i < names.Length; i++)
        {
            bool isWrong = names[i] == column;
            switch (rows.Columns[i])
            {
                case TableColumn<int> crs:
                    AddNumber(crs, isWrong ? Parse(value) : 480);
                    break;
                case TableColumn<long> at when isWrong && value is null:
                    at.AddMissing();
                    break;
                case TableColumn<long> at:
                    at.Add(isWrong ? Parse(value)!.Value : Second * 1000);
                    break;
                default:
                    AddText(
                        rows.Columns[i],
                        isWrong ? value
                            : i == 0 ? "last"
                            : ""
                    );
                    break;
            }
        }

        TableFile.Write(File, rows);

        Assert.Contains(expected, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RepeatedId_NamesBothRows()
    {
        TableFile.Write(File, Pool(("a", 480, Second), ("b", 490, Second), ("a", 500, Second)));

        Assert.Contains("row 3: profile_id \"a\" is already in row 1", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DamagedFile_IsAnErrorWithItsPlace()
    {
        TableFile.Write(File, Pool([.. Enumerable.Range(0, 3000).Select(i => ($"{i}", 480, Second + i))]));
        byte[] whole = System.IO.File.ReadAllBytes(File);
        foreach (int length in (int[])[0, 3, 4, 11, whole.Length / 2, whole.Length - 1])
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            Assert.StartsWith(File, Refusal(), StringComparison.Ordinal);
        }

        System.IO.File.WriteAllText(File, "profile_id,crs\n");
        Assert.StartsWith(File, Refusal(), StringComparison.Ordinal);
    }

    private static TableRows Pool(params (string Id, int Crs, long Submitted)[] profiles)
    {
        TableRows rows = Table(
            ("profile_id", ParquetType.String),
            ("crs", ParquetType.Int32),
            ("submitted_at", ParquetType.TimestampMilliseconds),
            ("programs", ParquetType.String),
            ("categories", ParquetType.String)
        );
        foreach ((string id, int crs, long submitted) in profiles)
        {
            AddText(rows.Columns[0], id);
            AddNumber(rows.Columns[1], crs);
            AddInstant(rows.Columns[2], submitted);
            AddText(rows.Columns[3], "cec");
            AddText(rows.Columns[4], null);
        }

        return rows;
    }

    private static TableRows Table(params (string Name, ParquetType Type)[] columns) =>
        new(new ParquetSchema([.. columns.Select(one => new ParquetColumn(one.Name, one.Type, IsOptional: true))]));

    private static void AddTo<T>(TableColumn column, T value) => ((TableColumn<T>)column).Add(value);

    private static void AddText(TableColumn column, string? text) => AddTo(column, text);

    private static void AddNumber(TableColumn column, long? number)
    {
        switch (column, number)
        {
            case (TableColumn<int> ints, { } value):
                ints.Add((int)value);
                break;
            case (TableColumn<int> ints, null):
                ints.AddMissing();
                break;
            default:
                AddTo(column, number!.Value);
                break;
        }
    }

    private static void AddId(TableColumn column, int id)
    {
        if (column is TableColumn<string?> texts)
        {
            texts.Add(id.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            AddNumber(column, id);
        }
    }

    private static void AddInstant(TableColumn column, long? second)
    {
        switch (column)
        {
            case TableColumn<string?> texts:
                texts.Add(second is null ? null : At(second.Value));
                break;
            case TableColumn<long> instants when second is { } at:
                instants.Add(at * (column.Definition.Type == ParquetType.TimestampMilliseconds ? 1000 : 1_000_000));
                break;
            default:
                ((TableColumn<long>)column).AddMissing();
                break;
        }
    }

    private static long? Parse(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);

    private static string At(long second) =>
        DateTimeOffset.FromUnixTimeSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static int EligibleAt(ReplayPool pool, long second) =>
        new PoolReplay(pool).Hold(second, GroupSet.Of(RoundType.General), 10).Eligible;

    private static void AssertSame(ReplayPool expected, ReplayPool actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int row = 0; row < expected.Count; row++)
        {
            Assert.True(expected.IdOf(row).SequenceEqual(actual.IdOf(row)));
            Assert.Equal(expected.ScoreOf(row), actual.ScoreOf(row));
            Assert.Equal(expected.SubmittedOf(row), actual.SubmittedOf(row));
        }

        // Groups and ends are seen by who is ranked.
        foreach (
            RoundType type in (RoundType[])[RoundType.Cec, RoundType.Fsw, RoundType.Pnp, RoundType.French, RoundType.Stem]
        )
        {
            foreach (long day in (long[])[0, 1, 5, 12, 366])
            {
                long at = Second + (day * 86_400);
                Assert.Equal(
                    new PoolReplay(expected).Hold(at, GroupSet.Of(type), 0).Eligible,
                    new PoolReplay(actual).Hold(at, GroupSet.Of(type), 0).Eligible
                );
            }
        }
    }

    private string Refusal() => Assert.Throws<InvalidInputException>(() => ProfileFile.Read(File)).Message;
}
