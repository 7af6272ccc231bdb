using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Down to which score nominee rounds reach: they invite all but the lowest few, so the cut-off is a line, not a size.</summary>
/// <param name="At400">CRS points down to which a round with 400 nominees in the pool reaches.</param>
/// <param name="Slope">CRS points further for each unit of ln(nominees); below 0 in every fit.</param>
/// <param name="Spread">Points by which a round misses the line, 1 or more.</param>
internal readonly record struct NomineeLine(double At400, double Slope, double Spread)
{
    private const int SecondsPerDay = 86_400;

    /// <summary>Sizes a nominee round whose size follows the stock; other rounds stay as they are.</summary>
    /// <param name="simulation">The pool; time passes up to the round.</param>
    /// <param name="round">The round.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="replication">Number of the replication; two rounds of one day miss the line alike.</param>
    /// <returns>The round, which leaves whoever is below the line.</returns>
    public PlannedRound Size(ISimulation simulation, PlannedRound round, long seed, int replication)
    {
        if (round.Type != RoundType.Pnp || round.Size > 0)
        {
            return round;
        }

        simulation.AdvanceTo(round.AtUtcSeconds);
        Span<int> profilesAt = stackalloc int[CrsScore.Count];
        simulation.CountByScore(profilesAt);
        var random = new RandomStream(
            seed,
            replication,
            StreamPurpose.NomineeRounds,
            (int)(round.AtUtcSeconds / SecondsPerDay)
        );
        return round with { Size = -LeftBy(profilesAt, random.NextNormal()) };
    }

    /// <summary>The nominees that a round leaves.</summary>
    /// <param name="profilesAt">The pool by score, 1,201 counts.</param>
    /// <param name="miss">By how many spreads the round misses the line.</param>
    /// <returns>0 up to all nominees but one.</returns>
    internal int LeftBy(ReadOnlySpan<int> profilesAt, double miss)
    {
        int nominees = Sums.Of<int>(profilesAt[(CrsScore.Nomination + 1)..]);
        double reached = At400 + (Slope * PortableMath.Log(Math.Max(1, nominees) / 400.0)) + (Spread * miss);
        return LeftBelow(profilesAt, reached).Left;
    }

    /// <summary>The nominees below a score that a round reaches down to.</summary>
    /// <param name="profilesAt">The pool by score, 1,201 counts.</param>
    /// <param name="reached">The score; rounded, and nominees' scores at least.</param>
    /// <returns>The cut-off, and who stays: 0 up to all nominees but one.</returns>
    public static (int Cutoff, int Left) LeftBelow(ReadOnlySpan<int> profilesAt, double reached)
    {
        int cutoff = (int)Math.Round(Math.Clamp(reached, CrsScore.Nomination + 1, CrsScore.Max));
        int left = Sums.Of<int>(profilesAt[(CrsScore.Nomination + 1)..cutoff]);
        int nominees = Sums.Of<int>(profilesAt[(CrsScore.Nomination + 1)..]);
        return (cutoff, Math.Clamp(left, 0, Math.Max(0, nominees - 1)));
    }
}
