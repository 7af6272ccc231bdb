namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>How an output reacts to one key going through its whole range (Morris, 1991; Campolongo and others, 2007).</summary>
/// <param name="Key">The scenario key.</param>
/// <param name="Mu">Mean elementary effect, in the output's unit: the direction.</param>
/// <param name="MuStar">Mean size of an elementary effect: the importance.</param>
/// <param name="Sigma">Standard deviation of elementary effects: curvature, or interaction with other keys.</param>
/// <param name="Noise">Standard error that the replications leave in one elementary effect; 0 for a single replication, NaN where that is of something random.</param>
public sealed record MorrisIndex(string Key, Interval Mu, Interval MuStar, Interval Sigma, double Noise)
{
    /// <summary>The same without intervals and noise, for one replication of something random: its noise is not known.</summary>
    public MorrisIndex WithoutIntervals() =>
        new(Key, Mu.WithoutEnds(), MuStar.WithoutEnds(), Sigma.WithoutEnds(), double.NaN);
}
