using System.Text.Json;

namespace ExpressEntry.Sim.Cli.Tests.Replay;

public sealed class ReplayCommandTests : IDisposable
{
    private const string Pool = """
        profile_id,crs,submitted_at,programs,categories,expires_at
        old,520,2025-01-05T14:00:00Z,cec,,
        b,500,2025-06-01T00:00:00Z,cec,french,
        a,500,2025-06-01T00:00:00Z,fsw,trades,
        late,510,2026-01-05T14:00:01Z,cec,,
        soon,530,2025-06-01T00:00:00Z,cec,,2025-12-31T00:00:00Z

        """;
    private readonly TestHost _host = new();

    private string OutFolder => Path.Combine(_host.Folder, "out");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Replay_Json_IsTheDocumentOfTheInterface()
    {
        // Given later first: held in order of time, answered in the order given.
        const string rounds = """
            [{"at":"2026-01-06T00:00:00Z","size":9,"type":"general"},
             {"at":"2026-01-05T14:00:00Z","size":1,"groups":["french","trades"]},
             {"at":"2026-01-05T14:00:00Z","size":5,"type":"pnp"}]
            """;
        Assert.Equal(0, Replay(Pool, rounds, "--json"));
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        JsonElement[] held = [.. document.RootElement.GetProperty("rounds").EnumerateArray()];
        Assert.Equal(
            """{"round":1,"at":"2026-01-06T00:00:00Z","type":"general","requested":9,"eligible":2,"invited":2,"cutoff":500,"tie_break":"2025-06-01T00:00:00Z","pool_before":2}""",
            JsonSerializer.Serialize(held[0])
        );
        Assert.Equal(
            """{"round":2,"at":"2026-01-05T14:00:00Z","type":"french|trades","requested":1,"eligible":2,"invited":1,"cutoff":500,"tie_break":"2025-06-01T00:00:00Z","pool_before":2}""",
            JsonSerializer.Serialize(held[1])
        );
        Assert.Equal(
            """{"round":3,"at":"2026-01-05T14:00:00Z","type":"pnp","requested":5,"eligible":0,"invited":0,"cutoff":null,"tie_break":null,"pool_before":1}""",
            JsonSerializer.Serialize(held[2])
        );
        Assert.Equal(0, document.RootElement.GetProperty("warnings").GetArrayLength());
        Assert.Equal(
            "round,profile_id,crs,submitted_at\n"
                + "1,late,510,2026-01-05T14:00:01Z\n1,b,500,2025-06-01T00:00:00Z\n2,a,500,2025-06-01T00:00:00Z\n",
            File.ReadAllText(Path.Combine(OutFolder, "invited.csv"))
        );
    }

    [Fact]
    public void Replay_PopulationAsParquetAndCsv_InvitesTheSame()
    {
        string rounds = _host.Write(
            "rounds.csv",
            "at,size,type,groups\n2026-08-01T12:00:00Z,300,cec,\n2026-08-02T12:00:00Z,50,,french|pnp\n2026-09-01T12:00:00Z,400,general,\n"
        );
        List<string> said = [];
        foreach (string kind in (string[])["csv", "parquet"])
        {
            string pool = Path.Combine(_host.Folder, $"pool.{kind}");
            Assert.Equal(0, _host.Run("population", "--as-of", "2026-07-24", "--size", "3000", "--out", pool));
            string folder = Path.Combine(_host.Folder, kind);
            Assert.Equal(0, _host.Run("replay", "--pool", pool, "--rounds", rounds, "--out", folder, "--json"));
            said.Add(_host.Out + File.ReadAllText(Path.Combine(folder, "invited.csv")));
        }

        Assert.Equal(said[0], said[1]);
        Assert.Equal(750, said[0].Split('\n').Count(line => line.Contains(",S0", StringComparison.Ordinal)));
    }

    [Fact]
    public void Replay_EmptyFolder_IsFilledAndAFullOneRefused()
    {
        Directory.CreateDirectory(OutFolder);
        const string rounds = """[{"at":"2026-01-06T00:00:00Z","size":9,"type":"general"}]""";
        Assert.Equal(0, Replay(Pool, rounds));
        Assert.Contains("3 of 5 profiles invited in 1 rounds", _host.Out, StringComparison.Ordinal);
        Assert.Equal(2, Replay(Pool, rounds));
        Assert.Contains("is not empty", _host.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("profile_id,crs\n", "[]", "pool.csv line 1: no column 'submitted_at'")]
    [InlineData(Pool, "{}", "rounds.json holds Object; expected a list of rounds")]
    public void Replay_WrongInput_IsOneLineAndLeavesNothing(string pool, string rounds, string expected)
    {
        Assert.Equal(2, Replay(pool, rounds));
        Assert.Contains(expected, _host.Error, StringComparison.Ordinal);
        Assert.Single(_host.Error.Trim().Split('\n'));
        Assert.False(Directory.Exists(OutFolder));
        Assert.Equal(2, Directory.GetFileSystemEntries(_host.Folder).Length); // the two inputs
    }

    [Fact]
    public void Replay_NoSuchFileOrNoOption_IsTheCallersMistake()
    {
        Assert.Equal(2, _host.Run("replay", "--pool", "nowhere.csv", "--rounds", "nowhere.json", "--out", OutFolder));
        Assert.Contains("nowhere.json cannot be read", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, _host.Run("replay", "--pool", "nowhere.csv"));
        Assert.Contains("--rounds", _host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_PlaceThatCannotBeWritten_IsTheCallersMistake()
    {
        string pool = _host.Write("pool.csv", Pool);
        string rounds = _host.Write("rounds.json", """[{"at":"2026-01-06T00:00:00Z","size":9,"type":"general"}]""");
        string folder = Path.Combine(pool, "x");
        Assert.Equal(2, _host.Run("replay", "--pool", pool, "--rounds", rounds, "--out", folder));
        Assert.Equal(
            $"eesim: --out is '{folder}', which cannot be written; expected a new or empty folder in a place of yours.{Environment.NewLine}",
            _host.Error
        );
    }

    [Fact]
    public void Replay_Stopped_LeavesNothing()
    {
        _host.Cancellation = new CancellationToken(canceled: true);
        Assert.Equal(1, Replay(Pool, """[{"at":"2026-01-06T00:00:00Z","size":9,"type":"general"}]"""));
        Assert.Equal(2, Directory.GetFileSystemEntries(_host.Folder).Length);
    }

    private int Replay(string pool, string rounds, params string[] more) =>
        _host.Run([
            "replay",
            "--pool",
            _host.Write("pool.csv", pool),
            "--rounds",
            _host.Write("rounds.json", rounds),
            "--out",
            OutFolder,
            .. more,
        ]);
}
