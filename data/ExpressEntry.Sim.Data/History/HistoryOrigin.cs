using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History;

/// <summary>Where a folder of tables comes from; kept beside them as <c>source.json</c>.</summary>
/// <param name="From">The file or address the feed was read from.</param>
/// <param name="At">When it was read (UTC).</param>
/// <param name="FeedSha256">Digest of the feed's bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="ETag">The server's version mark, for conditional requests; null where there was none.</param>
/// <param name="LastModified">The server's date of the feed, as it said it; null where there was none.</param>
/// <param name="Rules">The rules of the feed reader that fired.</param>
/// <param name="Warnings">What the reader of any output should know about this feed.</param>
public sealed record HistoryOrigin(
    string From,
    DateTimeOffset At,
    string FeedSha256,
    string? ETag,
    string? LastModified,
    ImmutableArray<FiredRule> Rules,
    ImmutableArray<string> Warnings
);
