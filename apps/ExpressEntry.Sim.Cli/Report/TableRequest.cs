using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Cli.Report;

/// <summary>What a call of <c>eesim tables</c> asks for.</summary>
/// <param name="Speech">The language.</param>
/// <param name="Run">The result set; null for the history.</param>
/// <param name="History">The history; for a result set what it knew, empty where that is not at hand.</param>
/// <param name="Place">The result set or the history, for messages.</param>
internal sealed record TableRequest(ReportSpeech Speech, RunSummary? Run, PublishedHistory History, string Place);
