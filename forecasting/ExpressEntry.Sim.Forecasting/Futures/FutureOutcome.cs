using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>What a forecast keeps of one future.</summary>
/// <param name="Rounds">The rounds from the day of the forecast on that invited somebody, in order.</param>
/// <param name="RareCutoffs">Answers to the questions about rare types; −1 where nobody was there to invite.</param>
/// <param name="BandCounts">The pool at the start of the day of the forecast, by leaf band from the top.</param>
internal sealed record FutureOutcome(HeldRound[] Rounds, int[] RareCutoffs, int[] BandCounts);
