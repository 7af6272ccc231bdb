using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Calibration;

namespace ExpressEntry.Sim.Forecasting.Tests.Calibration;

/// <summary>A calibration of a few members over a few months: quick, and far from the shipped one.</summary>
internal static class SmallCalibration
{
    public static DateOnly AsOf { get; } = new(2025, 6, 5);

    public static PublishedHistory History { get; } = HistoryTables.ReadEmbedded();

    public static CalibrationSettings Settings { get; } = new() { Members = 8, First = new DateOnly(2025, 4, 1) };

    public static PosteriorEnsemble Run(
        PublishedHistory history,
        CalibrationSettings? settings = null,
        DateOnly? asOf = null,
        int threads = 2
    ) =>
        new CalibrationRun(
            settings ?? Settings,
            threads,
            IsFromScratch: true,
            Progress: null,
            TestContext.Current.CancellationToken
        ).Run(history, asOf ?? AsOf);

    public static byte[] BytesOf(PosteriorEnsemble posterior)
    {
        using var stream = new MemoryStream();
        posterior.WritePosterior(stream);
        posterior.WriteCheckpoint(stream);
        return stream.ToArray();
    }
}
