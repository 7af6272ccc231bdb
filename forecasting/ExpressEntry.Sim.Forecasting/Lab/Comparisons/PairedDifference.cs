using MathNet.Numerics.Distributions;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>An output of one scenario minus the same replication's of another.</summary>
/// <param name="Scenario">Place of the scenario.</param>
/// <param name="Against">Place of the one it is compared with.</param>
/// <param name="Mean">Mean difference; null without pairs.</param>
/// <param name="Low">
/// Lower end of the 95 % interval of the mean difference (Student's t over the pairs; of shares <see cref="PairedShares"/>); null
/// with fewer than two pairs.
/// </param>
/// <param name="High">Its upper end.</param>
/// <param name="Pairs">Replications in which both scenarios have the output.</param>
/// <param name="VarianceRatio">
/// (Var A + Var B) ÷ Var (A − B) over the pairs: how many times the replications it would take without common random numbers.
/// Null with fewer than two pairs, and where the difference is the same in all of them.
/// </param>
/// <param name="IsZero">Whether the two are equal in every replication, missing ones included.</param>
/// <param name="MeanHere">
/// The scenario's own mean over the pairs, which <see cref="Mean"/> belongs to; over all replications that have the output it
/// can be another (<see cref="OutputSummary.Mean"/>). Null without pairs.
/// </param>
/// <param name="MeanThere">The other's mean over the pairs.</param>
public readonly record struct PairedDifference(
    int Scenario,
    int Against,
    double? Mean,
    double? Low,
    double? High,
    int Pairs,
    double? VarianceRatio,
    bool IsZero,
    double? MeanHere,
    double? MeanThere
)
{
    private const double UpperLevel = 0.975;

    /// <summary>Whether the interval leaves 0 out, with two pairs or more.</summary>
    public bool IsSeen => Low > 0 || High < 0;

    /// <summary>Works it out for an output that is 0 or 1 in every replication, whose mean is a share of them.</summary>
    /// <param name="values">The scenario's values, one a replication; NaN where missing.</param>
    /// <param name="against">The other one's, as many.</param>
    /// <param name="scenario">Place of the scenario.</param>
    /// <param name="againstScenario">Place of the other.</param>
    public static PairedDifference OfShares(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> against,
        int scenario = 1,
        int againstScenario = 0
    )
    {
        PairedDifference difference = Of(values, against, scenario, againstScenario);
        if (difference.Low is null)
        {
            return difference;
        }

        int[,] counts = new int[2, 2];
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]) && !double.IsNaN(against[i]))
            {
                counts[(int)values[i], (int)against[i]]++;
            }
        }

        (double low, double high) = PairedShares.IntervalOf(counts[1, 1], counts[1, 0], counts[0, 1], counts[0, 0]);
        return difference with { Low = low, High = high };
    }

    /// <summary>Works it out.</summary>
    /// <param name="values">The scenario's values, one a replication; NaN where missing.</param>
    /// <param name="against">The other one's, as many.</param>
    /// <param name="scenario">Place of the scenario.</param>
    /// <param name="againstScenario">Place of the other.</param>
    public static PairedDifference Of(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> against,
        int scenario = 1,
        int againstScenario = 0
    )
    {
        int pairs = 0;
        bool isZero = true;
        double sum = 0;
        double sumHere = 0;
        double sumThere = 0;
        for (int i = 0; i < values.Length; i++)
        {
            bool isPair = !double.IsNaN(values[i]) && !double.IsNaN(against[i]);
            isZero &= isPair ? values[i] == against[i] : double.IsNaN(values[i]) && double.IsNaN(against[i]);
            if (isPair)
            {
                pairs++;
                sum += values[i] - against[i];
                sumHere += values[i];
                sumThere += against[i];
            }
        }

        if (pairs == 0)
        {
            return new PairedDifference(scenario, againstScenario, null, null, null, 0, null, isZero, null, null);
        }

        double mean = sum / pairs;
        double here = sumHere / pairs;
        double there = sumThere / pairs;
        if (pairs == 1)
        {
            return new PairedDifference(scenario, againstScenario, mean, null, null, 1, null, isZero, here, there);
        }

        // Two passes: the values are large against their spread.
        (double squares, double squaresHere, double squaresThere) = (0, 0, 0);
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]) && !double.IsNaN(against[i]))
            {
                squares += Square(values[i] - against[i] - mean);
                squaresHere += Square(values[i] - here);
                squaresThere += Square(against[i] - there);
            }
        }

        double reach =
            squares == 0 ? 0 : StudentT.InvCDF(0, 1, pairs - 1, UpperLevel) * Math.Sqrt(squares / (pairs - 1) / pairs);
        return new PairedDifference(
            scenario,
            againstScenario,
            mean,
            mean - reach,
            mean + reach,
            pairs,
            squares == 0 ? null : (squaresHere + squaresThere) / squares,
            isZero,
            here,
            there
        );
    }

    private static double Square(double value) => value * value;
}
