using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>What becomes of invitations; what is not declined and does not lapse becomes an application.</summary>
/// <param name="Declined">Share declined, 0 to 1; null, as <paramref name="Lapsed"/> then is, where it is drawn.</param>
/// <param name="Lapsed">Share left to lapse, 0 to 1 less the declined; null where it is drawn.</param>
/// <param name="Deadlines">How long invitations are open, in order of their first day; empty for the dated rule.</param>
public sealed record ScenarioResponses(double? Declined, double? Lapsed, ImmutableArray<ScenarioDeadline> Deadlines);
