namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>A time whose rounds a levels plan multiplies by one number in each replication.</summary>
/// <param name="From">First day; rounds from here on are decided in the year, as CEC applications are.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Year">The year in which its rounds are decided.</param>
/// <param name="TargetYear">
/// The year whose target says the number: the same one, or the last target's for years after it; null where sizes are kept,
/// before the first target that rounds are left for.
/// </param>
/// <param name="Factor">What multiplies the sizes that are drawn, or that a cadence gives.</param>
/// <param name="InvitationsPerYear">Invitations of these rounds, as of a year of such ones; nominees and listed rounds apart.</param>
public sealed record PlannedStretch(
    DateOnly From,
    DateOnly To,
    int Year,
    int? TargetYear,
    PlanRange Factor,
    PlanRange InvitationsPerYear
);
