using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>Resamples of the replications, the same ones at every value tried, so that a resample stays paired.</summary>
internal static class SolveResamples
{
    /// <summary>How many resamples.</summary>
    public const int Count = 1000;

    private const double Certain = 0.975;

    /// <summary>Standard error of the statistic at a value.</summary>
    public static double ErrorAt(SolveRequest request, SolveSamples samples, double value)
    {
        samples.At(value);
        double[] values = samples.ValuesAt(value);
        double[] drawn = new double[values.Length];
        double sum = 0;
        double squares = 0;
        for (int resample = 0; resample < Count; resample++)
        {
            Draw(request.Seed, resample, values.Length, drawn, values);
            double statistic = request.Statistic.Of(drawn);
            statistic = double.IsNaN(statistic) ? samples.At(value) : statistic;
            sum += statistic;
            squares += statistic * statistic;
        }

        double mean = sum / Count;
        return Math.Sqrt(Math.Max(0, (squares / Count) - (mean * mean)));
    }

    /// <summary>Where the statistic of each resample meets the target.</summary>
    /// <param name="request">Statistic and target.</param>
    /// <param name="samples">The replications.</param>
    /// <param name="places">Values that were tried, ascending.</param>
    /// <returns>One place a resample, and whether more than one in forty of them lie beyond an end.</returns>
    public static (double[] Places, bool IsLowOpen, bool IsHighOpen) Meet(
        SolveRequest request,
        SolveSamples samples,
        double[] places
    )
    {
        bool isRising = samples.At(places[^1]) >= samples.At(places[0]);
        double[][] values = [.. places.Select(samples.ValuesAt)];
        double[] heights = new double[places.Length];
        double[] drawn = new double[values[0].Length];
        double[] found = new double[Count];
        int below = 0;
        int above = 0;
        for (int resample = 0; resample < Count; resample++)
        {
            for (int i = 0; i < places.Length; i++)
            {
                Draw(request.Seed, resample, drawn.Length, drawn, values[i]);
                double statistic = request.Statistic.Of(drawn);
                heights[i] = double.IsNaN(statistic) ? samples.At(places[i]) : statistic;
            }

            (found[resample], int beyond) = MonotoneCurve.Meet(places, heights, request.Target, isRising);
            below += beyond < 0 ? 1 : 0;
            above += beyond > 0 ? 1 : 0;
        }

        double tail = (1 - Certain) * Count;
        return (found, below > tail, above > tail);
    }

    /// <summary>Whether the statistic goes one way only, but for reversals that a resample in forty or more does not show.</summary>
    public static bool IsMonotone(SolveRequest request, SolveSamples samples)
    {
        double[] places = [.. samples.Tried];
        bool isRising = samples.At(places[^1]) >= samples.At(places[0]);
        for (int i = 1; i < places.Length; i++)
        {
            double step = samples.At(places[i]) - samples.At(places[i - 1]);
            if ((isRising ? step < 0 : step > 0) && IsCertain(request, samples, places[i - 1], places[i], Math.Sign(step)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCertain(SolveRequest request, SolveSamples samples, double low, double high, int sign)
    {
        double[] before = samples.ValuesAt(low);
        double[] after = samples.ValuesAt(high);
        double[] drawnBefore = new double[before.Length];
        double[] drawnAfter = new double[after.Length];
        int same = 0;
        for (int resample = 0; resample < Count; resample++)
        {
            Draw(request.Seed, resample, before.Length, drawnBefore, before);
            Draw(request.Seed, resample, after.Length, drawnAfter, after);
            same += Math.Sign(request.Statistic.Of(drawnAfter) - request.Statistic.Of(drawnBefore)) == sign ? 1 : 0;
        }

        return same >= Certain * Count;
    }

    private static void Draw(long seed, int resample, int count, double[] drawn, double[] values)
    {
        var random = new RandomStream(seed, resample, StreamPurpose.StudyBootstrap, 2);
        for (int i = 0; i < count; i++)
        {
            drawn[i] = values[random.NextBelow(count)];
        }
    }
}
