using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Reports.Accuracy;

/// <summary>What a report of accuracy rests on.</summary>
/// <param name="Window">First and last day judged.</param>
/// <param name="History">The whole history.</param>
/// <param name="Seed">Seed of forecasts and of the bootstrap.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Command">The call that makes it again.</param>
public sealed record AccuracyBasis(
    EvaluationWindow Window,
    PublishedHistory History,
    ulong Seed,
    string Version,
    string Command
);
