using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;

namespace ExpressEntry.Sim.Cli.History;

/// <summary><c>eesim history</c>: the published rounds and pools, as they are and as they were read.</summary>
internal static class HistoryCommand
{
    public static Command Create(Host host)
    {
        var command = new Command("history", "Published rounds and pool snapshots: list, check, import, update.");
        _ = host;
        return command;
    }
}
