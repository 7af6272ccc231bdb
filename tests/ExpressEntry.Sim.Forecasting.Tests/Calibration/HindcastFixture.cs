using ExpressEntry.Sim.Forecasting.Calibration;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Tests.Calibration;

/// <summary>The published hindcast, run once for all tests that read it.</summary>
public sealed class HindcastFixture
{
    public HindcastFixture() =>
        Report = new Hindcast(
            SmallCalibration.History,
            new CalibrationRun(null, Environment.ProcessorCount, IsFromScratch: false, null, CancellationToken.None)
        ).Run(new EvaluationWindow(new DateOnly(2025, 1, 1), new DateOnly(2026, 7, 23)));

    public HindcastReport Report { get; }
}
