using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>A feed as it was read.</summary>
/// <param name="History">Its rounds and pool snapshots, in order.</param>
/// <param name="Records">Records in the file, whether or not a round came of them.</param>
/// <param name="Rules">Every rule with how often and where it fired, in fixed order.</param>
/// <param name="Sha256">Digest of the bytes read, 64 lower-case hexadecimal digits.</param>
public sealed record FeedReading(PublishedHistory History, int Records, ImmutableArray<FeedRuleCount> Rules, string Sha256);
