using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>How often each cut-off occurred: 1,201 counters that are added, never sampled, so quantiles are exact.</summary>
public sealed class CutoffHistogram
{
    private readonly long[] _counts = new long[CrsScore.Count];

    /// <summary>Cut-offs counted.</summary>
    public long Count { get; private set; }

    /// <summary>Counts a cut-off.</summary>
    /// <param name="cutoff">0 to 1,200.</param>
    public void Add(int cutoff)
    {
        _counts[cutoff]++;
        Count++;
    }

    /// <summary>Adds the counters of another one.</summary>
    /// <param name="other">Stays as it is.</param>
    public void Add(CutoffHistogram other)
    {
        for (int score = 0; score < _counts.Length; score++)
        {
            _counts[score] += other._counts[score];
        }

        Count += other.Count;
    }

    /// <summary>A quantile, as of the sorted list of all cut-offs: linear interpolation, h = (n − 1)p.</summary>
    /// <param name="level">0 to 1; outside, the nearest end.</param>
    /// <returns>0 to 1,200, possibly with a fraction; null where nothing is counted.</returns>
    public double? Quantile(double level)
    {
        if (Count == 0)
        {
            return null;
        }

        double h = (Count - 1) * Math.Clamp(level, 0, 1);
        long below = (long)h;
        int low = ScoreAt(below);
        return below + 1 < Count ? low + ((h - below) * (ScoreAt(below + 1) - low)) : low;
    }

    // The score at a place of the sorted list, from 0.
    private int ScoreAt(long place)
    {
        int score = 0;
        for (long upTo = _counts[0]; upTo <= place; upTo += _counts[score])
        {
            score++;
        }

        return score;
    }
}
