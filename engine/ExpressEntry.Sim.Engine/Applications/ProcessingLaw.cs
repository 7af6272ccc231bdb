using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Applications;

/// <summary>What becomes of applications for permanent residence, and when.</summary>
/// <remarks>
/// Every application is decided by itself: after a number of days drawn by program, refused with a share by program; who is
/// not refused is admitted on the day of the decision, with a family of a size drawn. Withdrawn applications count as
/// refused, and the time between approval and landing is left out. Immutable and shared freely.
/// </remarks>
public sealed record ProcessingLaw
{
    /// <summary>Share refused by <see cref="Simulation.FlowProgram"/>, in its order: 5 numbers, 0 to 1.</summary>
    public required ImmutableArray<double> RefusedShares { get; init; }

    /// <summary>Processing times by day of receipt, in order; the first one holds before as well. At least one.</summary>
    public required ImmutableArray<ProcessingPeriod> Periods { get; init; }

    /// <summary>How likely an application covers 1, 2, 3 … persons: weights, 0 or more, not all 0; at most 20.</summary>
    public required ImmutableArray<double> PersonsWeights { get; init; }

    /// <summary>Persons of an application, on average.</summary>
    public double MeanPersons => PersonsWeights.Select((weight, i) => weight * (i + 1)).Sum() / PersonsWeights.Sum();
}
