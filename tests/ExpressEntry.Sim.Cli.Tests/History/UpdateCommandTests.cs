using System.Text;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.History;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.TestSupport;
using static ExpressEntry.Sim.TestSupport.FeedFixture;
using static ExpressEntry.Sim.TestSupport.LoopbackServer;

namespace ExpressEntry.Sim.Cli.Tests.History;

public sealed class UpdateCommandTests : IDisposable
{
    private static readonly byte[] Good = Feed(Record("500"));

    private readonly TestHost _host = new();

    private string HistoryFolderPath => Path.Combine(_host.UserDataFolder, "history");

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Update_NewFeed_IsUsedFromThenOn()
    {
        await using LoopbackServer server = new((_, _) => Answer("200 OK", Good, "ETag: \"v1\""));

        Assert.Equal(ExitCode.Done, Update(server));

        Assert.Contains("Wrote 432 rounds", _host.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal("500", HistorySource.Open(null, _host.AsHost()).Rounds[^1].Number);
        HistoryOrigin? origin = HistoryFolder.Read(HistoryFolderPath).Origin;
        Assert.Equal(
            (server.Address.ToString(), "\"v1\"", _host.Clock.GetUtcNow()),
            (origin!.From, origin.ETag!, origin.At)
        );
    }

    [Fact]
    public async Task Update_Again_AsksForChangesOnlyAndSaysUpToDate()
    {
        await using LoopbackServer server = new(
            (number, _) => number == 1 ? Answer("200 OK", Good, "ETag: \"v1\"") : Answer("304 Not Modified", [])
        );
        Assert.Equal(ExitCode.Done, Update(server));
        string before = Snapshot();

        Assert.Equal(ExitCode.Done, Update(server));

        Assert.Contains("Already up to date", _host.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("If-None-Match", server.Requests[0], StringComparison.Ordinal);
        Assert.Contains("If-None-Match: \"v1\"", server.Requests[1], StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task Update_DamagedData_IsFetchedWhole()
    {
        await using LoopbackServer server = new((_, _) => Answer("200 OK", Good, "ETag: \"v1\""));
        Assert.Equal(ExitCode.Done, Update(server));
        File.WriteAllText(Path.Combine(HistoryFolderPath, "rounds.csv"), "broken");

        Assert.Equal(ExitCode.Done, Update(server));

        Assert.DoesNotContain("If-None-Match", server.Requests[1], StringComparison.Ordinal);
        Assert.Equal("500", HistorySource.Open(null, _host.AsHost()).Rounds[^1].Number);
    }

    [Fact]
    public async Task Update_ServerFailsOnce_SucceedsAtTheSecondAttempt()
    {
        await using LoopbackServer server = new(
            (number, _) => number == 1 ? Answer("500 Oops", []) : Answer("200 OK", Good)
        );

        Assert.Equal(ExitCode.Done, Update(server));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("html", "HTML")]
    [InlineData("cut", "the JSON ends early")]
    [InlineData("short length", "the JSON ends early")]
    [InlineData("long length", "3 attempts")]
    [InlineData("empty", "is empty")]
    [InlineData("no rounds", "no round could be read")]
    [InlineData("missing", "404")]
    [InlineData("loop", "keeps redirecting")]
    [InlineData("huge", "the most that is taken")]
    [InlineData("silent", "no complete answer within")]
    [InlineData("no http", "")]
    public async Task Update_AnswerThatIsNoFeed_IsOneLineAndChangesNothing(string kind, string expected)
    {
        await using LoopbackServer first = new((_, _) => Answer("200 OK", Good));
        Assert.Equal(ExitCode.Done, Update(first));
        string before = Snapshot();
        await using LoopbackServer server = new((_, _) => BadAnswer(kind));

        Assert.Equal(ExitCode.Failed, Update(server, kind == "silent" ? ["--timeout", "30"] : []));

        Assert.Contains(expected, _host.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", _host.Error, StringComparison.Ordinal);
        Assert.Single(_host.Error.TrimEnd().Split('\n'));
        Assert.Empty(_host.Out);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void Update_NobodyListens_SaysThatOfflineEverythingWorks()
    {
        Assert.Equal(
            ExitCode.Failed,
            _host.Run("history", "update", "--url", "http://127.0.0.1:1/feed.json", "--wait", "0")
        );

        Assert.Contains("Offline, everything works from the embedded history", _host.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host.UserDataFolder));
    }

    [Theory]
    [InlineData("feed.json")]
    [InlineData("ftp://127.0.0.1/feed.json")]
    [InlineData("file:///feed.json")]
    [InlineData("")]
    public void Update_WrongAddress_IsAWrongCall(string url)
    {
        Assert.Equal(ExitCode.WrongInput, _host.Run("history", "update", "--url", url));
        Assert.Contains("https://", _host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_Cancelled_ChangesNothing()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using LoopbackServer server = new(
            (_, _) =>
            {
                stop.Cancel();
                return null;
            }
        );
        _host.Cancellation = stop.Token;

        Assert.Equal(ExitCode.Failed, Update(server));

        Assert.Contains("stopped", _host.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host.UserDataFolder));
    }

    [Theory]
    [InlineData(null, null, "https://www.canada.ca/content/dam/ircc/documents/json/ee_rounds_123_en.json")]
    [InlineData(null, "", "https://www.canada.ca/content/dam/ircc/documents/json/ee_rounds_123_en.json")]
    [InlineData(null, "http://localhost/a", "http://localhost/a")]
    [InlineData("http://localhost/b", "http://localhost/a", "http://localhost/b")]
    public void Choose_OptionVariableOrNeither_IsTheAddressInThatOrder(string? option, string? variable, string expected)
    {
        Assert.Equal(new Uri(expected), FeedAddress.Choose(option, variable));
    }

    [Fact]
    public void Choose_WrongVariable_NamesIt()
    {
        var error = Assert.Throws<InvalidInputException>(() => FeedAddress.Choose(null, "nowhere"));

        Assert.Contains("EESIM_FEED_URL is 'nowhere'", error.Message, StringComparison.Ordinal);
    }

    private static byte[]? BadAnswer(string kind) =>
        kind switch
        {
            "html" => Answer("200 OK", Encoding.ASCII.GetBytes("<!doctype html><html><body>Maintenance</body></html>")),
            "cut" => Answer("200 OK", Good[..(Good.Length / 2)]),
            "short length" => Raw("200 OK", Good, "Content-Length: 200"),
            "long length" => Raw("200 OK", Good, $"Content-Length: {Good.Length + 1}"),
            "empty" => Answer("200 OK", []),
            "no rounds" => Answer("200 OK", Encoding.ASCII.GetBytes("{\"rounds\":[]}")),
            "missing" => Answer("404 Not Found", []),
            "loop" => Answer("302 Found", [], "Location: /feed.json"),
            "huge" => Raw("200 OK", Good, "Content-Length: 60000000"),
            "silent" => null,
            _ => Encoding.ASCII.GetBytes("this is no HTTP at all\r\n\r\n"),
        };

    private int Update(LoopbackServer server, params string[] more) =>
        _host.Run(["history", "update", "--url", server.Address.ToString(), "--wait", "0", .. more]);

    private string Snapshot() =>
        string.Concat(Directory.GetFiles(HistoryFolderPath).Order(StringComparer.Ordinal).Select(File.ReadAllText));
}
