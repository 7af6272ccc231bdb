using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>A finished simulation.</summary>
/// <param name="Results">The folder.</param>
/// <param name="Summary">What it comes to.</param>
/// <param name="Warnings">What the reader should know.</param>
public sealed record SimulationOutcome(ResultSet Results, SimulationSummary Summary, ImmutableArray<string> Warnings);
