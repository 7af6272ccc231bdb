using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Contracts;

/// <summary>How likely is it that a round of a type within a horizon reaches down to a score? (Task D.)</summary>
/// <param name="Origin">First day of the window, and the first day that is not known.</param>
/// <param name="HorizonDays">Length of the window, 1 or more days: [origin, origin + horizon).</param>
/// <param name="Type">Whom the rounds rank.</param>
/// <param name="Scores">CRS points, ascending. The profile is older than any tie-break; no round means not invited.</param>
public sealed record OddsQuestion(DateOnly Origin, int HorizonDays, RoundType Type, ImmutableArray<int> Scores)
    : IForecastQuestion
{
    /// <inheritdoc/>
    public DateOnly KnowledgeDay => Origin;
}
