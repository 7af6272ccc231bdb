using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Contracts;

/// <summary>What will be the cut-off of this round? (Tasks A and B.)</summary>
/// <param name="Date">Day of the round; everything public before it is known.</param>
/// <param name="Type">Whom it ranks.</param>
/// <param name="Size">Invitations, 1 or more; null where the size is not known (task B).</param>
public sealed record RoundQuestion(DateOnly Date, RoundType Type, int? Size) : IForecastQuestion
{
    /// <summary>The first day that is not known: earlier than <see cref="Date"/> where a round is asked about ahead of time.</summary>
    public DateOnly KnowledgeDay { get; init; } = Date;
}
