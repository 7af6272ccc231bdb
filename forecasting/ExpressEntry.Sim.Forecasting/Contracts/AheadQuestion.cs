using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Contracts;

/// <summary>
/// What will be the cut-off of the last round of a type within a horizon, given that there is one? (Task C.)
/// </summary>
/// <param name="Origin">First day of the window, and the first day that is not known.</param>
/// <param name="HorizonDays">Length of the window, 1 or more days: [origin, origin + horizon).</param>
/// <param name="Type">Whom the round ranks.</param>
public sealed record AheadQuestion(DateOnly Origin, int HorizonDays, RoundType Type) : IForecastQuestion
{
    /// <inheritdoc/>
    public DateOnly KnowledgeDay => Origin;
}
