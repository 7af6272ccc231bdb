using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Ranking;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Replay;

/// <summary>Holds rounds over given profiles, exactly and without chance.</summary>
/// <remarks>
/// A profile takes part from its submission until before its expiry, unless it was invited before. Rows are in order of
/// submission; expiry is in no order (29 February, dates of their own), so every block of rows knows its earliest one and is
/// swept when that has come. A round reads four bytes a row that is left, three times.
/// </remarks>
public sealed class PoolReplay
{
    private const int BlockBits = 12;
    private readonly ReplayPool _pool;
    private readonly long[] _earliestExpiry; // one a block, over the profiles in the pool; at most too early
    private int[] _rows = [];
    private int _end; // rows submitted by now
    private int _inPool;
    private long _now = long.MinValue;

    /// <summary>Starts a replay.</summary>
    /// <param name="pool">Sorted here where it is not yet; profiles that leave are marked in it, so it serves once.</param>
    public PoolReplay(ReplayPool pool)
    {
        pool.Sort();
        _pool = pool;
        _earliestExpiry = new long[(pool.Count >> BlockBits) + 1];
        Array.Fill(_earliestExpiry, long.MaxValue);
    }

    /// <summary>Holds the next round.</summary>
    /// <param name="atUtcSeconds">Its instant, not before the last one's.</param>
    /// <param name="group">Ranks every profile that is in any of these; general means everyone.</param>
    /// <param name="size">Invitations to issue, 0 or more.</param>
    /// <returns>How it went; the invited are out of the pool.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies before the last round's, or the size is negative.</exception>
    public ReplayedRound Hold(long atUtcSeconds, GroupSet group, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atUtcSeconds, _now);
        _now = atUtcSeconds;
        Submit();
        Expire();

        int first = FirstRowLeft();
        PoolView view = new(_pool.Scores[first.._end], _pool.Groups[first.._end]);
        int most = Math.Min(Math.Max(size, 0), _end - first);
        if (_rows.Length < most)
        {
            _rows = new int[most];
        }

        RoundResult round = RoundSelector.Select(view, group, size, _rows);
        int before = _inPool;
        Span<int> invited = _rows.AsSpan(0, round.Invited);
        foreach (ref int row in invited)
        {
            row += first;
            _pool.Groups[row] = 0;
        }

        _inPool -= round.Invited;
        return round.Invited == 0
            ? new ReplayedRound(before, round.Eligible, null, null, default)
            : new ReplayedRound(
                before,
                round.Eligible,
                round.Cutoff,
                _pool.SubmittedOf(first + round.TieBreakRow),
                ByRank(invited)
            );
    }

    private void Submit()
    {
        ReadOnlySpan<long> submitted = _pool.Submitted;
        ReadOnlySpan<long> expires = _pool.Expires;
        int from = _end;
        for (; _end < submitted.Length && submitted[_end] <= _now; _end++)
        {
            ref long earliest = ref _earliestExpiry[_end >> BlockBits];
            earliest = Math.Min(earliest, expires[_end]);
        }

        _inPool += _end - from;
    }

    private void Expire()
    {
        Span<uint> groups = _pool.Groups;
        ReadOnlySpan<long> expires = _pool.Expires;
        for (int block = 0; block << BlockBits < _end; block++)
        {
            if (_earliestExpiry[block] > _now)
            {
                continue;
            }

            long earliest = long.MaxValue;
            for (int row = block << BlockBits; row < Math.Min(_end, (block + 1) << BlockBits); row++)
            {
                if (groups[row] == 0)
                {
                    continue;
                }

                if (expires[row] > _now)
                {
                    earliest = Math.Min(earliest, expires[row]);
                    continue;
                }

                groups[row] = 0;
                _inPool--;
            }

            _earliestExpiry[block] = earliest;
        }
    }

    // Where blocks in front are empty, rounds need not read them.
    private int FirstRowLeft()
    {
        int block = 0;
        while (block << BlockBits < _end && _earliestExpiry[block] == long.MaxValue)
        {
            block++;
        }

        return Math.Min(block << BlockBits, _end);
    }

    // Rows come in order of submission; counting scores from the top puts them in order of rank.
    private int[] ByRank(ReadOnlySpan<int> rows)
    {
        Span<int> next = stackalloc int[CrsScore.Count];
        next.Clear();
        foreach (int row in rows)
        {
            next[_pool.ScoreOf(row)]++;
        }

        int at = 0;
        for (int score = CrsScore.Max; score >= 0; score--)
        {
            (next[score], at) = (at, at + next[score]);
        }

        int[] ranked = new int[rows.Length];
        foreach (int row in rows)
        {
            ranked[next[_pool.ScoreOf(row)]++] = row;
        }

        return ranked;
    }
}
