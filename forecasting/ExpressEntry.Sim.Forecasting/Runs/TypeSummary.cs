using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>The rounds of one type in a run.</summary>
/// <param name="Type">Whom they ranked.</param>
/// <param name="Rounds">Rounds a replication, mean.</param>
/// <param name="Invitations">Invitations a replication, mean.</param>
/// <param name="InvitationQuantiles">Their 0.05, 0.25, 0.5, 0.75 and 0.95 quantiles over the replications.</param>
/// <param name="CutoffQuantiles">The same quantiles of the cut-offs over all rounds; empty where nobody was invited.</param>
public sealed record TypeSummary(
    RoundType Type,
    double Rounds,
    double Invitations,
    ImmutableArray<double> InvitationQuantiles,
    ImmutableArray<double> CutoffQuantiles
);
