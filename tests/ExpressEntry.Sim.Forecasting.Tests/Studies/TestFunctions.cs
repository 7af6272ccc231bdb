using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Forecasting.Tests.Studies;

/// <summary>Functions whose sensitivity is known in closed form, evaluated over designs with or without noise.</summary>
internal static class TestFunctions
{
    /// <summary>Ishigami and Homma (1990), a = 7, b = 0.1, over −π..π.</summary>
    public static double Ishigami(double[] x) =>
        Math.Sin(x[0]) + (7 * Math.Pow(Math.Sin(x[1]), 2)) + (0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0]));

    /// <summary>First-order and total indices of <see cref="Ishigami"/>, from its variances in closed form.</summary>
    public static (double[] First, double[] Total) IshigamiIndices()
    {
        const double a = 7;
        const double b = 0.1;
        double p4 = Math.Pow(Math.PI, 4);
        double p8 = p4 * p4;
        double first = 0.5 * Math.Pow(1 + (b * p4 / 5), 2);
        const double second = a * a / 8;
        double both = b * b * p8 * ((1.0 / 18) - (1.0 / 50));
        double all = first + second + both;
        return ([first / all, second / all, 0], [(first + both) / all, second / all, both / all]);
    }

    /// <summary>Sobol's g-function with its coefficients, over 0..1.</summary>
    public static double G(double[] x, double[] a) =>
        x.Select((value, i) => (Math.Abs((4 * value) - 2) + a[i]) / (1 + a[i]))
            .Aggregate(1.0, (product, one) => product * one);

    /// <summary>First-order and total indices of <see cref="G"/>.</summary>
    public static (double[] First, double[] Total) GIndices(double[] a)
    {
        double[] own = [.. a.Select(one => 1 / (3 * (1 + one) * (1 + one)))];
        double product = own.Aggregate(1.0, (whole, one) => whole * (1 + one));
        double all = product - 1;
        return ([.. own.Select(one => one / all)], [.. own.Select(one => one * product / (1 + one) / all)]);
    }

    public static ImmutableArray<StudyVariable> Ranges(int count, double low, double high) =>
        [.. Enumerable.Range(1, count).Select(i => StudyVariable.Range($"x{i}", low, high))];

    /// <summary>The function at each point of a design, with one value a replication, and noise by point and replication.</summary>
    public static double[]?[] Evaluate(
        DesignTable design,
        Func<double[], double> function,
        int replications = 1,
        Func<int, int, double>? noise = null
    ) =>
        [
            .. design.Points.Select(
                (_, point) =>
                {
                    double value = function([.. design.Keys.Select((_, key) => design.NumberAt(point, key))]);
                    return Enumerable.Range(0, replications).Select(i => value + (noise?.Invoke(point, i) ?? 0)).ToArray();
                }
            ),
        ];

    /// <summary>A standard normal number of its own for each point and replication.</summary>
    public static double Normal(long seed, int point, int replication) =>
        new RandomStream(seed, replication, StreamPurpose.Workload, point).NextNormal();
}
