using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>A finished sweep.</summary>
/// <param name="Design">Its points.</param>
/// <param name="How">How they were chosen.</param>
/// <param name="Summaries">For each point one summary an output; none for a point that failed.</param>
/// <param name="Errors">For each point null, or why it failed.</param>
/// <param name="Folder">Where everything is.</param>
/// <param name="Warnings">What the reader should know.</param>
internal sealed record SweepResult(
    DesignTable Design,
    string How,
    ImmutableArray<ImmutableArray<OutputSummary>> Summaries,
    ImmutableArray<string?> Errors,
    string Folder,
    ImmutableArray<string> Warnings
)
{
    /// <summary>How many points failed.</summary>
    public int Failed => Errors.Count(error => error is not null);
}
