using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Clearance;

/// <summary>How arrivals are assumed to spread over scores 0 to 600, up to level: one expert's opinion.</summary>
internal sealed class ScoreShape
{
    /// <summary>Scores 0 to 600 can be reached without a nomination.</summary>
    public const int TopScore = CrsScore.Nomination;

    private readonly double[] _atLeast = new double[TopScore + 2];

    private ScoreShape(double penalty, Func<double, double> density)
    {
        Penalty = penalty;
        for (int score = TopScore; score >= 0; score--)
        {
            _atLeast[score] = _atLeast[score + 1] + density(score);
        }
    }

    /// <summary>How unlikely the shape is before any round is seen: 0 for the most likely.</summary>
    public double Penalty { get; }

    /// <summary>Sum of the density from a score to 600; index 0 to 601.</summary>
    public ReadOnlySpan<double> AtLeast => _atLeast;

    /// <summary>A bell with its middle and standard deviation in CRS points.</summary>
    public static ScoreShape Bell(double middle, double deviation) =>
        new(
            (0.5 * Square((middle - 425) / 30)) + (0.5 * Square((deviation - 50) / 10)),
            score => Math.Exp(-0.5 * Square((score - middle) / deviation))
        );

    /// <summary>A density that falls by a constant factor a point.</summary>
    public static ScoreShape Exponential(double rate) => new(1, score => Math.Exp(-rate * (score - 450)));

    private static double Square(double x) => x * x;
}
