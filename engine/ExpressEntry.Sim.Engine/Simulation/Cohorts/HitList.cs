using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>Who something befalls at one midnight: each settled profile with the same chance, independently of the others.</summary>
/// <remarks>
/// The last ones come first, so that whoever gets the place of one taken out is no hit that is still to come. The list is made
/// before it is used: the memory of the hits ahead can be fetched meanwhile.
/// </remarks>
internal sealed class HitList
{
    private const int Ahead = 64; // gaps drawn at once, and hits looked ahead
    private readonly GapTable _gaps = new();
    private ushort[] _scores = new ushort[4096];
    private int[] _places = new int[4096];
    private int[] _gapsAhead = new int[4096];
    private int _longGap;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Prepares for a chance.</summary>
    /// <param name="chance">Of each profile, 0 to 1.</param>
    public void Prepare(double chance) => _gaps.Prepare(chance);

    /// <summary>Finds the hits of one midnight.</summary>
    /// <param name="lanes">Gives the numbers.</param>
    /// <param name="pool">The pool.</param>
    public void Find(ref LaneStream lanes, ScorePool pool)
    {
        Count = 0;
        if (_gaps.IsNever)
        {
            return;
        }

        int hits = 0;
        _longGap = 0;
        int drawn = DrawGaps(ref lanes, hits, 0, pool.Total);
        int skip = _gapsAhead[0];
        // Without branches each step waits for the gap of the one before, and a year takes a tenth longer.
        for (int score = CrsScore.Max; score >= 0; score--)
        {
            int settled = pool.SettledAt(score);
            while (skip < settled)
            {
                _scores[hits] = (ushort)score;
                _places[hits] = settled - 1 - skip;
                hits++;
                if (hits == drawn)
                {
                    drawn = DrawGaps(ref lanes, hits, drawn, pool.Total);
                }

                skip += 1 + _gapsAhead[hits];
            }

            skip -= settled;
        }

        Count = hits;
    }

    /// <summary>One of them; the memory of one further on is fetched.</summary>
    /// <param name="hit">0 to <see cref="Count"/> − 1, asked for in order.</param>
    /// <param name="pool">The pool.</param>
    /// <returns>Score, and place among those of the score.</returns>
    public (int Score, int Place) Next(int hit, ScorePool pool)
    {
        // What is behind the last hit are hits of other days: such places do no harm.
        pool.Prefetch(_scores[hit + Ahead], _places[hit + Ahead]);
        return (_scores[hit], _places[hit]);
    }

    // Gaps up to so many beyond the hits there are; a gap too long for one outcome is put together from several.
    private int DrawGaps(ref LaneStream lanes, int hits, int drawn, int most)
    {
        VectorWidth width = VectorChoice.Width;
        Span<uint> gaps = stackalloc uint[Ahead];
        while (drawn - hits < 2 * Ahead)
        {
            if (_places.Length < drawn + (2 * Ahead))
            {
                Array.Resize(ref _places, 2 * _places.Length);
                Array.Resize(ref _scores, 2 * _scores.Length);
                Array.Resize(ref _gapsAhead, 2 * _gapsAhead.Length);
            }

            _gaps.Draw(ref lanes, gaps, width);
            foreach (uint gap in gaps)
            {
                // Beyond everybody: no gap after it matters.
                bool isBeyond = _longGap > most;
                _longGap += isBeyond ? 0 : (int)gap;
                if (gap != GapTable.AndOn || isBeyond)
                {
                    _gapsAhead[drawn++] = _longGap;
                    _longGap = isBeyond ? _longGap : 0;
                }
            }
        }

        return drawn;
    }
}
