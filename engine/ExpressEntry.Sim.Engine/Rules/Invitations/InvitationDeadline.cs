namespace ExpressEntry.Sim.Engine.Rules.Invitations;

/// <summary>How long an invitation issued from a day on can be answered.</summary>
/// <param name="From">First day of issue.</param>
/// <param name="Days">Days to apply.</param>
/// <param name="DoubtFrom">First day of issue for which the rule is not certain; null for none.</param>
/// <param name="DoubtTo">Last such day.</param>
public sealed record InvitationDeadline(DateOnly From, int Days, DateOnly? DoubtFrom, DateOnly? DoubtTo);
