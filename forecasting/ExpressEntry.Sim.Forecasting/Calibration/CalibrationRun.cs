using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>Calibrates the pool to a history.</summary>
/// <param name="Settings">How; null for the defaults, the only ones that shipped checkpoints serve.</param>
/// <param name="Threads">1 or more; changes no value.</param>
/// <param name="IsFromScratch">True to leave the shipped checkpoints alone.</param>
/// <param name="Progress">Told how many intervals are done, of how many; null for nobody.</param>
/// <param name="Cancellation">Stops the run.</param>
public sealed record CalibrationRun(
    CalibrationSettings? Settings,
    int Threads,
    bool IsFromScratch,
    Action<int, int>? Progress,
    CancellationToken Cancellation
)
{
    private CalibrationSettings Chosen => Settings ?? CalibrationSettings.Default;

    /// <summary>Fits the hidden quantities to everything published before a day.</summary>
    /// <param name="history">Any history; nothing of the day or later is read.</param>
    /// <param name="asOf">The first day that is not known.</param>
    /// <returns>The posterior.</returns>
    /// <exception cref="InvalidInputException">No snapshot with all bands was published before the day.</exception>
    public PosteriorEnsemble Run(PublishedHistory history, DateOnly asOf)
    {
        PublishedHistory known = history.KnownBefore(asOf);
        CalibrationWalk walk = Begin(known, asOf);
        return Finish(walk, known, asOf);
    }

    /// <summary>Makes the checkpoints of the first days of all months in a range.</summary>
    /// <param name="history">Any history.</param>
    /// <param name="from">First day of the first month.</param>
    /// <param name="to">Last day that a checkpoint may have.</param>
    /// <param name="write">Gets each day and its file's bytes.</param>
    public void MakeCheckpoints(PublishedHistory history, DateOnly from, DateOnly to, Action<DateOnly, byte[]> write)
    {
        CalibrationWalk? walk = null;
        int months = ((to.Year - from.Year) * 12) + to.Month - from.Month + 1;
        for (int month = 0; month < months; month++)
        {
            Cancellation.ThrowIfCancellationRequested();
            DateOnly day = from.AddMonths(month);
            PublishedHistory known = history.KnownBefore(day);
            walk ??= Begin(known, day);
            walk.AdvanceTo(known);
            using var bytes = new MemoryStream();
            PosteriorFile.Write(bytes, day, HistoryDigest.Of(known), walk.Closed);
            write(day, bytes.ToArray());
            Progress?.Invoke(month + 1, months);
        }
    }

    /// <summary>A walk that stands at the newest usable checkpoint.</summary>
    internal CalibrationWalk Begin(PublishedHistory known, DateOnly asOf)
    {
        Ensemble? from = IsFromScratch || Chosen != CalibrationSettings.Default ? null : PosteriorStore.Find(known, asOf);
        return new CalibrationWalk(new Calibrator(Chosen, Threads, Cancellation), Chosen, from);
    }

    /// <summary>Takes a walk to a day.</summary>
    internal PosteriorEnsemble Finish(CalibrationWalk walk, PublishedHistory known, DateOnly asOf)
    {
        Interval open = walk.AdvanceTo(known, Progress);
        Ensemble now = walk.Calibrator.Learn(walk.Closed, open);
        return new PosteriorEnsemble(
            asOf,
            HistoryDigest.Of(known),
            walk.Closed,
            now,
            open,
            Calibrator.PriorMiddles(walk.First)
        );
    }
}
