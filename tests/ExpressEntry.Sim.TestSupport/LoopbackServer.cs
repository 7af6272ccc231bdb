using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ExpressEntry.Sim.TestSupport;

/// <summary>A server on this machine that answers each request with the bytes a test gives, well-formed or not.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _requests = [];
    private readonly Func<int, string, byte[]?> _answer;
    private readonly Task _serving;

    /// <summary>Starts a server.</summary>
    /// <param name="answer">
    /// Gets the request's number (from 1) and its head; gives the raw answer, after which the connection is closed, or null
    /// to leave the request without an answer until the client gives up.
    /// </param>
    public LoopbackServer(Func<int, string, byte[]?> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/feed.json");
        _serving = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Heads of the requests so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>A complete answer.</summary>
    /// <param name="status">For example <c>200 OK</c>.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">More header lines.</param>
    public static byte[] Answer(string status, byte[] body, params string[] headers) =>
        Raw(status, body, [$"Content-Length: {body.Length}", .. headers]);

    /// <summary>An answer with exactly these headers: the length may be a lie.</summary>
    public static byte[] Raw(string status, byte[] body, params string[] headers)
    {
        string head =
            $"HTTP/1.1 {status}\r\nConnection: close\r\n{string.Concat(headers.Select(line => line + "\r\n"))}\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The listener stops last: between two connections the loop would otherwise find it stopped and fail.
        await _stop.CancelAsync();
        await _serving;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> open = [];
        try
        {
            while (true)
            {
                open.Add(HandleAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task HandleAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                string head = await ReadHeadAsync(stream);
                int number;
                lock (_requests)
                {
                    _requests.Add(head);
                    number = _requests.Count;
                }

                if (_answer(number, head) is { } bytes)
                {
                    await stream.WriteAsync(bytes, _stop.Token);
                }
                else
                {
                    // Until the client hangs up or the test ends.
                    await stream.CopyToAsync(Stream.Null, _stop.Token);
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
            {
                // The client gave up: what these tests are about.
            }
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            int read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                break;
            }

            head.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return head.ToString();
    }
}
