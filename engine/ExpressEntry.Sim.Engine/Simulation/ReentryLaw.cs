using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>Who submits a new profile after losing the old one: same score and groups, a new instant of submission.</summary>
/// <param name="ShareOfExpired">Share of those whose twelve months ended, 0 to 1.</param>
/// <param name="ShareOfWithdrawn">Share of those who withdrew or lost eligibility, 0 to 1.</param>
/// <param name="ShareOfLapsed">Share of those who let an invitation lapse, 0 to 1; they come back after its deadline.</param>
/// <param name="WeeksLater">
/// How likely it is that they come 1, 2, 3 … calendar weeks after the week they left in; at an even instant of that week.
/// Weights, 0 or more, not all 0 where a share is above 0; at most 104.
/// </param>
public sealed record ReentryLaw(
    double ShareOfExpired,
    double ShareOfWithdrawn,
    double ShareOfLapsed,
    ImmutableArray<double> WeeksLater
)
{
    /// <summary>Nobody comes back.</summary>
    public static ReentryLaw Nobody { get; } = new(0, 0, 0, [1]);
}
