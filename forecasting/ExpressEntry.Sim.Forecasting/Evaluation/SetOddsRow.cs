using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Judged odds of a candidate in several groups at one origin.</summary>
/// <param name="Unit">What a bootstrap draws together: the origin's number.</param>
/// <param name="Types">The groups beside <see cref="RoundType.General"/>, which always counts.</param>
/// <param name="Days">The window.</param>
/// <param name="Score">CRS points.</param>
/// <param name="Probability">The judged forecast.</param>
/// <param name="Independent">What it were if the types did not depend on one another.</param>
/// <param name="Highest">The odds of the best type alone.</param>
/// <param name="IsInvited">What happened.</param>
public sealed record SetOddsRow(
    int Unit,
    ImmutableArray<RoundType> Types,
    int Days,
    int Score,
    double Probability,
    double Independent,
    double Highest,
    bool IsInvited
);
