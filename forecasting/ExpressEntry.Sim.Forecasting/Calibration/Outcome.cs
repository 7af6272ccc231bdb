using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>What all members saw of the same rounds and days.</summary>
internal sealed class Outcome
{
    private readonly RoundSight[] _sights; // by member and round
    private readonly int[] _bands; // by member, day and band

    public Outcome(ImmutableArray<PublishedRound> rounds, ImmutableArray<DateOnly> counted, int members)
    {
        (Rounds, Counted, Members) = (rounds, counted, members);
        _sights = new RoundSight[members * rounds.Length];
        _bands = new int[members * counted.Length * PoolCounts.BandCount];
    }

    /// <summary>The rounds, in order.</summary>
    public ImmutableArray<PublishedRound> Rounds { get; }

    /// <summary>The days whose bands were counted.</summary>
    public ImmutableArray<DateOnly> Counted { get; }

    /// <summary>How many members.</summary>
    public int Members { get; }

    /// <summary>Room for what a member saw of the rounds.</summary>
    public Span<RoundSight> SightsOf(int member) => _sights.AsSpan(member * Rounds.Length, Rounds.Length);

    /// <summary>Room for the counts of a member, fifteen a day.</summary>
    public Span<int> BandsOf(int member)
    {
        int length = Counted.Length * PoolCounts.BandCount;
        return _bands.AsSpan(member * length, length);
    }

    /// <summary>Every member's ln ratio of a round.</summary>
    public double[] Logs(int round) => Select(round, sight => sight.LogRatio);

    /// <summary>Every member's cut-off of a round.</summary>
    public double[] Cutoffs(int round) => Select(round, sight => Math.Max(0, sight.Cutoff));

    /// <summary>Every member's days from the tie-break to the round.</summary>
    public double[] TieBreakAges(int round)
    {
        long at = Futures.ClearanceMemory.InstantOf(Rounds[round]);
        return Select(round, sight => (at - sight.TieBreakUtcSeconds) / 86_400.0);
    }

    /// <summary>Every member's count of a band.</summary>
    /// <param name="day">Index into <see cref="Counted"/>.</param>
    /// <param name="band">Index into <see cref="PoolCounts.Bands"/>.</param>
    public double[] Counts(int day, int band)
    {
        double[] counts = new double[Members];
        for (int member = 0; member < counts.Length; member++)
        {
            counts[member] = BandsOf(member)[(day * PoolCounts.BandCount) + band];
        }

        return counts;
    }

    private double[] Select(int round, Func<RoundSight, double> select)
    {
        double[] values = new double[Members];
        for (int member = 0; member < values.Length; member++)
        {
            values[member] = select(SightsOf(member)[round]);
        }

        return values;
    }
}
