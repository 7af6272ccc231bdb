using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History.Feed;

namespace ExpressEntry.Sim.Data.Tests.History;

/// <summary>Which rules a reading of a feed has used.</summary>
internal static class FiredRules
{
    public static ImmutableArray<string> FiredIn(FeedReading reading) =>
        [.. reading.Rules.Where(rule => rule.Count > 0).Select(rule => rule.Rule.Id)];

    public static int CountOf(FeedReading reading, string rule) =>
        reading.Rules.Single(fired => fired.Rule.Id == rule).Count;
}
