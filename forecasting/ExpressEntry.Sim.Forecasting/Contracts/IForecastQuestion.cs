namespace ExpressEntry.Sim.Forecasting.Contracts;

/// <summary>A question that is asked on a day, and may be answered from what was public before that day.</summary>
public interface IForecastQuestion
{
    /// <summary>Rounds of earlier dates and snapshots published earlier are known, and nothing else.</summary>
    DateOnly KnowledgeDay { get; }
}
