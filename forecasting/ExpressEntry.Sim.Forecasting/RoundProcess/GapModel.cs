using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.RoundProcess;

/// <summary>How many days pass between rounds of one type: resampled from its recent gaps.</summary>
internal sealed class GapModel
{
    private const int GapsUsed = 12;
    private const double HalfLife = 6;
    private const int GapOfASingleRound = 90;
    private const int EnoughGaps = 4;

    // What a young type's gaps could also have been, times the middle one it has: one or two gaps are no rule. Measured:
    // docs/experiments/months-ahead.md, "Young types".
    private static readonly ImmutableArray<double> BorrowedFactors = [0.3, 0.55, 0.8, 1.25, 1.8, 2.6];
    private const double BorrowedWeight = 0.25;

    private readonly int[] _gaps;
    private readonly double[] _weights;
    private readonly int _lastDay;
    private readonly int _longestOwn; // days; longer waits are beyond what the type itself has shown

    /// <summary>Learns from the rounds of a type.</summary>
    /// <param name="own">One round or more.</param>
    public GapModel(ImmutableArray<CompleteRound> own)
    {
        _lastDay = own[^1].Date.DayNumber;
        List<int> gaps = [];
        for (int i = own.Length - 1; i > 0 && gaps.Count < GapsUsed; i--)
        {
            gaps.Add(Math.Max(1, own[i].Date.DayNumber - own[i - 1].Date.DayNumber));
        }

        if (gaps.Count == 0)
        {
            gaps.Add(GapOfASingleRound);
        }

        _longestOwn = gaps.Max();
        List<double> weights = [.. gaps.Select((_, age) => Math.Pow(0.5, age / HalfLife))];
        if (gaps.Count < EnoughGaps)
        {
            int middle = gaps.Order().ElementAt(gaps.Count / 2);
            gaps.AddRange(BorrowedFactors.Select(factor => Math.Max(1, (int)Math.Round(middle * factor))));
            weights.AddRange(Enumerable.Repeat(BorrowedWeight, BorrowedFactors.Length));
        }

        _gaps = [.. gaps];
        _weights = [.. weights];
    }

    /// <summary>Draws the days from an origin to the next round, given that there was none until then.</summary>
    /// <returns>0 or more.</returns>
    public int DrawFirst(DateOnly origin, ref KeyedRandom random)
    {
        int waited = origin.DayNumber - _lastDay;
        double total = 0;
        for (int i = 0; i < _gaps.Length; i++)
        {
            total += _gaps[i] >= waited ? _weights[i] : 0;
        }

        if (total <= 0 || waited > _longestOwn)
        {
            // Overdue beyond every gap seen: it can come any day of a usual gap, or of the wait so far.
            return (int)(random.NextUniform() * Math.Max(waited, Draw(ref random)));
        }

        double target = random.NextUniform() * total;
        for (int i = 0; i < _gaps.Length; i++)
        {
            target -= _gaps[i] >= waited ? _weights[i] : 0;
            if (target <= 0)
            {
                return _gaps[i] - waited;
            }
        }

        return _gaps[^1] >= waited ? _gaps[^1] - waited : 0;
    }

    /// <summary>Draws the days from one round to the next, 1 or more.</summary>
    public int Draw(ref KeyedRandom random)
    {
        double target = random.NextUniform() * _weights.Sum();
        for (int i = 0; i < _gaps.Length; i++)
        {
            target -= _weights[i];
            if (target <= 0)
            {
                return _gaps[i];
            }
        }

        return _gaps[^1];
    }
}
