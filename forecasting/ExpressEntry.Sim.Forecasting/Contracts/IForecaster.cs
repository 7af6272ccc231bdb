using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Forecasting.Contracts;

/// <summary>A method that answers one kind of question; every method of the project, plain or learned, is one of these.</summary>
/// <typeparam name="TQuestion">What is asked.</typeparam>
/// <typeparam name="TAnswer">What is answered.</typeparam>
/// <remarks>
/// A forecaster is a pure function: the same history and question give the same bits, on any thread. Whatever it fits,
/// selects, scales or calibrates comes from the history it is handed, which the caller has cut at
/// <see cref="IForecastQuestion.KnowledgeDay"/>; the future is not in its memory at all.
/// </remarks>
public interface IForecaster<in TQuestion, out TAnswer>
    where TQuestion : IForecastQuestion
    where TAnswer : class
{
    /// <summary>Short name for tables, lower case.</summary>
    string Name { get; }

    /// <summary>Answers a question.</summary>
    /// <param name="known">The history before the question's knowledge day; it may be empty.</param>
    /// <param name="question">What is asked.</param>
    /// <returns>The answer, or null where the method has none (the evaluation then uses its reference and counts a miss).</returns>
    TAnswer? Forecast(PublishedHistory known, TQuestion question);
}
