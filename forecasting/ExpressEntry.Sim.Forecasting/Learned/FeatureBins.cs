using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>Rows of features cut into at most 32 bins each, so that a tree looks at few thresholds.</summary>
internal sealed class FeatureBins
{
    private const int MostBins = 32;

    private readonly byte[] _bins;

    /// <summary>Cuts every feature at the midpoints between its distinct values, evenly by rank where there are too many.</summary>
    /// <param name="rows">One row or more, all of one length.</param>
    public FeatureBins(IReadOnlyList<double[]> rows)
    {
        RowCount = rows.Count;
        FeatureCount = rows[0].Length;
        _bins = new byte[RowCount * FeatureCount];
        var thresholds = ImmutableArray.CreateBuilder<ImmutableArray<double>>(FeatureCount);
        for (int feature = 0; feature < FeatureCount; feature++)
        {
            ImmutableArray<double> cuts = CutsOf([.. rows.Select(row => row[feature]).Order()]);
            thresholds.Add(cuts);
            for (int row = 0; row < RowCount; row++)
            {
                int bin = 0;
                while (bin < cuts.Length && rows[row][feature] > cuts[bin])
                {
                    bin++;
                }

                _bins[(row * FeatureCount) + feature] = (byte)bin;
            }
        }

        Thresholds = thresholds.MoveToImmutable();
    }

    public int RowCount { get; }

    public int FeatureCount { get; }

    /// <summary>By feature: ascending; a value in bin b is above threshold b − 1 and at most threshold b.</summary>
    public ImmutableArray<ImmutableArray<double>> Thresholds { get; }

    public int BinOf(int row, int feature) => _bins[(row * FeatureCount) + feature];

    private static ImmutableArray<double> CutsOf(double[] sorted)
    {
        SortedSet<double> cuts = [];
        for (int cut = 1; cut < MostBins; cut++)
        {
            // The step between two neighbours nearest above an even share of the rows.
            int at = Math.Max(1, (int)((long)cut * sorted.Length / MostBins));
            while (at < sorted.Length && sorted[at] <= sorted[at - 1])
            {
                at++;
            }

            if (at < sorted.Length)
            {
                // Rounded, so that a saved model holds what was fitted.
                cuts.Add(Math.Round((sorted[at] + sorted[at - 1]) / 2, 6));
            }
        }

        return [.. cuts];
    }
}
