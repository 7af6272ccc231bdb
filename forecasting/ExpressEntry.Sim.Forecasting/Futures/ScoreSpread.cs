using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>How the profiles of a published band are spread over its scores.</summary>
/// <remarks>
/// Bands of ten points are taken as even, wider ones between 301 and 500 as well; 501 to 600 falls off as the shape of the
/// groups does; below 301 the count falls by e every 60 points, which puts the rare low scores where nominee rounds have found
/// them. Source: <c>docs/model.md</c>, "Flows".
/// </remarks>
internal static class ScoreSpread
{
    private const double LowScoreScale = 60;

    /// <summary>The weight of a score within its band; only ratios inside one band mean anything.</summary>
    /// <param name="band">A leaf band.</param>
    /// <param name="score">A score in it.</param>
    public static double WeightOf(ScoreBand band, int score)
    {
        if (band.High <= 300)
        {
            return PortableMath.Exp((score - band.High) / LowScoreScale);
        }

        return band.Low > 500 && band.High <= CrsScore.Nomination ? TypeInflow.Shape[score] : 1;
    }

    /// <summary>The weights of a band's scores, added up.</summary>
    /// <param name="band">A leaf band.</param>
    public static double SumOf(ScoreBand band)
    {
        double weights = 0;
        for (int score = band.Low; score <= band.High; score++)
        {
            weights += WeightOf(band, score);
        }

        return weights;
    }
}
