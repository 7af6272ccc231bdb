using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>What a levels plan asks of rounds: the sizes of the federal line, and nominations.</summary>
/// <remarks>Source: <c>docs/scenarios/README.md</c>, "Targets".</remarks>
/// <param name="Stretches">Times of rounds that are sized alike, in order; empty without federal targets.</param>
/// <param name="YearsWithoutRounds">
/// Years with a federal target in which no round of the run is decided any more (half of its applications, by expectation):
/// their targets are left to invitations issued before.
/// </param>
/// <param name="NominationsPerDay">Nominations a day that the targets of nominees ask for; null without such targets.</param>
public sealed record PlanSizes(
    ImmutableArray<PlannedStretch> Stretches,
    ImmutableArray<int> YearsWithoutRounds,
    double? NominationsPerDay
);
