using System.CommandLine;
using System.Net;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Feed;

namespace ExpressEntry.Sim.Cli.History;

/// <summary><c>eesim history update</c>: fetches the feed into the user's data folder.</summary>
internal static class UpdateCommand
{
    private const int MostRedirects = 5;

    public static Command Create(Host host)
    {
        Option<string?> url = new("--url")
        {
            Description = $"Address of the feed. Default: the variable {FeedAddress.Variable}, else {FeedAddress.Official}",
        };
        Option<int?> timeout = CommonOptions.Number(
            "--timeout",
            "Milliseconds for one attempt. Default: 30000.",
            1,
            3_600_000
        );
        Option<int?> attempts = CommonOptions.Number("--attempts", "How often to try. Default: 3.", 1, 20);
        Option<int?> wait = CommonOptions.Number(
            "--wait",
            "Milliseconds before the second attempt, doubled before each further one. Default: 1000.",
            0,
            600_000
        );
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "update",
            "Fetch the newest rounds; nothing changes where that fails. Example: eesim history update"
        )
        {
            url,
            timeout,
            attempts,
            wait,
            json,
        };
        command.SetAction(call =>
        {
            Uri address = FeedAddress.Choose(call.GetValue(url), Environment.GetEnvironmentVariable(FeedAddress.Variable));
            var options = new FeedClientOptions(
                TimeSpan.FromMilliseconds(call.GetValue(timeout) ?? 30_000),
                call.GetValue(attempts) ?? 3,
                TimeSpan.FromMilliseconds(call.GetValue(wait) ?? 1_000)
            );
            return Run(host, address, options, call.GetValue(json));
        });
        return command;
    }

    private static int Run(Host host, Uri address, FeedClientOptions options, bool isJson)
    {
        FeedDownload? known = FindKnown(host, address);
        HistoryInstall done;
        try
        {
            FeedDownload download = Fetch(host, address, options, known);
            if (download.Bytes is null)
            {
                WriteUpToDate(host, address, isJson);
                return ExitCode.Done;
            }

            done = Install(host, address, download);
        }
        catch (FeedDownloadException failure)
        {
            host.Error.WriteLine(
                $"eesim: {failure.Message.ReplaceLineEndings(" ")}; nothing was changed. "
                    + "Offline, everything works from the embedded history."
            );
            return ExitCode.Failed;
        }

        if (isJson)
        {
            InstallReport.WriteJson(host.Out, done);
        }
        else
        {
            InstallReport.Write(host, done);
        }

        return ExitCode.Done;
    }

    private static FeedDownload Fetch(Host host, Uri address, FeedClientOptions options, FeedDownload? known)
    {
        using var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            MaxAutomaticRedirections = MostRedirects,
        };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"eesim/{EesimProgram.Version}");
        var client = new FeedClient(http, options, (time, cancellation) => Task.Delay(time, host.Clock, cancellation));
        return client.FetchAsync(address, known, host.Cancellation).GetAwaiter().GetResult();
    }

    private static HistoryInstall Install(Host host, Uri address, FeedDownload download)
    {
        FeedReading reading;
        try
        {
            reading = HistoryInstall.Read(address.ToString(), download.Bytes!);
        }
        catch (InvalidInputException refused)
        {
            // A page or half a feed instead of the feed is the server's failure, not the caller's.
            throw new FeedDownloadException(refused.Message.TrimEnd('.'), refused);
        }

        return HistoryInstall.Write(host, address.ToString(), reading, download);
    }

    // Marks of the version that is here, if it came from the same address and is whole.
    private static FeedDownload? FindKnown(Host host, Uri address)
    {
        if (HistoryFolder.Find(HistorySource.UserFolder(host)) is not { } folder)
        {
            return null;
        }

        try
        {
            HistoryOrigin? origin = HistoryFolder.Read(folder).Origin;
            return origin?.From == address.ToString() && (origin.ETag ?? origin.LastModified) is not null
                ? new FeedDownload(null, origin.ETag, origin.LastModified)
                : null;
        }
        catch (InvalidInputException)
        {
            // Damaged: fetch it whole.
            return null;
        }
    }

    private static void WriteUpToDate(Host host, Uri address, bool isJson)
    {
        if (!isJson)
        {
            host.Out.WriteLine($"Already up to date: {address} has not changed.");
            return;
        }

        JsonDocumentWriter.Write(
            host.Out,
            [],
            json =>
            {
                json.WriteString("from", address.ToString());
                json.WriteBoolean("up_to_date", true);
                json.WriteString("folder", HistorySource.UserFolder(host));
            }
        );
    }
}
