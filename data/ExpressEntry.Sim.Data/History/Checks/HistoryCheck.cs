using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History.Checks;

/// <summary>Proves a history, or says what is wrong with it.</summary>
public static class HistoryCheck
{
    /// <summary>Runs every check.</summary>
    /// <param name="history">Any history.</param>
    /// <param name="totals">Its yearly totals (<see cref="CountYears"/>).</param>
    /// <returns>One result a check, in fixed order.</returns>
    public static ImmutableArray<CheckResult> Run(PublishedHistory history, ImmutableArray<YearTotal> totals) =>
        [CheckTotals(totals), .. RoundChecks.Run(history.Rounds), .. PoolChecks.Run(history)];

    /// <summary>Adds up the invitations of each year.</summary>
    /// <param name="history">Any history.</param>
    /// <param name="official">Official counts.</param>
    /// <param name="asOf">The first day that is not known: a year that is not over by then has no official count to meet.</param>
    /// <returns>Every year with rounds or a count to meet, in order.</returns>
    public static ImmutableArray<YearTotal> CountYears(
        PublishedHistory history,
        ImmutableArray<OfficialTotal> official,
        DateOnly asOf
    )
    {
        var rounds = history.Rounds.ToLookup(round => round.Date.Year);
        OfficialTotal[] over = [.. official.Where(total => total.Year < asOf.Year)];
        return
        [
            .. rounds
                .Select(year => year.Key)
                .Union(over.Select(total => total.Year))
                .Order()
                .Select(year => new YearTotal(
                    year,
                    rounds[year].Count(),
                    rounds[year].Sum(round => (long)(round.Invitations ?? 0)),
                    over.FirstOrDefault(total => total.Year == year)
                )),
        ];
    }

    private static CheckResult CheckTotals(ImmutableArray<YearTotal> totals)
    {
        YearTotal[] judged = [.. totals.Where(total => total.Official is not null)];
        return new CheckResult(
            "yearly-totals",
            "the invitations of a year are the official total",
            judged.Length,
            [
                .. judged
                    .Where(total => total.Agrees == false)
                    .Select(total => new CheckFinding(
                        $"year {total.Year}",
                        $"{total.Invitations:N0} invitations, official {total.Official!.Invitations:N0}",
                        null
                    )),
            ]
        );
    }
}
