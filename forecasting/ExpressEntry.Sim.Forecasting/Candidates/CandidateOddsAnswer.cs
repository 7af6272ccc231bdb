using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Candidates;

/// <summary>The odds of a candidate within some days.</summary>
/// <param name="Days">Length of the window from the day of the question, 1 to 365.</param>
/// <param name="Probability">Of at least one invitation, 0 to 1.</param>
/// <param name="Low">Low end of the range of <see cref="OddsReliability"/>, at most <paramref name="Probability"/>.</param>
/// <param name="High">High end, at least <paramref name="Probability"/>.</param>
/// <param name="ByType">Probability that some round of the type alone would invite, in the order of the types.</param>
public sealed record CandidateOddsAnswer(
    int Days,
    double Probability,
    double Low,
    double High,
    ImmutableArray<KeyValuePair<RoundType, double>> ByType
);
