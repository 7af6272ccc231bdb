using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Clearance;

/// <summary>What the clearance model said of a round that has taken place, from the rounds before its day.</summary>
/// <param name="Round">The round.</param>
/// <param name="Forecast">The model's forecast; null for a type it did not know yet.</param>
/// <param name="Persistence">What "same as last time" said.</param>
internal sealed record PastForecast(CompleteRound Round, CutoffQuantiles? Forecast, CutoffQuantiles Persistence);
