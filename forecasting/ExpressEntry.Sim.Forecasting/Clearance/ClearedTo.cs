namespace ExpressEntry.Sim.Forecasting.Clearance;

/// <summary>Up to which day each score of a type was last cleared: a staircase that falls with the score.</summary>
/// <remarks>
/// A round clears everything above its cut-off, so higher scores were never cleared earlier than lower ones; a handful of
/// steps holds 601 scores. Immutable; a day is a fractional day number.
/// </remarks>
internal sealed class ClearedTo
{
    private readonly int[] _low;
    private readonly double[] _day;

    private ClearedTo(int[] low, double[] day) => (_low, _day) = (low, day);

    /// <summary>Lowest score of each step, from the top; the last is 0.</summary>
    public ReadOnlySpan<int> Low => _low;

    /// <summary>Day of each step.</summary>
    public ReadOnlySpan<double> Day => _day;

    /// <summary>Every score cleared up to one day.</summary>
    public static ClearedTo All(double day) => new([0], [day]);

    /// <summary>The day up to which a score was cleared.</summary>
    public double At(int score)
    {
        int step = 0;
        while (_low[step] > score)
        {
            step++;
        }

        return _day[step];
    }

    /// <summary>After a round: above the cut-off cleared to its day, on the cut-off to the tie-break.</summary>
    /// <param name="cutoff">0 to 599, CRS points.</param>
    /// <param name="day">Day of the round.</param>
    /// <param name="tieBreakDay">Submission of the last one invited; null leaves the cut-off's own class as it was.</param>
    public ClearedTo After(int cutoff, double day, double? tieBreakDay)
    {
        Span<int> low = stackalloc int[_low.Length + 2];
        Span<double> days = stackalloc double[_low.Length + 2];
        low[0] = cutoff + 1;
        days[0] = day;
        int count = 1;
        if (tieBreakDay is { } served)
        {
            low[1] = cutoff;
            days[1] = Math.Min(day, Math.Max(At(cutoff), served));
            count = 2;
        }

        int reached = low[count - 1];
        for (int step = 0; step < _low.Length; step++)
        {
            if (_low[step] < reached)
            {
                low[count] = _low[step];
                days[count] = _day[step];
                count++;
            }
        }

        return new ClearedTo(low[..count].ToArray(), days[..count].ToArray());
    }
}
