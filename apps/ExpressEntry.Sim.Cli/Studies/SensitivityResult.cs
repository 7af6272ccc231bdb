using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>A finished sensitivity analysis.</summary>
/// <param name="Method"><c>morris</c> or <c>sobol</c>.</param>
/// <param name="Design">Its points.</param>
/// <param name="Outputs">One an output.</param>
/// <param name="Errors">For each point null, or why it failed.</param>
/// <param name="Folder">Where everything is; null for nowhere.</param>
/// <param name="Warnings">What the reader should know.</param>
internal sealed record SensitivityResult(
    string Method,
    DesignTable Design,
    ImmutableArray<SensitivityOutput> Outputs,
    ImmutableArray<string?> Errors,
    string? Folder,
    ImmutableArray<string> Warnings
)
{
    /// <summary>How many points failed.</summary>
    public int Failed => Errors.Count(error => error is not null);
}
