using BenchmarkDotNet.Attributes;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Calibration;

namespace ExpressEntry.Sim.Benchmarks.Calibration;

/// <summary>One step of the calibration from snapshot to snapshot, 32 members on one thread: play, then learn.</summary>
/// <remarks>
/// The plain reference is the update alone on the same numbers, written as the textbook has it: observation by observation,
/// every quantity's covariance with it by a loop over members. Against it stands what a step costs with the playing.
/// </remarks>
[InProcess]
[MemoryDiagnoser]
[WarmupCount(1)]
[IterationCount(5)]
public class CalibrationStepBenchmarks
{
    private const int Members = 32;
    private const int Observations = 24;
    private static readonly DateOnly AsOf = new(2026, 7, 24);
    private Calibrator _calibrator = null!;
    private Ensemble _prior = null!;
    private Interval _interval = null!;

    [GlobalSetup]
    public void Prepare()
    {
        CalibrationSettings settings = CalibrationSettings.Default with { Members = Members, First = new(2026, 6, 1) };
        _interval = Interval.Of(HistoryTables.ReadEmbedded().KnownBefore(AsOf), settings.First)[0];
        _calibrator = new Calibrator(settings, threads: 1, CancellationToken.None);
        _prior = _calibrator.Prior(_interval);
    }

    /// <summary>A whole step.</summary>
    [Benchmark]
    public int Step_Calibrator() => _calibrator.Learn(_prior, _interval).Members;

    /// <summary>What learning from as many observations takes without playing anything.</summary>
    [Benchmark(Baseline = true)]
    public double Step_PlainKalmanUpdateOnly()
    {
        double[][] values = _prior.Copy().Values;
        for (int observation = 0; observation < Observations; observation++)
        {
            double[] seen = [.. values[observation % values.Length]];
            double mean = seen.Average();
            double variance = seen.Sum(value => (value - mean) * (value - mean)) / (Members - 1);
            double noise = 0.1 + variance;
            foreach (double[] quantity in values)
            {
                double middle = quantity.Average();
                double covariance = 0;
                for (int member = 0; member < Members; member++)
                {
                    covariance += (quantity[member] - middle) * (seen[member] - mean) / (Members - 1);
                }

                for (int member = 0; member < Members; member++)
                {
                    quantity[member] += covariance / (variance + noise) * (mean - seen[member]);
                }
            }
        }

        return values[0][0];
    }
}
