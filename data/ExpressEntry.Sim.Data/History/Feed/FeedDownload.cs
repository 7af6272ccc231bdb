namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>A feed as a server gave it.</summary>
/// <param name="Bytes">The body; null where the server says that it has not changed.</param>
/// <param name="ETag">The server's version mark, for the next request.</param>
/// <param name="LastModified">The server's date of the feed, as it said it.</param>
public sealed record FeedDownload(byte[]? Bytes, string? ETag, string? LastModified);
