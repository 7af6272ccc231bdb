using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Judged odds, and their summaries by group and horizon (task D).</summary>
/// <param name="Pairs">By horizon, then in time order.</param>
/// <param name="Groups">
/// By key: <c>all</c>, <c>nopnp</c> and the groups, with <c>@90</c>, <c>@180</c> or <c>@365</c> behind for one horizon. Sets without
/// pairs are absent.
/// </param>
public sealed record OddsReport(ImmutableArray<OddsPair> Pairs, ImmutableArray<KeyValuePair<string, OddsSummary>> Groups)
{
    /// <summary>The summary of a key.</summary>
    /// <param name="key">As in <see cref="Groups"/>.</param>
    /// <returns>The summary, or null for a set without pairs.</returns>
    public OddsSummary? Find(string key) => Groups.FirstOrDefault(group => group.Key == key).Value;

    /// <summary>Summarises pairs by group and horizon.</summary>
    /// <param name="pairs">By horizon, then in time order.</param>
    /// <param name="options">The seed.</param>
    /// <returns>The report.</returns>
    public static OddsReport Of(ImmutableArray<OddsPair> pairs, BacktestOptions options)
    {
        List<(string Key, Func<OddsPair, bool> Contains)> sets = [.. GroupSets("", _ => true)];
        foreach (int days in OddsTask.Horizons)
        {
            sets.AddRange(GroupSets($"@{days}", pair => pair.Question.HorizonDays == days));
        }

        KeyValuePair<string, OddsSummary?>[] summaries = ParallelRows.Map(
            sets,
            options with
            {
                Progress = null,
            },
            set =>
                KeyValuePair.Create(
                    set.Key,
                    OddsSummary.Of([.. pairs.Where(set.Contains).OrderBy(pair => pair.Unit)], options.Seed)
                )
        );
        return new OddsReport(
            pairs,
            [.. summaries.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!))]
        );
    }

    private static IEnumerable<(string Key, Func<OddsPair, bool> Contains)> GroupSets(
        string suffix,
        Func<OddsPair, bool> contains
    )
    {
        yield return ($"all{suffix}", contains);
        yield return ($"nopnp{suffix}", pair => pair.Group != RoundGroup.Pnp && contains(pair));
        foreach (RoundGroup group in RoundGroups.All)
        {
            yield return ($"{group.ToWord()}{suffix}", pair => pair.Group == group && contains(pair));
        }
    }
}
