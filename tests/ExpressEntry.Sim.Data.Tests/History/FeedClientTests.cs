using System.Text;
using ExpressEntry.Sim.Data.History.Feed;
using ExpressEntry.Sim.TestSupport;
using static ExpressEntry.Sim.TestSupport.LoopbackServer;

namespace ExpressEntry.Sim.Data.Tests.History;

public sealed class FeedClientTests
{
    private static readonly byte[] Body = Encoding.ASCII.GetBytes("{\"rounds\":[]}");

    private readonly List<TimeSpan> _waits = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_GoodAnswer_IsTheBodyAndItsMarks()
    {
        await using LoopbackServer server = new(
            (_, _) => Answer("200 OK", Body, "ETag: \"v1\"", "Last-Modified: Tue, 09 Mar 2027 14:00:00 GMT")
        );

        FeedDownload got = await FetchAsync(server.Address);

        Assert.Equal(Body, got.Bytes);
        Assert.Equal(("\"v1\"", "Tue, 09 Mar 2027 14:00:00 GMT"), (got.ETag, got.LastModified));
        Assert.Empty(_waits);
    }

    [Fact]
    public async Task FetchAsync_KnownVersion_IsAskedForAndNotModifiedIsNoBytes()
    {
        await using LoopbackServer server = new((_, _) => Answer("304 Not Modified", []));
        var known = new FeedDownload(null, "\"v1\"", "Tue, 09 Mar 2027 14:00:00 GMT");

        FeedDownload got = await FetchAsync(server.Address, known);

        Assert.Null(got.Bytes);
        Assert.Contains("If-None-Match: \"v1\"", server.Requests[0], StringComparison.Ordinal);
        Assert.Contains("If-Modified-Since: Tue, 09 Mar 2027 14:00:00 GMT", server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_NotModifiedWithoutAQuestion_IsAFailure()
    {
        await using LoopbackServer server = new((_, _) => Answer("304 Not Modified", []));

        await Assert.ThrowsAsync<FeedDownloadException>(() => FetchAsync(server.Address));
    }

    [Fact]
    public async Task FetchAsync_ServerFailsTwice_TriesAgainWithDoubledWaits()
    {
        await using LoopbackServer server = new((number, _) => number < 3 ? Answer("500 Oops", []) : Answer("200 OK", Body));

        FeedDownload got = await FetchAsync(server.Address);

        Assert.Equal(Body, got.Bytes);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], _waits);
    }

    [Theory]
    [InlineData("404 Not Found", 1)]
    [InlineData("403 Forbidden", 1)]
    [InlineData("204 No Content", 1)]
    [InlineData("503 Busy", 3)]
    [InlineData("429 Slow Down", 3)]
    public async Task FetchAsync_RefusingAnswer_IsTriedAgainOnlyWhereItMayPass(string status, int attempts)
    {
        await using LoopbackServer server = new((_, _) => Answer(status, []));

        var error = await Assert.ThrowsAsync<FeedDownloadException>(() => FetchAsync(server.Address));

        Assert.Equal(attempts, server.Requests.Count);
        Assert.Contains(status[..3], error.Message, StringComparison.Ordinal);
        Assert.Contains(server.Address.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_BodyShorterThanItsLength_IsAFailureAfterAllAttempts()
    {
        await using LoopbackServer server = new((_, _) => Raw("200 OK", Body, "Content-Length: 5000"));

        await Assert.ThrowsAsync<FeedDownloadException>(() => FetchAsync(server.Address));

        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("Content-Length: 2000000000")]
    [InlineData("Content-Type: application/json")]
    public async Task FetchAsync_BodyAboveTheLimit_IsRefusedWhateverLengthIsClaimed(string header)
    {
        await using LoopbackServer server = new((_, _) => Raw("200 OK", new byte[300_000], header));

        var error = await Assert.ThrowsAsync<FeedDownloadException>(() => FetchAsync(server.Address, maxBytes: 200_000));

        Assert.Contains("more than 200,000 bytes", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_ServerNeverAnswers_EndsAtTheTimeOut()
    {
        await using LoopbackServer server = new((_, _) => null);

        var error = await Assert.ThrowsAsync<FeedDownloadException>(() =>
            FetchAsync(server.Address, timeout: TimeSpan.FromMilliseconds(30))
        );

        Assert.Contains("no complete answer within 0.03 s (3 attempts)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_RedirectLoop_IsAFailure()
    {
        await using LoopbackServer server = new((_, _) => Answer("302 Found", [], "Location: /again"));

        var error = await Assert.ThrowsAsync<FeedDownloadException>(() => FetchAsync(server.Address));

        Assert.Contains("keeps redirecting", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_CancelledWhileWaitingForAnAnswer_StopsAtOnce()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using LoopbackServer server = new(
            (_, _) =>
            {
                stop.Cancel();
                return null;
            }
        );
        using var http = new HttpClient();
        var client = new FeedClient(
            http,
            new FeedClientOptions(TimeSpan.FromMinutes(5), 3, TimeSpan.Zero),
            (_, _) => Task.CompletedTask
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.FetchAsync(server.Address, null, stop.Token));
        Assert.Single(server.Requests);
    }

    private async Task<FeedDownload> FetchAsync(
        Uri address,
        FeedDownload? known = null,
        int maxBytes = 1_000_000,
        TimeSpan? timeout = null
    )
    {
        using var handler = new SocketsHttpHandler { MaxAutomaticRedirections = 3 };
        using var http = new HttpClient(handler);
        var options = new FeedClientOptions(timeout ?? TimeSpan.FromMinutes(1), 3, TimeSpan.FromSeconds(1), maxBytes);
        var client = new FeedClient(
            http,
            options,
            (time, _) =>
            {
                _waits.Add(time);
                return Task.CompletedTask;
            }
        );
        return await client.FetchAsync(address, known, Cancellation);
    }
}
