using System.Net;
using System.Net.Http.Headers;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Fetches the feed over HTTP: with a time-out, several attempts, a size limit, and only if it has changed.</summary>
public sealed class FeedClient
{
    private readonly HttpClient _http;
    private readonly FeedClientOptions _options;
    private readonly Func<TimeSpan, CancellationToken, Task> _wait;

    /// <summary>A client.</summary>
    /// <param name="http">Sends the requests; stays the caller's. Its own time-out should not be shorter.</param>
    /// <param name="options">How patient to be.</param>
    /// <param name="wait">Waits between attempts; handed in so that tests need not wait.</param>
    public FeedClient(HttpClient http, FeedClientOptions options, Func<TimeSpan, CancellationToken, Task> wait) =>
        (_http, _options, _wait) = (http, options, wait);

    /// <summary>Fetches a feed.</summary>
    /// <param name="address">An http or https address.</param>
    /// <param name="known">The version that is already here, or null.</param>
    /// <param name="cancellation">Ends the attempt and all further ones.</param>
    /// <returns>The feed, or no bytes where the server says that <paramref name="known"/> is the newest.</returns>
    /// <exception cref="FeedDownloadException">No attempt succeeded; the message says what the last one met.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<FeedDownload> FetchAsync(Uri address, FeedDownload? known, CancellationToken cancellation)
    {
        TimeSpan wait = _options.FirstWait;
        for (int attempt = 1; ; attempt++)
        {
            (FeedDownload? got, string reason, bool mayPass, Exception? failure) = await TryAsync(
                address,
                known,
                cancellation
            );
            if (got is not null)
            {
                return got;
            }

            if (!mayPass || attempt >= _options.Attempts)
            {
                string attempts = attempt == 1 ? "1 attempt" : $"{attempt} attempts";
                throw new FeedDownloadException($"no feed from {address}: {reason} ({attempts})", failure);
            }

            await _wait(wait, cancellation);
            wait *= 2;
        }
    }

    private static bool MayPass(HttpStatusCode status) =>
        (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;

    private static string Describe(HttpResponseMessage response) =>
        (int)response.StatusCode is >= 300 and < 400
            ? $"the server keeps redirecting ({(int)response.StatusCode})"
            : $"the server answers {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();

    private static string OneLine(Exception failure) =>
        (failure.InnerException ?? failure).Message.ReplaceLineEndings(" ").TrimEnd('.');

    private async Task<(FeedDownload? Got, string Reason, bool MayPass, Exception? Failure)> TryAsync(
        Uri address,
        FeedDownload? known,
        CancellationToken cancellation
    )
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        attempt.CancelAfter(_options.Timeout);
        try
        {
            using HttpRequestMessage request = CreateRequest(address, known);
            using HttpResponseMessage response = await _http.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                attempt.Token
            );
            if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
            {
                return (known with { Bytes = null }, "", false, null);
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                return (null, Describe(response), MayPass(response.StatusCode), null);
            }

            byte[]? bytes = await ReadBodyAsync(response, attempt.Token);
            return bytes is null
                ? (null, $"more than {_options.MaxBytes:N0} bytes, the most that is taken", false, null)
                : (
                    new FeedDownload(
                        bytes,
                        response.Headers.ETag?.ToString(),
                        response.Content.Headers.LastModified?.ToString("R")
                    ),
                    "",
                    false,
                    null
                );
        }
        catch (OperationCanceledException failure) when (!cancellation.IsCancellationRequested)
        {
            return (null, $"no complete answer within {_options.Timeout.TotalSeconds:0.###} s", true, failure);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidOperationException)
        {
            return (null, OneLine(failure), failure is not InvalidOperationException, failure);
        }
    }

    private static HttpRequestMessage CreateRequest(Uri address, FeedDownload? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (known?.ETag is { } mark)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", mark);
        }

        if (known?.LastModified is { } day)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", day);
        }

        return request;
    }

    // The length a server claims is believed only where it is too large already; the bytes are counted in any case.
    private async Task<byte[]?> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > _options.MaxBytes)
        {
            return null;
        }

        await using Stream body = await response.Content.ReadAsStreamAsync(cancellation);
        using var whole = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (whole.Length + read > _options.MaxBytes)
            {
                return null;
            }

            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }
}
