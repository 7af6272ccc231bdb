using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Candidates;

namespace ExpressEntry.Sim.Cli.Odds;

/// <summary>The answer.</summary>
/// <param name="Odds">One a window, in the order asked.</param>
/// <param name="Curve">The odds from month to month.</param>
/// <param name="ScoreFor">Scores for given odds; a null score is out of reach.</param>
/// <param name="Improvements">Changes of a profile, the most useful first; null without a profile.</param>
internal sealed record OddsResult(
    ImmutableArray<CandidateOddsAnswer> Odds,
    ImmutableArray<CandidateOddsAnswer> Curve,
    ImmutableArray<(int Days, double Probability, int? Score)> ScoreFor,
    ImmutableArray<OddsImprovement>? Improvements
);
