using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;

namespace ExpressEntry.Sim.Cli.History;

/// <summary><c>eesim history</c>: the published rounds and pools, as they are and as they were read.</summary>
internal static class HistoryCommand
{
    public static Command Create(Host host) =>
        new("history", "Published rounds and pool snapshots: list, check, import, update.")
        {
            RoundsCommand.Create(host),
            PoolsCommand.Create(host),
            CheckCommand.Create(host),
            ImportCommand.Create(host),
            UpdateCommand.Create(host),
        };
}
