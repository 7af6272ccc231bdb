using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Calibration;

namespace ExpressEntry.Sim.Gate.Paths;

/// <summary>One step of the calibration: the rounds between two snapshots played by four members, and learnt from.</summary>
internal sealed class CalibrationPath : HotPath
{
    private const int Members = 4;
    private static readonly DateOnly AsOf = new(2026, 7, 24);
    private Calibrator _calibrator = null!;
    private Ensemble _prior = null!;
    private Interval _interval = null!;

    public override string Id => "calibration";

    public override string Unit => "one calibration step of four members";

    public override int UnitsPerSlice => 1;

    public override int SlicesPerBlock => 4;

    public override void Prepare()
    {
        CalibrationSettings settings = CalibrationSettings.Default with { Members = Members, First = new(2026, 6, 1) };
        PublishedHistory history = HistoryTables.ReadEmbedded().KnownBefore(AsOf);
        _interval = Interval.Of(history, settings.First)[0];
        _calibrator = new Calibrator(settings, threads: 1, CancellationToken.None);
        _prior = _calibrator.Prior(_interval);
    }

    public override long Run(int number)
    {
        _ = _calibrator.Learn(_prior, _interval);
        return 0;
    }
}
