using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>Rounds of a type that a scenario holds as rounds of another, which the first scenario does not have.</summary>
/// <remarks>
/// The cut-offs of the two types stand in rows without a difference; the question is what it takes to be invited where the one
/// stands in the place of the other.
/// </remarks>
/// <param name="Type">The type in the first scenario, which this one has no round of.</param>
/// <param name="HeldAs">The type in this scenario, which the first one has no round of.</param>
/// <param name="Before">Mean cut-off of the type's invitations in the first scenario.</param>
/// <param name="After">That of the other type's in this one.</param>
/// <param name="Difference">The latter minus the former, over the replications that have both.</param>
public sealed record ReplacedRounds(
    RoundType Type,
    RoundType HeldAs,
    OutputSummary Before,
    OutputSummary After,
    PairedDifference Difference
);
