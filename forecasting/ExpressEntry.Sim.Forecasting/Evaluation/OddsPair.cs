using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Judged odds of one type at one origin (task D): one cell a score.</summary>
/// <param name="Question">Origin, horizon, type and scores.</param>
/// <param name="Group">The group it is reported in.</param>
/// <param name="Unit">What a bootstrap draws together: the origin's number.</param>
/// <param name="LastCutoff">The type's last cut-off before the origin, CRS points.</param>
/// <param name="LowestCutoff">The lowest cut-off in the window; +∞ without a round.</param>
/// <param name="Reference">The forecast of past shifts.</param>
/// <param name="Step">The forecast of a step at the last cut-off.</param>
/// <param name="Forecast">The judged forecast; null where the method gave none.</param>
public sealed record OddsPair(
    OddsQuestion Question,
    RoundGroup Group,
    int Unit,
    int LastCutoff,
    double LowestCutoff,
    ScoreOdds Reference,
    ScoreOdds Step,
    ScoreOdds? Forecast
)
{
    private const int NearPoints = 40;

    /// <summary>The forecast that counts: a missing one is replaced by the reference.</summary>
    public ScoreOdds Counted => Forecast ?? Reference;

    /// <summary>The scores of the cells, CRS points.</summary>
    public ImmutableArray<int> Scores => Question.Scores;

    /// <summary>Whether a profile of a cell's score was invited.</summary>
    /// <param name="cell">Index into <see cref="Scores"/>.</param>
    /// <returns>True where some round reached the score.</returns>
    public bool IsInvited(int cell) => LowestCutoff <= Scores[cell];

    /// <summary>Whether a cell's score is within 40 points of the last cut-off.</summary>
    /// <param name="cell">Index into <see cref="Scores"/>.</param>
    /// <returns>True for a near cell.</returns>
    public bool IsNear(int cell) => Math.Abs(Scores[cell] - LastCutoff) <= NearPoints;
}
