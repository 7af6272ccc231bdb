using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>How often a rule fired while one feed was read.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Count">Times it fired; 0 for a rule that did not.</param>
/// <param name="Places">The first places, at most <see cref="FeedLog.PlacesKept"/>, such as <c>round 208 drawSize</c>.</param>
public sealed record FeedRuleCount(FeedRule Rule, int Count, ImmutableArray<string> Places);
