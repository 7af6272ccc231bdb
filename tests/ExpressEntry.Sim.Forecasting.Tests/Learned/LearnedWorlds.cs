using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Tests.Learned;

/// <summary>Small made-up samples whose true quantiles are known.</summary>
internal static class LearnedWorlds
{
    /// <summary>Rows of two features, uniform on −1 to 1; the target is a function of the first plus noise of a scale.</summary>
    public static (double[][] Rows, double[] Targets) Make(
        int count,
        ulong seed,
        Func<double, double> middle,
        Func<double, double> deviation
    )
    {
        var random = new KeyedRandom(seed, 0, 0x7E57);
        double[][] rows = new double[count][];
        double[] targets = new double[count];
        for (int i = 0; i < count; i++)
        {
            double x = (2 * random.NextUniform()) - 1;
            rows[i] = [x, (2 * random.NextUniform()) - 1];
            targets[i] = middle(x) + (deviation(x) * random.NextNormal());
        }

        return (rows, targets);
    }
}
