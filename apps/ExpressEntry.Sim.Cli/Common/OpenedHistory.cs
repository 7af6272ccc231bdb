using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>A history and what is known of how it was made.</summary>
/// <param name="History">Its rounds and snapshots.</param>
/// <param name="Rules">Rules of the feed reader that fired when it was read; null where it came from no feed.</param>
internal sealed record OpenedHistory(PublishedHistory History, ImmutableArray<FiredRule>? Rules);
