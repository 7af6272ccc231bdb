using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using static ExpressEntry.Sim.TestSupport.FeedFixture;

namespace ExpressEntry.Sim.Cli.Tests.History;

public sealed class HistorySourceTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Open_NothingChosen_IsEmbeddedUpToTheDayAfterItsNewestData()
    {
        KnownHistory known = KnownHistory.Open(null, null, _host.AsHost());

        Assert.Equal("embedded", known.History.Source);
        Assert.Equal(new DateOnly(2026, 7, 24), known.AsOf);
        Assert.Equal(new DateOnly(2026, 7, 23), known.DataEnds);
        Assert.Equal((431, 143), (known.History.Rounds.Length, known.History.Snapshots.Length));
        Assert.Empty(known.Warnings);
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void Open_ClockDaysAfterTheData_WarnsFromThirtyOn(int days, bool warns)
    {
        using var host = new TestHost(new DateTimeOffset(2026, 7, 23, 23, 59, 0, TimeSpan.Zero).AddDays(days));

        KnownHistory known = KnownHistory.Open("embedded", null, host.AsHost());

        Assert.Equal(
            warns,
            known.Warnings.Any(warning => warning.Contains("the data ends on 2026-07-23", StringComparison.Ordinal))
        );
        Assert.Equal(new DateOnly(2026, 7, 24), known.AsOf);
    }

    [Fact]
    public void Open_AsOf_KnowsOnlyWhatWasPublishedBefore()
    {
        KnownHistory known = KnownHistory.Open("embedded", new DateOnly(2026, 7, 20), _host.AsHost());

        Assert.Equal("426", known.History.Rounds[^1].Number);
        Assert.Equal(new DateOnly(2026, 7, 5), known.History.Snapshots[^1].AsOf);
        Assert.Equal(new DateOnly(2026, 7, 10), known.DataEnds);
    }

    [Fact]
    public void Open_AsOfBeforeAllData_SaysWhenItBegins()
    {
        var error = Assert.Throws<InvalidInputException>(() =>
            KnownHistory.Open("embedded", new DateOnly(2015, 1, 31), _host.AsHost())
        );

        Assert.Contains("after 2015-01-31", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FeedFile_ReplacesRoundsAndSnapshots()
    {
        string path = _host.Write("feed.json", FeedText(Record("500"), Record("501", ZeroBands())));

        KnownHistory known = KnownHistory.Open(path, null, _host.AsHost());

        Assert.Equal(path, known.History.Source);
        Assert.Equal((2, 1), (known.History.Rounds.Length, known.History.Snapshots.Length));
        Assert.Equal(new DateOnly(2027, 3, 10), known.AsOf);
    }

    [Fact]
    public void Open_FolderOfTables_IsRead()
    {
        _host.Write("own/rounds.csv", "number,date,type,invitations,cutoff\n1,2027-01-01,cec,10,500\n");
        _host.Write("own/pools.csv", "as_of,published,601-1200,total\n2027-01-01,2027-01-02,5,9\n");

        KnownHistory known = KnownHistory.Open(Path.Combine(_host.Folder, "own"), null, _host.AsHost());

        Assert.Equal(new DateOnly(2027, 1, 3), known.AsOf);
    }

    [Fact]
    public void Open_FeedWithoutRounds_SaysItIsEmpty()
    {
        string path = _host.Write("feed.json", "{\"rounds\":[]}");

        var error = Assert.Throws<InvalidInputException>(() => KnownHistory.Open(path, null, _host.AsHost()));

        Assert.Contains("no round", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_UpdatedData_IsUsedAndNamedAndCanBePassedOver()
    {
        string path = _host.Write("feed.json", FeedText(Record("500")));
        Assert.Equal(ExitCode.Done, _host.Run("history", "import", path));

        PublishedHistory updated = HistorySource.Open(null, _host.AsHost());

        Assert.Contains(_host.UserDataFolder, updated.Source, StringComparison.Ordinal);
        Assert.Equal("500", updated.Rounds[^1].Number);
        Assert.Equal("embedded", HistorySource.Open("embedded", _host.AsHost()).Source);
    }

    [Theory]
    [InlineData("rounds.csv")]
    [InlineData("pools.csv")]
    [InlineData("source.json")]
    public void Open_UpdatedDataDamaged_NamesTheFileAndTheWaysOut(string file)
    {
        string path = _host.Write("feed.json", FeedText(Record("500")));
        Assert.Equal(ExitCode.Done, _host.Run("history", "import", path));
        string damaged = Path.Combine(_host.UserDataFolder, "history", file);
        File.WriteAllText(damaged, File.ReadAllText(damaged)[..40]);

        Assert.Equal(ExitCode.WrongInput, _host.Run("history", "rounds"));
        Assert.Contains(damaged, _host.Error, StringComparison.Ordinal);
        Assert.Contains("--history embedded", _host.Error, StringComparison.Ordinal);
        Assert.Contains("eesim history update", _host.Error, StringComparison.Ordinal);
        Assert.Single(_host.Error.TrimEnd().Split('\n'));
        Assert.Equal(ExitCode.Done, _host.Run("history", "rounds", "--history", "embedded"));
    }
}
