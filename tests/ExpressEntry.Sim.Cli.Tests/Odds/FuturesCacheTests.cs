using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Odds;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Cli.Tests.Odds;

public sealed class FuturesCacheTests : IDisposable
{
    private const int MarkBytes = 8;
    private readonly TestHost _host = new();
    private readonly string _folder;

    public FuturesCacheTests() => _host.CacheFolder = _folder = Path.Combine(_host.Folder, "cache", "eesim");

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("--score", "515", "--types", "cec,french", "--json")]
    [InlineData("--score", "515", "--types", "cec", "--submitted", "2026-03-01", "--as-of", "2026-10-01", "--json")]
    [InlineData("--profile", "PROFILE", "--as-of", "2026-06-01")]
    public void Odds_WithAndWithoutCache_AreTheSameBytes(params string[] call)
    {
        string profile = _host.Write("profile.yaml", Score.ExampleFiles.Read("profile.yaml"));
        string[] args = [.. call.Select(word => word == "PROFILE" ? profile : word)];

        string without = Run([.. args, "--no-cache"]);
        Assert.False(Directory.Exists(_folder));
        string first = Run(args);
        string kept = Assert.Single(Directory.GetFiles(_folder));
        DateTime written = File.GetLastWriteTimeUtc(kept);
        string second = Run(args);

        Assert.Equal(without, first);
        Assert.Equal(without, second);
        Assert.Equal([kept], Directory.GetFiles(_folder));
        Assert.Equal(written, File.GetLastWriteTimeUtc(kept));
    }

    [Fact]
    public void Prepare_AskedToStop_StopsAndKeepsNothing()
    {
        KnownHistory known = KnownHistory.Open("embedded", null, _host.AsHost());
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            new FuturesCache(_folder).Prepare(known, 0, 1, 1_000_000_000, stop.Token)
        );
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public void Odds_KeptFutures_AreReallyUsed()
    {
        string simulated = Run("--score", "515", "--types", "cec", "--json");
        string file = Assert.Single(Directory.GetFiles(_folder));
        byte[] key = File.ReadAllBytes(file)[MarkBytes..(MarkBytes + SavedFutures.KeyBytes)];
        SimulatedFutures futures = SavedFutures.TryRead(File.ReadAllBytes(file), key)!;

        // Futures in which every cut-off is 40 points higher, under the right key.
        var higher = new SimulatedFutures(
            futures.Origin,
            futures.HorizonDays,
            [
                .. futures.Paths.Select(path =>
                    path.Select(round => round with { Cutoff = round.Cutoff + 40 }).ToImmutableArray()
                ),
            ]
        );
        File.WriteAllBytes(file, SavedFutures.Write(higher, key));

        Assert.NotEqual(simulated, Run("--score", "515", "--types", "cec", "--json"));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("cut")]
    [InlineData("damaged")]
    [InlineData("text")]
    [InlineData("foreign")]
    public void Odds_DamagedOrForeignFile_IsIgnoredAndMadeAgain(string how)
    {
        string[] call = ["--score", "470", "--types", "french", "--json"];
        string right = Run(call);
        string file = Assert.Single(Directory.GetFiles(_folder));
        byte[] whole = File.ReadAllBytes(file);
        byte[] damaged = [.. whole];
        damaged[damaged.Length / 2] ^= 1;
        File.WriteAllBytes(
            file,
            how switch
            {
                "empty" => [],
                "cut" => whole[..(whole.Length / 3)],
                "damaged" => damaged,
                "text" => "not futures at all"u8.ToArray(),
                _ => SavedFutures.Write(SavedFutures.TryRead(whole, KeyIn(whole))!, new byte[SavedFutures.KeyBytes]),
            }
        );

        Assert.Equal(right, Run(call));
        Assert.Equal(whole, File.ReadAllBytes(file));
    }

    [Fact]
    public void Odds_AnotherDay_HasAFileOfItsOwn()
    {
        _ = Run("--score", "470", "--types", "french");
        _ = Run("--score", "470", "--types", "french", "--as-of", "2026-05-01");
        _ = Run("--score", "520", "--types", "cec", "--as-of", "2026-05-01");

        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Theory]
    [InlineData("--seed", "3")]
    [InlineData("--replications", "200")]
    public void Odds_NotTheDefaults_AreNotKept(string option, string value)
    {
        _ = Run("--score", "470", "--types", "french", option, value);

        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public void Odds_FolderThatCannotBe_IsNoFailure()
    {
        string right = Run("--score", "470", "--types", "french", "--no-cache");
        _host.CacheFolder = Path.Combine(_host.Write("file", "in the way"), "eesim");

        Assert.Equal(right, Run("--score", "470", "--types", "french"));
    }

    [Fact]
    public void Odds_ManyDays_KeepTheNewestEight()
    {
        Directory.CreateDirectory(_folder);
        for (int i = 0; i < 12; i++)
        {
            string file = Path.Combine(_folder, $"old{i:00}.futures");
            File.WriteAllText(file, "old");
            File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1 + i, 0, 0, 0, DateTimeKind.Utc));
        }

        string other = Path.Combine(_folder, "notes.txt");
        File.WriteAllText(other, "not ours");
        _ = Run("--score", "470", "--types", "french");

        Assert.Equal(8, Directory.GetFiles(_folder, "*.futures").Length);
        Assert.Equal(7, Directory.GetFiles(_folder, "old*").Length);
        Assert.False(File.Exists(Path.Combine(_folder, "old04.futures")));
        Assert.True(File.Exists(other));
    }

    [Theory]
    [InlineData(false, "XDG_CACHE_HOME", "/xdg", "/home/me", "/xdg/eesim")]
    [InlineData(false, "XDG_CACHE_HOME", "relative", "/home/me", "/home/me/.cache/eesim")]
    [InlineData(false, "LOCALAPPDATA", "/local", "/home/me", "/home/me/.cache/eesim")]
    [InlineData(false, "XDG_CACHE_HOME", "", "", null)]
    [InlineData(true, "LOCALAPPDATA", "/local", "/home/me", "/local/eesim/cache")]
    [InlineData(true, "XDG_CACHE_HOME", "/xdg", "/home/me", null)]
    public void FindCacheFolder_PlatformAndVariables_Decide(
        bool isWindows,
        string variable,
        string value,
        string home,
        string? expected
    )
    {
        // Rooted in the way of the machine the test runs on.
        string root = Path.GetPathRoot(Path.GetTempPath())!;
        string Rooted(string path) => path.StartsWith('/') ? root + path[1..] : path;

        string? found = Host.FindCacheFolder(isWindows, name => name == variable ? Rooted(value) : null, Rooted(home));

        Assert.Equal(
            expected is null ? null : Path.GetFullPath(Rooted(expected)),
            found is null ? null : Path.GetFullPath(found)
        );
    }

    private static byte[] KeyIn(byte[] file) => file[MarkBytes..(MarkBytes + SavedFutures.KeyBytes)];

    private string Run(params string[] call)
    {
        Assert.Equal(ExitCode.Done, _host.Run(["odds", "--history", "embedded", .. call]));
        Assert.Empty(_host.Error);
        return _host.Out;
    }
}
