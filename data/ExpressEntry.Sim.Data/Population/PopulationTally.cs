using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>Adds up over the parts of a population what its fit is reported from.</summary>
internal sealed class PopulationTally(PopulationCells cells)
{
    private readonly long[] _profiles = new long[cells.Count];
    private readonly double[] _weights = new double[cells.Count];
    private long _candidates;
    private long _repeats;
    private double _mostWeight;
    private double _sumOfSquares;

    public void Add(int[] counts, double[] weights, int[] quotas)
    {
        for (int cell = 0; cell < counts.Length; cell++)
        {
            _profiles[cell] += quotas[cell];
            _weights[cell] += counts[cell] * weights[cell];
            _candidates += counts[cell];
            _sumOfSquares += counts[cell] * weights[cell] * weights[cell];
            _mostWeight = counts[cell] > 0 ? Math.Max(_mostWeight, weights[cell]) : _mostWeight;
            _repeats += Math.Max(0, quotas[cell] - counts[cell]);
        }
    }

    public PopulationFit Fit()
    {
        double weight = _weights.Sum();
        double profiles = _profiles.Sum();
        var fits = ImmutableArray.CreateBuilder<MarginFit>();
        foreach (RakingMargin margin in cells.Margins.Reverse())
        {
            // Of yes and no, one says all.
            for (int level = margin.Levels[0] == "no" ? 1 : 0; level < margin.Levels.Length; level++)
            {
                long count = 0;
                double raked = 0;
                for (int cell = 0; cell < cells.Count; cell++)
                {
                    bool isOfLevel = margin.LevelOf[cell] == level;
                    count += isOfLevel ? _profiles[cell] : 0;
                    raked += isOfLevel ? _weights[cell] : 0;
                }

                fits.Add(
                    new MarginFit(
                        margin.Name,
                        margin.Levels[level],
                        margin.Known[level],
                        raked / weight,
                        (int)count,
                        count / profiles,
                        // A population of few cannot split a profile.
                        margin.Tolerance
                            + (margin.Name == "band" ? 1.01 : cells.Count / 20.0) / profiles,
                        margin.Confidence[level],
                        margin.Source[level]
                    )
                );
            }
        }

        return new PopulationFit(
            fits.ToImmutable(),
            _candidates,
            _mostWeight,
            weight * weight / _sumOfSquares,
            (int)_repeats
        );
    }
}
