using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>How many of a score can be members of a type where no round has reached down to it: there its shape is a guess.</summary>
/// <remarks>
/// A shape that fits what rounds took from the top says nothing of the middle of the pool. For CEC, the one type that could be
/// everybody, the guess would make it nearly the whole pool, of which it was a fifth when last published (2022-01-04).
/// Source: <c>docs/model.md</c>, "Groups".
/// </remarks>
internal static class UnreachedScores
{
    // CEC is about a third of the pool then, as data/population/margins.yaml assumes.
    private const double CecFadePoints = 60;

    /// <summary>The largest share of the profiles of a score that can be members.</summary>
    /// <param name="type">A program or category.</param>
    /// <param name="score">CRS points, 0 to 1,200.</param>
    /// <param name="lowestReached">The lowest score that rounds of the type reached in a year.</param>
    /// <returns>1, but for CEC falling by e every 60 points below the lowest score reached.</returns>
    public static double MostShareAt(RoundType type, int score, int lowestReached) =>
        type == RoundType.Cec && score < lowestReached ? PortableMath.Exp((score - lowestReached) / CecFadePoints) : 1;
}
