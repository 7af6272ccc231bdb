using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>How the cut-offs of one type spread out over the days to come.</summary>
/// <param name="Type">Whom the rounds rank.</param>
/// <param name="Steps">Even steps from the day of the forecast on; a step that few futures have a round in is null.</param>
public sealed record CutoffFan(RoundType Type, ImmutableArray<CutoffFanStep?> Steps);
