namespace ExpressEntry.Sim.Forecasting.Contracts;

/// <summary>What will the pool's bands be on a day? (Task E.)</summary>
/// <param name="AsOf">The day described. A snapshot of the day of a round is taken before that round.</param>
/// <param name="KnowledgeDay">The first day that is not known: in the evaluation, the day of publication.</param>
public sealed record PoolQuestion(DateOnly AsOf, DateOnly KnowledgeDay) : IForecastQuestion;
