using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Feed;

namespace ExpressEntry.Sim.Cli.History;

/// <summary>A feed put into the user's data folder: what was read, and how it differs from the embedded history.</summary>
/// <param name="From">The file or address.</param>
/// <param name="Folder">Where the tables are now.</param>
/// <param name="Reading">The feed.</param>
/// <param name="Joined">What was written.</param>
/// <param name="Changes">Differences from the embedded history.</param>
/// <param name="Warnings">For every output.</param>
internal sealed record HistoryInstall(
    string From,
    string Folder,
    FeedReading Reading,
    PublishedHistory Joined,
    ImmutableArray<HistoryChange> Changes,
    ImmutableArray<string> Warnings
)
{
    private const int NumbersShown = 10;

    /// <summary>Reads a feed that is to be installed.</summary>
    /// <param name="from">The feed's file or address, for messages.</param>
    /// <param name="bytes">The feed.</param>
    /// <returns>The feed, with at least one round.</returns>
    /// <exception cref="InvalidInputException">It is no feed, or holds no round.</exception>
    public static FeedReading Read(string from, byte[] bytes)
    {
        FeedReading reading = FeedReader.Read(bytes, from);
        return reading.History.Rounds.IsEmpty
            ? throw new InvalidInputException($"{from}: no round could be read from its {reading.Records:N0} records.")
            : reading;
    }

    /// <summary>Joins a feed with the embedded history and writes both into the user's data folder.</summary>
    /// <param name="host">Knows the folder and the clock.</param>
    /// <param name="from">The feed's file or address, for the folder's <c>source.json</c>.</param>
    /// <param name="reading">The feed.</param>
    /// <param name="download">The server's version marks, kept for the next request; null for a file.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written; nothing is changed.</exception>
    public static HistoryInstall Write(Host host, string from, FeedReading reading, FeedDownload? download)
    {
        PublishedHistory joined = HistoryMerge.Join(
            reading.History,
            HistoryTables.ReadEmbedded(),
            out ImmutableArray<HistoryChange> changes
        );
        string folder = HistorySource.UserFolder(host);
        string[] lost = [.. LostRounds(folder, joined)];
        var origin = new HistoryOrigin(
            from,
            DateTimeOffset.FromUnixTimeSeconds(host.Clock.GetUtcNow().ToUnixTimeSeconds()),
            reading.Sha256,
            download?.ETag,
            download?.LastModified,
            HistorySource.Fired(reading),
            reading.History.Warnings
        );
        host.Cancellation.ThrowIfCancellationRequested();
        try
        {
            HistoryFolder.Write(folder, joined, origin);
        }
        catch (Exception failure) when (PlaceFault.Is(failure))
        {
            throw new InvalidInputException(
                $"{folder} cannot be written ({failure.Message.TrimEnd('.')}); expected a folder of yours, see the variable EESIM_DATA.",
                failure
            );
        }

        return new HistoryInstall(
            from,
            folder,
            reading,
            joined,
            changes,
            [.. reading.History.Warnings, .. KeptWarnings(changes), .. LostWarnings(lost)]
        );
    }

    // Rounds of the data being replaced that neither the feed nor the embedded history has.
    private static IEnumerable<string> LostRounds(string folder, PublishedHistory joined)
    {
        if (HistoryFolder.Find(folder) is not { } current)
        {
            return [];
        }

        try
        {
            HashSet<string> numbers = [.. joined.Rounds.Select(round => round.Number)];
            return
            [
                .. HistoryFolder.Read(current).History.Rounds.Select(round => round.Number).Where(n => !numbers.Contains(n)),
            ];
        }
        catch (InvalidInputException)
        {
            // What is replaced was damaged: there is nothing to compare with.
            return [];
        }
    }

    private static IEnumerable<string> LostWarnings(string[] lost)
    {
        if (lost.Length > 0)
        {
            yield return $"the data replaced had {Rounds(lost.Length)} that this feed lacks: {List(lost)}";
        }
    }

    private static IEnumerable<string> KeptWarnings(ImmutableArray<HistoryChange> changes)
    {
        string[] kept =
        [
            .. changes
                .Where(change =>
                    change.Kind == HistoryChangeKind.Kept && change.Subject.StartsWith("round ", StringComparison.Ordinal)
                )
                .Select(change => change.Subject["round ".Length..]),
        ];
        if (kept.Length > 0)
        {
            yield return $"the feed lacks {Rounds(kept.Length)}, kept from the embedded history: {List(kept)}";
        }
    }

    private static string Rounds(int count) => count == 1 ? "1 round" : $"{count:N0} rounds";

    private static string List(string[] numbers) =>
        string.Join(", ", numbers.Take(NumbersShown))
        + (numbers.Length > NumbersShown ? $" and {numbers.Length - NumbersShown} more" : "");
}
