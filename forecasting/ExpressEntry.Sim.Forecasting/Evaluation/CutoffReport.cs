using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Judged forecasts of cut-offs, and their summaries by group (tasks A, B and C).</summary>
/// <param name="Rows">In time order.</param>
/// <param name="Groups">
/// By key: <c>all</c>, <c>nopnp</c> and the groups; with <c>mature:</c> in front, types with six or more earlier rounds; with
/// <c>last12:</c>, the last twelve months; in task C with <c>@90</c> or <c>@180</c> behind, one horizon. Sets without rows are absent.
/// </param>
public sealed record CutoffReport(ImmutableArray<CutoffRow> Rows, ImmutableArray<KeyValuePair<string, CutoffSummary>> Groups)
{
    /// <summary>The summary of a key.</summary>
    /// <param name="key">As in <see cref="Groups"/>.</param>
    /// <returns>The summary, or null for a set without rows.</returns>
    public CutoffSummary? Find(string key) => Groups.FirstOrDefault(group => group.Key == key).Value;

    /// <summary>Summarises rows by group.</summary>
    /// <param name="rows">In time order.</param>
    /// <param name="blockLength">Units a bootstrap block.</param>
    /// <param name="options">Window and seed.</param>
    /// <returns>The report.</returns>
    public static CutoffReport Of(ImmutableArray<CutoffRow> rows, int blockLength, BacktestOptions options)
    {
        List<(string Key, Func<CutoffRow, bool> Contains)> sets = [.. GroupSets("", "", _ => true)];
        int[] horizons = [.. rows.Select(row => row.HorizonDays).Distinct().Order()];
        if (horizons is [> 0, ..])
        {
            sets.AddRange(horizons.SelectMany(days => GroupSets("", $"@{days}", row => row.HorizonDays == days)));
        }

        sets.AddRange(GroupSets("mature:", "", row => row.IsMature));
        sets.AddRange(GroupSets("last12:", "", row => options.Window.IsLastYear(row.Day)));
        KeyValuePair<string, CutoffSummary?>[] summaries = ParallelRows.Map(
            sets,
            options with
            {
                Progress = null,
            },
            set => KeyValuePair.Create(set.Key, CutoffSummary.Of([.. rows.Where(set.Contains)], blockLength, options.Seed))
        );
        return new CutoffReport(
            rows,
            [.. summaries.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!))]
        );
    }

    /// <summary>The probability integral transform of every row, in ten bins: flat where the forecasts are calibrated.</summary>
    /// <returns>Ten counts.</returns>
    public ImmutableArray<int> CountTransforms()
    {
        int[] bins = new int[10];
        foreach (CutoffRow row in Rows)
        {
            bins[Math.Min((int)(row.Counted.CumulativeAt(row.Actual) * bins.Length), bins.Length - 1)]++;
        }

        return [.. bins];
    }

    private static IEnumerable<(string Key, Func<CutoffRow, bool> Contains)> GroupSets(
        string prefix,
        string suffix,
        Func<CutoffRow, bool> contains
    )
    {
        yield return ($"{prefix}all{suffix}", contains);
        yield return ($"{prefix}nopnp{suffix}", row => row.Group != RoundGroup.Pnp && contains(row));
        foreach (RoundGroup group in RoundGroups.All)
        {
            yield return ($"{prefix}{group.ToWord()}{suffix}", row => row.Group == group && contains(row));
        }
    }
}
