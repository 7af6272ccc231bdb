using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Reports.Runs;

/// <summary>The rounds of one type in a run.</summary>
/// <param name="Type">Whom they ranked.</param>
/// <param name="Rounds">Rounds a replication, mean.</param>
/// <param name="Cutoffs">Cut-offs of all rounds together; null where nobody was invited.</param>
/// <param name="Invitations">Invitations a replication.</param>
/// <param name="CutoffsByMonth">One a month of the run: cut-offs of its rounds; null where there are none.</param>
/// <param name="ShareByMonth">One a month: the share of replications with a round in it.</param>
/// <param name="InvitationsByMonth">One a month.</param>
/// <param name="InvitationsByYear">One a calendar year of the run: its part within the run.</param>
public sealed record TypeFigures(
    RoundType Type,
    double Rounds,
    Spread? Cutoffs,
    Spread Invitations,
    ImmutableArray<Spread?> CutoffsByMonth,
    ImmutableArray<double> ShareByMonth,
    ImmutableArray<Spread> InvitationsByMonth,
    ImmutableArray<Spread> InvitationsByYear
);
