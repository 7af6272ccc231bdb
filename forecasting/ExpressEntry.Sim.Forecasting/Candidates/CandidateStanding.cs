using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Candidates;

/// <summary>How a candidate stands from a day on, until the next standing.</summary>
/// <param name="From">The first day.</param>
/// <param name="Score">CRS points, 0 to 1,200.</param>
/// <param name="Types">Rounds that rank the candidate; empty while no round can invite.</param>
public readonly record struct CandidateStanding(DateOnly From, int Score, ImmutableArray<RoundType> Types);
