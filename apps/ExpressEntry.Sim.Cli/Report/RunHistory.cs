using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Reports.Runs;

namespace ExpressEntry.Sim.Cli.Report;

/// <summary>Finds the history a run knew among those at hand.</summary>
internal static class RunHistory
{
    /// <summary>The history whose digest, cut at the run's first day, is the run's.</summary>
    /// <param name="run">The run.</param>
    /// <param name="choice">The value of <c>--history</c>; null for the user's data and then the embedded one.</param>
    /// <param name="host">Knows the user's data folder.</param>
    /// <returns>The history as the run knew it; null where none is the same.</returns>
    /// <exception cref="InvalidInputException">The history asked for cannot be read.</exception>
    public static PublishedHistory? Find(RunSummary run, string? choice, Host host) =>
        Find(run.AsOf, run.Results.Run.DataDigest, choice, host);

    /// <summary>The history whose digest, cut at a day, is the one given.</summary>
    /// <param name="asOf">The first day simulated.</param>
    /// <param name="digest">Digest of what was known before it.</param>
    /// <param name="choice">The value of <c>--history</c>; null for the user's data and then the embedded one.</param>
    /// <param name="host">Knows the user's data folder.</param>
    /// <returns>The history cut at the day; null where none is the same.</returns>
    /// <exception cref="InvalidInputException">The history asked for cannot be read.</exception>
    public static PublishedHistory? Find(DateOnly asOf, string digest, string? choice, Host host)
    {
        string?[] places = choice is null ? [null, HistorySource.Embedded] : [choice];
        return places
            .Select(place => HistorySource.Open(place, host).KnownBefore(asOf))
            .FirstOrDefault(known => HistoryDigest.Of(known) == digest);
    }
}
