using ExpressEntry.Sim.Forecasting.Calibration;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Tests.Calibration;

public sealed class KalmanUpdateTests
{
    private const int Members = 4000;

    [Fact]
    public void Apply_LinearAndNormal_IsBayesRule()
    {
        // Prior N(2, 3²), observation 5 with noise 4: posterior mean 2 + 9/25·3 and variance 9·16/25.
        double[][] values = [Normals(1, 2, 3)];
        KalmanUpdate.Apply(values, [new Observation("x", 5, (double[])values[0].Clone(), 4, [0])]);
        double mean = KalmanUpdate.Mean(values[0]);
        double variance = values[0].Sum(value => (value - mean) * (value - mean)) / (Members - 1);
        Assert.InRange(mean, 3.08 - 0.15, 3.08 + 0.15); // about three standard errors
        Assert.InRange(variance, 5.76 - 0.45, 5.76 + 0.45);
    }

    [Fact]
    public void Apply_QuantitiesNotTaught_StayAsTheyAre()
    {
        double[][] values = [Normals(1, 0, 1), Normals(2, 0, 1)];
        double[] before = (double[])values[1].Clone();
        KalmanUpdate.Apply(values, [new Observation("x", 3, (double[])values[0].Clone(), 1, [0])]);
        Assert.Equal(before, values[1]);
    }

    [Fact]
    public void Apply_TwiceTheSameFact_TheSecondTeachesLess()
    {
        double[][] once = [Normals(1, 0, 1)];
        double[][] twice = [Normals(1, 0, 1)];
        Observation Fact() => new("x", 2, Normals(1, 0, 1), 1, [0]);
        KalmanUpdate.Apply(once, [Fact()]);
        KalmanUpdate.Apply(twice, [Fact(), Fact()]);
        // N(0, 1) after one fact is at 1, after two at 4/3.
        Assert.InRange(KalmanUpdate.Mean(once[0]), 0.9, 1.1);
        Assert.InRange(KalmanUpdate.Mean(twice[0]), 1.23, 1.43);
    }

    [Fact]
    public void Apply_RobustFact_AnOutlierTeachesLittle()
    {
        double[][] plain = [Normals(1, 0, 1)];
        double[][] robust = [Normals(1, 0, 1)];
        KalmanUpdate.Apply(plain, [new Observation("x", 20, Normals(1, 0, 1), 1, [0])]);
        KalmanUpdate.Apply(robust, [new Observation("x", 20, Normals(1, 0, 1), 1, [0]) { IsRobust = true }]);
        Assert.InRange(KalmanUpdate.Mean(plain[0]), 9, 11);
        Assert.InRange(KalmanUpdate.Mean(robust[0]), 0, 0.5);
    }

    private static double[] Normals(ulong seed, double mean, double deviation)
    {
        var random = new KeyedRandom(seed, 0, 1);
        double[] values = new double[Members];
        foreach (ref double value in values.AsSpan())
        {
            value = mean + (deviation * random.NextNormal());
        }

        return values;
    }
}
