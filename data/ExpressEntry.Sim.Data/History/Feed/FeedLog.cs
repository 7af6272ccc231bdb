using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Counts how often each rule fires. Memory is bounded: only the first places of a rule are kept.</summary>
public sealed class FeedLog
{
    /// <summary>Places kept for each rule.</summary>
    public const int PlacesKept = 20;

    private readonly Dictionary<string, (int Count, List<string> Places)> _fired = new(StringComparer.Ordinal);

    /// <summary>Every rule in its fixed order, those that never fired with a count of 0.</summary>
    /// <returns>One entry a rule of <see cref="FeedRules.All"/>.</returns>
    public ImmutableArray<FeedRuleCount> Counts() => [.. FeedRules.All.Select(CountOf)];

    /// <summary>How often one rule fired.</summary>
    /// <param name="rule">A rule of <see cref="FeedRules.All"/>.</param>
    /// <returns>Its count and first places.</returns>
    public FeedRuleCount CountOf(FeedRule rule) =>
        _fired.TryGetValue(rule.Id, out (int Count, List<string> Places) seen)
            ? new FeedRuleCount(rule, seen.Count, [.. seen.Places])
            : new FeedRuleCount(rule, 0, []);

    internal void Report(FeedRule rule, string place, string? field = null)
    {
        ref (int Count, List<string> Places) seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_fired, rule.Id, out _);
        seen.Places ??= [];
        seen.Count++;
        if (seen.Places.Count < PlacesKept)
        {
            seen.Places.Add(field is null ? place : $"{place} {field}");
        }
    }
}
