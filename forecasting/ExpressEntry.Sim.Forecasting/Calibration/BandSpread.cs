using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>Spreads a band's arrivals over its scores.</summary>
/// <remarks>Where rounds have measured more members than an even spread has room for, the rounds are right, and others are fewer.</remarks>
internal static class BandSpread
{
    private const int Steps = 20; // halvings: to a millionth
    private static readonly double[] Weights = WeightsOfBands();

    /// <summary>Spreads a band's arrivals.</summary>
    /// <param name="band">The band.</param>
    /// <param name="perDay">All that arrive in it a day.</param>
    /// <param name="fewest">How many must arrive at each score at least; where they are more than all, they are right.</param>
    /// <param name="arrivals">Gets the arrivals of the band's scores.</param>
    public static void Add(ScoreBand band, double perDay, double[] fewest, double[] arrivals)
    {
        (double low, double high) = (0, perDay);
        for (int step = 0; step < Steps; step++)
        {
            double middle = (low + high) / 2;
            double sum = 0;
            for (int score = band.Low; score <= band.High; score++)
            {
                sum += Math.Max(fewest[score], middle * Weights[score]);
            }

            (low, high) = sum > perDay ? (low, middle) : (middle, high);
        }

        for (int score = band.Low; score <= band.High; score++)
        {
            arrivals[score] = Math.Max(fewest[score], high * Weights[score]);
        }
    }

    // Share of a band's profiles at each score, were there no rounds.
    private static double[] WeightsOfBands()
    {
        double[] weights = new double[CrsScore.Count];
        foreach (ScoreBand band in PoolCounts.Bands)
        {
            double sum = ScoreSpread.SumOf(band);
            for (int score = band.Low; score <= band.High; score++)
            {
                weights[score] = ScoreSpread.WeightOf(band, score) / sum;
            }
        }

        return weights;
    }
}
