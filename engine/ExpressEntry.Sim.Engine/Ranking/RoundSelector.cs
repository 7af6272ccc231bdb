using System.Diagnostics;
using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Engine.Counting;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Ranking;

/// <summary>Chooses the profiles one round invites.</summary>
/// <remarks>
/// Rank is by score, then by earlier submission, then by id; the rows of a <see cref="PoolView"/> are in the order of the
/// last two. So nothing is sorted: scores are counted, the cut-off is where the count from the top reaches the size, and of
/// those on it the first rows win. Source: <c>docs/model.md</c>, "How a round is cut".
/// </remarks>
public static class RoundSelector
{
    /// <summary>Chooses the first <paramref name="size"/> of the ranked group.</summary>
    /// <param name="pool">The pool's rows; see <see cref="PoolView"/> for their order.</param>
    /// <param name="group">Ranks every profile in the pool that is in any of these; general means everyone.</param>
    /// <param name="size">Invitations to issue, 0 or more.</param>
    /// <param name="invitedRows">
    /// Gets the rows of the invited in order of submission; at least <paramref name="size"/> or as long as the pool.
    /// </param>
    /// <returns>How many were ranked and invited, the cut-off, and the row of the last one invited.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    /// <exception cref="ArgumentException">The span for the invited is too short.</exception>
    /// <remarks>O(rows) time in three passes, no heap allocation.</remarks>
    public static RoundResult Select(PoolView pool, GroupSet group, int size, Span<int> invitedRows)
    {
        RoundResult round = FindCutoff(pool, group, size);
        WorkCounters.Held();
        if (invitedRows.Length < round.Invited)
        {
            throw new ArgumentException(
                $"A round of {round.Invited} invitations needs as many places, not {invitedRows.Length}.",
                nameof(invitedRows)
            );
        }

        if (round.Invited == 0)
        {
            return round;
        }

        // Rows beyond the last one on the cut-off can still hold higher scores, so the pass goes to the end.
        ReadOnlySpan<ushort> scores = pool.Scores;
        int invited = 0;
        foreach (int row in new RankedRows(pool.Groups, group))
        {
            if (scores[row] > round.Cutoff || (scores[row] == round.Cutoff && row <= round.TieBreakRow))
            {
                invitedRows[invited++] = row;
            }
        }

        return round;
    }

    /// <summary>Finds cut-off and tie-break without listing who is invited.</summary>
    /// <param name="pool">The pool's rows; see <see cref="PoolView"/> for their order.</param>
    /// <param name="group">Ranks every profile in the pool that is in any of these; general means everyone.</param>
    /// <param name="size">Invitations to issue, 0 or more.</param>
    /// <returns>The same as <see cref="Select"/> with the same arguments.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public static RoundResult FindCutoff(PoolView pool, GroupSet group, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ScoreHistogram histogram = default;
        Span<int> profilesAt = histogram;
        int eligible = CountScores(pool, group, profilesAt);
        int invited = Math.Min(size, eligible);
        if (invited == 0)
        {
            return RoundResult.Nobody(eligible);
        }

        // Walk down from the best score until the invitations are spent.
        int left = invited;
        int cutoff = CrsScore.Max;
        while (left > profilesAt[cutoff])
        {
            left -= profilesAt[cutoff];
            cutoff--;
        }

        return new RoundResult(eligible, invited, cutoff, FindNthRow(pool, group, cutoff, left));
    }

    // Adds one for each ranked profile to the counter of its score; returns how many there were.
    private static int CountScores(PoolView pool, GroupSet group, Span<int> profilesAt)
    {
        ReadOnlySpan<ushort> scores = pool.Scores;
        int eligible = 0;
        foreach (int row in new RankedRows(pool.Groups, group))
        {
            profilesAt[scores[row]]++;
            eligible++;
        }

        return eligible;
    }

    // The row of the n-th ranked profile (from 1) with exactly this score; there are that many.
    private static int FindNthRow(PoolView pool, GroupSet group, int score, int n)
    {
        ReadOnlySpan<ushort> scores = pool.Scores;
        foreach (int row in new RankedRows(pool.Groups, group))
        {
            if (scores[row] == score && --n == 0)
            {
                return row;
            }
        }

        throw new UnreachableException("The counter of the score and its rows disagree.");
    }

    /// <summary>One counter a CRS point, 0 to 1,200, kept on the stack (4.8 kB).</summary>
    [InlineArray(CrsScore.Count)]
    private struct ScoreHistogram
    {
        private int _first;
    }
}
