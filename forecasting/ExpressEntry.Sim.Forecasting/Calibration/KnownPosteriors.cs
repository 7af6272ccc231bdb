using System.Collections.Concurrent;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>The posteriors that this process has calibrated, so that twenty scenarios of one day calibrate once.</summary>
internal static class KnownPosteriors
{
    private static readonly ConcurrentDictionary<(string Digest, DateOnly AsOf), Lazy<PosteriorEnsemble>> Made = new();

    /// <summary>The posterior of a day; seconds where a shipped checkpoint serves the history, a minute or more elsewhere.</summary>
    /// <param name="history">Any history; nothing of the day or later is read.</param>
    /// <param name="asOf">The first day that is not known.</param>
    /// <exception cref="InvalidInputException">The history has no snapshot to begin with.</exception>
    public static PosteriorEnsemble Of(PublishedHistory history, DateOnly asOf)
    {
        PublishedHistory known = history.KnownBefore(asOf);
        // The same on any number of threads.
        var run = new CalibrationRun(null, Environment.ProcessorCount, IsFromScratch: false, null, CancellationToken.None);
        Lazy<PosteriorEnsemble> made = Made.GetOrAdd(
            (HistoryDigest.Of(known), asOf),
            _ => new Lazy<PosteriorEnsemble>(() => run.Run(known, asOf))
        );
        return made.Value;
    }
}
