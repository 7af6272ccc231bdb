using System.Diagnostics;
using System.Text;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Reports.Tests;

/// <summary>Runs programs in the folder where the build has made the charts, with the packages they need.</summary>
internal static class Charts
{
    private static readonly string Folder = Repository.PathOf("artifacts", "charts");

    /// <summary>Runs a script with Node.js.</summary>
    /// <param name="arguments">Script, from that folder, and its arguments.</param>
    /// <returns>Its standard output.</returns>
    public static string RunNode(string[] arguments) =>
        ProgramRun
            .Of(
                new ProcessStartInfo("node", arguments)
                {
                    WorkingDirectory = Folder,
                    StandardOutputEncoding = Encoding.UTF8,
                    Environment = { ["NO_COLOR"] = "1" },
                },
                TestContext.Current.CancellationToken
            )
            .OutOfSuccess;
}
