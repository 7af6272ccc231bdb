using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>Invitations to people with one attribute: an expectation by way of the synthetic population.</summary>
/// <remarks>
/// The engines know scores and groups, not ages or degrees. The invitations of each type, program and band of scores are shared
/// out as the synthetic population's profiles there have the attribute (<c>docs/population.md</c>): its assumptions, not data.
/// </remarks>
/// <param name="Attribute">One of <see cref="AttributeTable.Words"/>.</param>
/// <param name="Level">For example <c>30-34</c>.</param>
/// <param name="ShareOfPool">Its share of the synthetic population, 0 to 1.</param>
/// <param name="Values">Invitations over the horizon, one a scenario.</param>
/// <param name="Differences">One a scenario from the second on, against the first.</param>
public sealed record ComparedAttribute(
    string Attribute,
    string Level,
    double ShareOfPool,
    ImmutableArray<OutputSummary> Values,
    ImmutableArray<PairedDifference> Differences
);
