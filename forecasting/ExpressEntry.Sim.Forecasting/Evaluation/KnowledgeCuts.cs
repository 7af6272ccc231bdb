using System.Collections.Concurrent;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Cuts a history physically before a forecaster sees it; questions of one day share one cut history.</summary>
/// <param name="history">The whole history.</param>
public sealed class KnowledgeCuts(PublishedHistory history)
{
    private readonly ConcurrentDictionary<DateOnly, Lazy<PublishedHistory>> _cuts = new();

    /// <summary>The whole history, for targets only.</summary>
    public PublishedHistory Whole => history;

    /// <summary>What was known before a day.</summary>
    /// <param name="day">Nothing of this day or later is kept.</param>
    /// <returns>One object a day, so that what is derived from it is derived once.</returns>
    public PublishedHistory Before(DateOnly day) =>
        _cuts.GetOrAdd(day, d => new Lazy<PublishedHistory>(() => history.KnownBefore(d))).Value;

    /// <summary>Asks a forecaster with no more knowledge than the question allows.</summary>
    /// <typeparam name="TQuestion">What is asked.</typeparam>
    /// <typeparam name="TAnswer">What is answered.</typeparam>
    /// <param name="forecaster">Any method.</param>
    /// <param name="question">What is asked.</param>
    /// <returns>The answer, or null where the method has none.</returns>
    public TAnswer? Ask<TQuestion, TAnswer>(IForecaster<TQuestion, TAnswer> forecaster, TQuestion question)
        where TQuestion : IForecastQuestion
        where TAnswer : class => forecaster.Forecast(Before(question.KnowledgeDay), question);
}
