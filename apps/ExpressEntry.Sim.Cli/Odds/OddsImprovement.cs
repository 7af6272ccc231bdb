using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Forecasting.Candidates;

namespace ExpressEntry.Sim.Cli.Odds;

/// <summary>What a change is worth.</summary>
/// <param name="Change">The change.</param>
/// <param name="Points">Points gained on the first day; may be negative.</param>
/// <param name="Score">The score on the first day with the change.</param>
/// <param name="Odds">The odds with the change, one a window.</param>
internal sealed record OddsImprovement(
    ProfileChange Change,
    int Points,
    int Score,
    ImmutableArray<CandidateOddsAnswer> Odds
);
