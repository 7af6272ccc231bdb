using System.Text.Json;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Tests.Studies;

public sealed class StudyFolderTests : IDisposable
{
    private const int Replications = 3;
    private static readonly DesignTable Four = Design("1", "2", "3", "4");
    private readonly string _folder = Directory.CreateTempSubdirectory("eesim-study-").FullName;

    [Fact]
    public void Finish_Points_AreReadBackAsTheyWere()
    {
        Make("a", Four, 0, 4);
        StudySet set = StudySet.Open(PathOf("a"));
        Assert.Equal((4, 1), (set.Manifest.Points, set.Manifest.FailedPoints));
        var points = set.Read().ToList();
        for (int point = 0; point < 4; point++)
        {
            Assert.Equal(Four.Overrides(point), points[point].Overrides);
            Assert.Equal(ValuesOf(point).Error, points[point].Values.Error);
            Assert.Equal(ValuesOf(point).Values, points[point].Values.Values);
        }

        Assert.Equal(
            ["manifest.json", "points.parquet", "study.json", "summary.parquet", "values.parquet"],
            Directory.EnumerateFileSystemEntries(PathOf("a")).Select(entry => Path.GetFileName(entry)!).Order()
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void Open_ProcessThatDied_IsResumedToTheSameBytes(int done)
    {
        Make("whole", Four, 0, 4);
        using (StudyFolder folder = Open("died", Four, isResumed: false))
        {
            for (int point = 0; point < done; point++)
            {
                folder.Write(point, ValuesOf(point));
            }
        }

        File.WriteAllText(Path.Combine(PathOf("died"), "parts", "half.part.tmp"), "half-written");
        File.WriteAllText(Path.Combine(PathOf("died"), "values.parquet.tmp"), "half-written");
        using (StudyFolder folder = Open("died", Four, isResumed: true))
        {
            for (int point = 0; point < 4; point++)
            {
                Assert.Equal(point < done, folder.TryRead(point) is not null);
            }
        }

        Make("died", Four, 0, 4, isResumed: true);
        Assert.Equal(BytesOf("whole"), BytesOf("died"));
    }

    [Fact]
    public void Finish_SmallerDesign_KeepsThePointsItDoesNotHave()
    {
        Make("a", Four, 0, 4);
        SortedDictionary<string, string> whole = BytesOf("a");
        DesignTable smaller = Design("2", "9");
        using (StudyFolder folder = Open("a", smaller, isResumed: true))
        {
            Assert.NotNull(folder.TryRead(0));
            Assert.Null(folder.TryRead(1));
            folder.Write(1, ValuesOf(1));
            folder.Finish([], TestContext.Current.CancellationToken);
            Assert.Equal(3, folder.PointsKept);
        }

        Assert.Equal(2, StudySet.Open(PathOf("a")).Manifest.Points);
        using (StudyFolder folder = Open("a", Four, isResumed: true))
        {
            for (int point = 0; point < 4; point++)
            {
                Assert.Equal(ValuesOf(point).Values, folder.TryRead(point)!.Values);
            }
        }

        Make("a", Four, 4, 4, isResumed: true);
        Assert.Equal(whole.Where(IsTable), BytesOf("a").Where(IsTable));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(PathOf("a"), "parts")));

        static bool IsTable(KeyValuePair<string, string> file) => !file.Key.StartsWith("parts", StringComparison.Ordinal);
    }

    [Fact]
    public void TryRead_DamagedPart_IsMadeAgain()
    {
        using (StudyFolder folder = Open("a", Four, isResumed: false))
        {
            folder.Write(0, ValuesOf(0));
            folder.Write(1, ValuesOf(1));
        }

        foreach (string part in Directory.EnumerateFiles(Path.Combine(PathOf("a"), "parts")))
        {
            byte[] bytes = File.ReadAllBytes(part);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(part, bytes);
        }

        using StudyFolder again = Open("a", Four, isResumed: true);
        Assert.Null(again.TryRead(0));
        Assert.Null(again.TryRead(1));
    }

    [Fact]
    public void Open_FinishedStudyWithAnotherDesign_FindsThePointsThatAreDone()
    {
        Make("a", Four, 0, 4);
        DesignTable other = Design("3", "0.5", "2.0");
        using (StudyFolder folder = Open("a", other, isResumed: true))
        {
            Assert.False(File.Exists(Path.Combine(PathOf("a"), "manifest.json")));
            Assert.Equal(ValuesOf(2).Values, folder.TryRead(0)?.Values);
            Assert.Null(folder.TryRead(1));
            Assert.Equal("no such thing", folder.TryRead(2)?.Error);
            folder.Write(1, ValuesOf(0));
            folder.Finish([], TestContext.Current.CancellationToken);
        }

        Assert.Equal(3, StudySet.Open(PathOf("a")).Read().Count());
        // Made by the first study alone.
        Assert.False(File.Exists(Path.Combine(PathOf("a"), "summary.parquet")));
    }

    [Fact]
    public void Open_FinishedStudyAgain_GivesTheSameBytes()
    {
        Make("a", Four, 0, 4);
        SortedDictionary<string, string> before = BytesOf("a");
        Make("a", Four, 4, 4, isResumed: true);
        Assert.Equal(before, BytesOf("a"));
    }

    [Fact]
    public void Open_FolderOfSomethingElse_NamesTheDifference()
    {
        Make("a", Four, 0, 4);
        Assert.Contains("--resume goes on", Refused(() => Open("a", Four, isResumed: false)), StringComparison.Ordinal);
        Assert.Contains(
            "differs in seed (1 there, 2 here)",
            Refused(() => StudyFolder.Open(PathOf("a"), Describe(Four) with { Seed = 2 }, Four, isResumed: true)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "differs in replications (3 there, 4 here)",
            Refused(() => StudyFolder.Open(PathOf("a"), Describe(Four) with { Replications = 4 }, Four, isResumed: true)),
            StringComparison.Ordinal
        );
        Directory.CreateDirectory(PathOf("full"));
        File.WriteAllText(Path.Combine(PathOf("full"), "thesis.doc"), "years of work");
        Assert.Contains("is not empty", Refused(() => Open("full", Four, isResumed: true)), StringComparison.Ordinal);
        Assert.Equal(4, StudySet.Open(PathOf("a")).Read().Count());
    }

    [Fact]
    public void Open_FolderInUse_IsRefused()
    {
        using StudyFolder first = Open("a", Four, isResumed: false);
        Assert.Contains("another process", Refused(() => Open("a", Four, isResumed: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ChangedTable_IsRefused()
    {
        Make("a", Four, 0, 4);
        string path = Path.Combine(PathOf("a"), "values.parquet");
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^20] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Contains(
            "is not the file that was written",
            Refused(() => Open("a", Four, isResumed: true)),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Refused(Action act) => Assert.Throws<InvalidInputException>(act).Message;

    private static DesignTable Design(params string[] values) =>
        new(
            ["rounds.size_factor", "word"],
            values.Select(value => (System.Collections.Immutable.ImmutableArray<string>)[value, "x"])
        );

    private static StudyDescription Describe(DesignTable design)
    {
        using JsonDocument scenario = JsonDocument.Parse("{\"scenario\": 1}");
        return new StudyDescription
        {
            ProgramVersion = "1",
            Engine = "cohort",
            ScenarioDigest = "s",
            DataDigest = "d",
            DataSource = "test",
            DataEnds = "2026-07-23",
            Seed = 1,
            Replications = Replications,
            Outputs = ["first", "second"],
            Design = "grid",
            Vary = [],
            Keys = design.Keys,
            Points = design.Points.Length,
            Scenario = scenario.RootElement.Clone(),
        };
    }

    // The second point fails; some values are missing.
    private static PointValues ValuesOf(int point) =>
        point == 1
            ? PointValues.Failed("no such\nthing")
            : PointValues.Of([
                [point, 0.1 * point, double.NaN],
                [1e-300, -point, double.Epsilon],
            ]);

    private string PathOf(string name) => Path.Combine(_folder, name);

    private StudyFolder Open(string name, DesignTable design, bool isResumed) =>
        StudyFolder.Open(PathOf(name), Describe(design), design, isResumed);

    private void Make(string name, DesignTable design, int first, int last, bool isResumed = false)
    {
        using StudyFolder folder = Open(name, design, isResumed);
        for (int point = first; point < last; point++)
        {
            if (folder.TryRead(point) is null)
            {
                folder.Write(point, ValuesOf(point));
            }
        }

        var summary = new TableRows(new ParquetSchema(new ParquetColumn("point", ParquetType.Int32)));
        summary.Column<int>(0).Add(7);
        folder.Finish([("summary.parquet", summary)], TestContext.Current.CancellationToken);
    }

    // Left-overs of a death are no part of a study.
    private SortedDictionary<string, string> BytesOf(string name) =>
        new(
            Directory
                .EnumerateFiles(PathOf(name))
                .Where(file => !file.EndsWith(".tmp", StringComparison.Ordinal))
                .ToDictionary(file => Path.GetFileName(file)!, file => Convert.ToHexString(File.ReadAllBytes(file))),
            StringComparer.Ordinal
        );
}
