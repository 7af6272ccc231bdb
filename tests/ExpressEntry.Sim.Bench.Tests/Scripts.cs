using System.Diagnostics;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Bench.Tests;

/// <summary>The scripts of the repository.</summary>
internal static class Scripts
{
    /// <summary>Runs one with bash.</summary>
    /// <param name="script">Its path from the root.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>How it ended and what it wrote.</returns>
    public static ProgramRun Run(string script, params string[] arguments) =>
        ProgramRun.Of(
            new ProcessStartInfo("bash", [Repository.PathOf(script), .. arguments]),
            TestContext.Current.CancellationToken
        );
}
