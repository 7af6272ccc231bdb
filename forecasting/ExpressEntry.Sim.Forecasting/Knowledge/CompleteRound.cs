using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Knowledge;

/// <summary>A published round whose size and cut-off are both known: what a method can learn from.</summary>
/// <param name="Number">The published number.</param>
/// <param name="Date">The published day.</param>
/// <param name="Type">Whom it ranked.</param>
/// <param name="Size">Invitations, 1 or more.</param>
/// <param name="Cutoff">Score of the last one invited.</param>
/// <param name="TieBreakDay">Submission of the last one invited, in days since 0001-01-01, fractional; null without one.</param>
public sealed record CompleteRound(string Number, DateOnly Date, RoundType Type, int Size, int Cutoff, double? TieBreakDay);
