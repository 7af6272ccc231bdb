using System.Text.Json;
using ExpressEntry.Sim.Cli.Tests.Documents;
using ExpressEntry.Sim.Cli.Tests.Simulate;

namespace ExpressEntry.Sim.Cli.Tests.Studies;

public sealed class SweepCommandTests : IDisposable
{
    private const string Size = "rounds.cadence.cec.size";
    private readonly TestHost _host = new();
    private readonly string _scenario;

    public SweepCommandTests() => _scenario = _host.Write("small.yaml", SmallScenario.Yaml);

    [Fact]
    public void Sweep_Json_HasEveryPointWithEveryOutput()
    {
        Assert.Equal(0, Sweep("out", "--vary", $"{Size}=10,40", "--vary", "arrivals.factor=0.02,0.03,0.04", "--json"));
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        JsonElement root = document.RootElement;
        Assert.Equal("Small", root.GetProperty("scenario").GetString());
        Assert.Equal("grid", root.GetProperty("design").GetString());
        Assert.Equal(0, root.GetProperty("failed").GetInt32());
        JsonElement[] points = [.. root.GetProperty("points").EnumerateArray()];
        Assert.Equal(6, points.Length);
        Assert.Equal(10, points[2].GetProperty("values").GetProperty(Size).GetDouble());
        Assert.Equal(0.04, points[2].GetProperty("values").GetProperty("arrivals.factor").GetDouble());
        foreach (JsonElement point in points)
        {
            Assert.Equal(JsonValueKind.Null, point.GetProperty("error").ValueKind);
            JsonElement cutoff = point.GetProperty("outputs").GetProperty("last_cutoff:cec");
            Assert.Equal(20, cutoff.GetProperty("replications").GetInt32());
            Assert.InRange(
                cutoff.GetProperty("mean").GetDouble(),
                cutoff.GetProperty("p05").GetDouble(),
                cutoff.GetProperty("p95").GetDouble()
            );
            Assert.True(cutoff.GetProperty("standard_error").GetDouble() > 0);
        }

        // Common random numbers: with more invitations every replication's cut-off is lower, so the mean is as well.
        Assert.True(MeanOf(points[0]) > MeanOf(points[3]) && MeanOf(points[2]) > MeanOf(points[5]));
        Assert.Equal(JsonValueKind.Array, root.GetProperty("warnings").ValueKind);
    }

    [Fact]
    public void Sweep_OnePoint_IsWhatSimulateMakesOfTheSameScenario()
    {
        Assert.Equal(0, Sweep("out", "--vary", $"{Size}=25", "--json"));
        double mean;
        using (JsonDocument document = JsonDocument.Parse(_host.Out))
        {
            JsonElement point = document.RootElement.GetProperty("points")[0];
            mean = point.GetProperty("outputs").GetProperty("invitations").GetProperty("mean").GetDouble();
        }

        Assert.Equal(
            0,
            _host.Run("simulate", _scenario, "--set", $"{Size}=25", "--replications", "20", "--out", Folder("run"), "--json")
        );
        using JsonDocument run = JsonDocument.Parse(_host.Out);
        double invitations = run
            .RootElement.GetProperty("types")
            .EnumerateArray()
            .Sum(type => type.GetProperty("invitations").GetProperty("mean").GetDouble());
        Assert.Equal(invitations, mean, 0.5); // simulate prints a tenth for each type
    }

    [Fact]
    public void Sweep_ForPeople_HasMeansAndAChart()
    {
        Assert.Equal(0, Sweep("out", "--vary", $"{Size}=10,20,40"));
        foreach (
            string part in (string[])
                [
                    "Small, July 24, 2026 to August 13, 2026: 3 points",
                    "Mean of each output ± its standard error",
                    "median ●",
                    "20 replications",
                ]
        )
        {
            Assert.Contains(part, _host.Out, StringComparison.Ordinal);
        }

        Assert.All(_host.Out.Split('\n'), line => Assert.True(line.Length <= 100 + _host.Folder.Length, line));
        Assert.Equal(0, Sweep("two", "--vary", $"{Size}=10,20,40", "--vary", "arrivals.factor=0.02,0.03"));
        Assert.Contains($"{Size} down, arrivals.factor across", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_ThreadsAndResume_GiveTheSameBytes()
    {
        string[] grid = ["--vary", $"{Size}=10..80", "--points", "4"];
        Assert.Equal(0, Sweep("one", [.. grid, "--threads", "1"]));
        Assert.Equal(0, Sweep("two", [.. grid, "--threads", "2"]));
        Assert.Equal(Bytes("one"), Bytes("two"));

        // A second call finds every point, and a call with more points those that are there.
        string printed = _host.Out;
        Assert.Equal(0, Sweep("two", [.. grid, "--threads", "2", "--resume"]));
        Assert.Equal(printed, _host.Out);
        Assert.Equal(Bytes("one"), Bytes("two"));
        Assert.Equal(0, Sweep("two", "--vary", $"{Size}=10..80", "--points", "2", "--resume"));
        Assert.Equal(0, Sweep("two", [.. grid, "--resume"]));
        Assert.Equal(Bytes("one"), Bytes("two"));
    }

    [Fact]
    public void Sweep_ResumedWithFewerPoints_SaysHowManyAreKept()
    {
        Assert.Equal(0, Sweep("out", "--vary", $"{Size}=10,20,40"));
        Assert.Equal("", _host.Error);
        Assert.Equal(0, Sweep("out", "--vary", $"{Size}=20", "--resume"));
        Assert.Contains("2 finished points in ", _host.Error, StringComparison.Ordinal);
        Assert.Contains("are kept", _host.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pool.as_of=2026-07-19,2026-08-30", "pool", "--vary pool.as_of: ", "is 2026-08-30, after the first day")]
    [InlineData("horizon_days=1,21", "pool@2026-08", "--vary horizon_days: ", "2026-08")]
    [InlineData("as_of=2014-01-01,2026-07-24", "pool", "--vary as_of: 'as_of' is 2014-01-01", "expected a day after")]
    public void Sweep_DryRun_RefusesWhatShowsOnlyWhenAPointIsMadeReady(string vary, string outputs, string where, string why)
    {
        Assert.Equal(2, Sweep("out", "--vary", vary, "--outputs", outputs, "--dry-run"));
        Assert.Contains(where, _host.Error, StringComparison.Ordinal);
        Assert.Contains(why, _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public void Sweep_DryRun_NamesPointsThatWouldFail()
    {
        string scenario = _host.Write("shares.yaml", SmallScenario.Yaml + "\nresponses: {declined: 0.2, lapsed: 0.2}");
        string[] keys = ["--vary", "responses.declined=0.1,0.7", "--vary", "responses.lapsed=0.1,0.6"];
        Assert.Equal(1, _host.Run(["sweep", scenario, .. keys, "--dry-run"]));
        Assert.Contains("Would fail: point 4: ", _host.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 4 points would fail.", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_StoppedByTheUser_SaysHowToGoOn()
    {
        _host.Cancellation = new CancellationToken(canceled: true);
        Assert.Equal(1, Sweep("out", "--vary", $"{Size}=10,20"));
        Assert.Contains("the same call with --resume goes on", _host.Error, StringComparison.Ordinal);
        _host.Cancellation = TestContext.Current.CancellationToken;
        Assert.Equal(2, Sweep("out", "--vary", $"{Size}=10,20"));
        Assert.Contains("--resume", _host.Error, StringComparison.Ordinal);
        Assert.Equal(0, Sweep("out", "--vary", $"{Size}=10,20", "--resume"));
    }

    [Fact]
    public void Sweep_SharesThatCannotBeTogether_FailAtThosePointsAlone()
    {
        string scenario = _host.Write("shares.yaml", SmallScenario.Yaml + "\nresponses: {declined: 0.2, lapsed: 0.2}");
        Assert.Equal(
            1,
            _host.Run(
                "sweep",
                scenario,
                "--vary",
                "responses.declined=0.1,0.7",
                "--vary",
                "responses.lapsed=0.1,0.6",
                "--replications",
                "5",
                "--outputs",
                "pool",
                "--out",
                Folder("out")
            )
        );
        Assert.Contains("point 4: ", _host.Out, StringComparison.Ordinal);
        Assert.Contains(
            "are 1.3 together; expected up to 1",
            _host.Out.ReplaceLineEndings(" ").Replace("   ", " ", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains("1 of 4 points failed; the others are done.", _host.Out, StringComparison.Ordinal);
        JsonElement[] states = DuckDb.Query(
            Folder("out"),
            "SELECT point, status, error IS NULL AS fine FROM 'points.parquet' ORDER BY point"
        );
        Assert.Equal(["done", "done", "done", "failed"], states.Select(row => row.GetProperty("status").GetString()));
        Assert.False(states[3].GetProperty("fine").GetBoolean());
    }

    [Fact]
    public void Sweep_DesignFile_RoundTripsAndIsTheSameStudy()
    {
        string[] sampled =
        [
            "--vary",
            $"{Size}=10..80",
            "--vary",
            "arrivals.factor=0.01..0.1:log",
            "--design",
            "lhs",
            "--points",
            "5",
        ];
        string csv = Path.Combine(_host.Folder, "design.csv");
        Assert.Equal(0, _host.Run(["sweep", _scenario, .. sampled, "--design-out", csv, "--dry-run"]));
        Assert.Contains("5 points, none of them run", _host.Out, StringComparison.Ordinal);
        Assert.Equal(6, File.ReadAllLines(csv).Length);
        Assert.Equal(0, Sweep("sampled", sampled));
        Assert.Equal(0, Sweep("file", "--design", csv));
        foreach (string table in (string[])["points.parquet", "values.parquet", "summary.parquet"])
        {
            Assert.Equal(Bytes("sampled")[table], Bytes("file")[table]);
        }
    }

    [Theory]
    [InlineData("rounds.sise_factor\n1\n", "line 1, column 1 (rounds.sise_factor)", "did you mean size_factor?")]
    [InlineData(
        "pool.factor,rounds.size_factor\n1,1\n1,many\n",
        "line 3, column 2 (rounds.size_factor)",
        "a number 0.01 to 100"
    )]
    [InlineData("pool.factor\n1\n11\n", "line 3, column 1 (pool.factor)", "a number 0 to 10")]
    [InlineData("pool.factor,seed\n1,2\n", "seed cannot be varied", "expected a key")]
    public void Sweep_WrongDesignFile_SaysLineColumnAndWhatIsAllowed(string text, string where, string allowed)
    {
        string csv = _host.Write("design.csv", text);
        Assert.Equal(2, Sweep("out", "--design", csv));
        Assert.Contains(where, _host.Error, StringComparison.Ordinal);
        Assert.Contains(allowed, _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
        Assert.False(Directory.Exists(Folder("out")));
    }

    [Theory]
    [InlineData("rounds.sise_factor=1,2", "did you mean size_factor?")]
    [InlineData("rounds.size_factor=2..1", "expected the lower end first")]
    [InlineData("rounds.size_factor=0..1:log", "has no logarithm")]
    [InlineData("rounds.size_factor=a..1", "is no number")]
    [InlineData("rounds.size_factor=1,1000", "a number 0.01 to 100")]
    [InlineData("rounds.cadence.french.size=1,2", "one of cec")]
    [InlineData("replications=1,2", "cannot be varied")]
    [InlineData("rounds.size_factor", "expected KEY=V1,V2")]
    public void Sweep_WrongKeyOrRange_IsExitCode2AndOneLine(string vary, string says)
    {
        Assert.Equal(2, Sweep("out", "--vary", vary));
        Assert.Contains(says, _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
        Assert.False(Directory.Exists(Folder("out")));
    }

    [Theory]
    [InlineData("--outputs", "cutof:cec", "cutoff")]
    [InlineData("--outputs", "pool@2031-01", "which is not simulated")]
    [InlineData("--design", "latin", "expected grid, lhs, sobol or a file that ends in .csv")]
    [InlineData("--points", "1", "--points is '1'; expected a whole number 2-100000")]
    [InlineData("--points", "100001", "expected a whole number 2-100000")]
    [InlineData("--vary", "rounds.size_factor=1,2", "names rounds.size_factor twice")]
    public void Sweep_WrongOption_IsExitCode2AndOneLine(string option, string value, string says)
    {
        Assert.Equal(2, Sweep("out", "--vary", "rounds.size_factor=1..2", option, value));
        Assert.Contains(says, _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
        Assert.False(Directory.Exists(Folder("out")));
    }

    [Fact]
    public void Sweep_WithoutKeysOrFolder_SaysWhatIsMissing()
    {
        Assert.Equal(2, _host.Run("sweep", _scenario, "--vary", "rounds.size_factor=1,2"));
        Assert.Contains("--out is missing", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, Sweep("out"));
        Assert.Contains("--vary is missing", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, Sweep("out", "--vary", "pool.factor=1,2", "--vary", "arrivals.factor=0..1", "--points", "60000"));
        Assert.Contains("expected up to 100,000", _host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_Folder_IsReadByDuckDb()
    {
        Assert.Equal(0, Sweep("out", "--vary", $"{Size}=10,40", "--vary", "pool.from=flows"));
        JsonElement[] rows = DuckDb.Query(
            Folder("out"),
            $"""
            SELECT p."{Size}" AS size, p."pool.from" AS source, avg(v.value) AS mean, count(v.value)::INT AS n
            FROM 'values.parquet' v JOIN 'points.parquet' p USING (point)
            WHERE v.output = 'last_cutoff:cec' GROUP BY ALL ORDER BY size
            """
        );
        JsonElement[] summaries = DuckDb.Query(
            Folder("out"),
            "SELECT mean FROM 'summary.parquet' WHERE output = 'last_cutoff:cec' ORDER BY point"
        );
        Assert.Equal(2, rows.Length);
        Assert.Equal("flows", rows[0].GetProperty("source").GetString());
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(20, rows[i].GetProperty("n").GetInt32());
            Assert.Equal(summaries[i].GetProperty("mean").GetDouble(), rows[i].GetProperty("mean").GetDouble(), 9);
        }
    }

    public void Dispose() => _host.Dispose();

    private static double MeanOf(JsonElement point) =>
        point.GetProperty("outputs").GetProperty("last_cutoff:cec").GetProperty("mean").GetDouble();

    private string Folder(string name) => Path.Combine(_host.Folder, name);

    private SortedDictionary<string, string> Bytes(string name) => SmallScenario.BytesOf(Folder(name));

    private int Sweep(string folder, params string[] options)
    {
        string[] usual = options.Contains("--replications") ? [] : ["--replications", "20"];
        string[] outputs = options.Contains("--outputs") ? [] : ["--outputs", "last_cutoff:cec,invitations,pool"];
        return _host.Run(["sweep", _scenario, "--out", Folder(folder), .. usual, .. outputs, .. options]);
    }
}
