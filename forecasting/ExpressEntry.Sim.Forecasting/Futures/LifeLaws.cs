using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>What candidates do of themselves in one replication.</summary>
/// <param name="Answers">Answers to invitations.</param>
/// <param name="LostOfLeaving">Of those who leave early, the share that lost eligibility; the others withdraw.</param>
/// <param name="Reentry">Who submits another profile.</param>
/// <param name="Changes">What moves scores in the pool.</param>
/// <param name="Processing">What becomes of applications.</param>
internal sealed record LifeLaws(
    AnswerLaw Answers,
    double LostOfLeaving,
    ReentryLaw Reentry,
    ImmutableArray<ScoreChange> Changes,
    ProcessingLaw Processing
);
