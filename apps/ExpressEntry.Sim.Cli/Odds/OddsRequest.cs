using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Candidates;

namespace ExpressEntry.Sim.Cli.Odds;

/// <summary>Who asks, and about what.</summary>
/// <param name="Known">What may be known.</param>
/// <param name="Candidate">Scores, groups and submission from day to day.</param>
/// <param name="Days">Windows, 1 to 365 days.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Replications">Futures.</param>
/// <param name="Profile">The file's statement; null where a score was given.</param>
/// <param name="Warnings">About the call and the profile.</param>
internal sealed record OddsRequest(
    KnownHistory Known,
    CandidateTimeline Candidate,
    ImmutableArray<int> Days,
    long Seed,
    int Replications,
    ProfileStatement? Profile,
    ImmutableArray<string> Warnings
)
{
    /// <summary>Score and groups on the first day.</summary>
    public CandidateStanding Today => Candidate.On(Known.AsOf);

    /// <summary>The groups of the first day.</summary>
    public ImmutableArray<RoundType> Types => Today.Types;
}
