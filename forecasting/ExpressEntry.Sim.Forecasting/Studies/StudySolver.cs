using System.Collections.Immutable;
using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>Finds the value of a key that brings a statistic to a target, from runs that share their random numbers.</summary>
/// <remarks>
/// Five even values are tried first. Where the statistic passes the target between two of them, the gap is narrowed by
/// regula falsi with a share of each step kept for bisection, so that steps and plateaus do not hold it up; then values on
/// both sides are tried, as far away as the noise of the replications reaches. The answer and its interval come from one
/// line that goes one way only through all values tried, for all replications and for resamples of them.
/// </remarks>
public static class StudySolver
{
    private const int FirstValues = 5;
    private const int MostSteps = 40;
    private const double DefaultTolerance = 1.0 / 200; // of the range
    private const double Reach = 2.5; // standard errors to each side
    private const double PlateauEdge = 4; // tolerances

    /// <summary>Solves.</summary>
    /// <param name="request">Key, statistic and target.</param>
    /// <param name="evaluate">
    /// The output's replications at a value of the key, NaN for none; the same replications, in the same order, at each.
    /// </param>
    /// <exception cref="InvalidInputException">A value cannot be evaluated, or the tolerance is none.</exception>
    public static SolveResult Solve(SolveRequest request, Func<string, double[]> evaluate)
    {
        StudyVariable variable = request.Variable;
        double tolerance =
            request.Tolerance ?? Math.Max(variable.IsWhole ? 1 : 0, (variable.High - variable.Low) * DefaultTolerance);
        if (!variable.IsRange || tolerance <= 0)
        {
            throw new InvalidInputException(
                variable.IsRange
                    ? $"--tolerance is {tolerance}; expected a number above 0."
                    : $"--vary {variable.Text}: expected a range, KEY=LOW..HIGH."
            );
        }

        var samples = new SolveSamples(request, evaluate);
        double[] first =
        [
            .. Enumerable
                .Range(0, FirstValues)
                .Select(i => samples.Snap(ValueAt(variable, i / (FirstValues - 1.0))))
                .Distinct(),
        ];
        double[] misses = [.. first.Select(value => samples.At(value) - request.Target)];
        int[] brackets =
        [
            .. Enumerable
                .Range(0, first.Length - 1)
                .Where(i =>
                    misses[i] * misses[i + 1] < 0 || misses[i] == 0 || (misses[i + 1] == 0 && i == first.Length - 2)
                ),
        ];
        int crossings = CountCrossings(misses);
        if (brackets.Length == 0)
        {
            return NotReached(request, samples);
        }

        int bracket = brackets[0];
        if (misses[bracket] != 0 && misses[bracket + 1] != 0)
        {
            Narrow(request, samples, first[bracket], first[bracket + 1], tolerance);
        }

        NarrowPlateau(request, samples, tolerance);
        return Answer(request, samples, first, bracket, crossings, tolerance);
    }

    private static double ValueAt(StudyVariable variable, double unit) =>
        Data.Studies.PlainNumber.TryParse(variable.LevelAt(unit), out double value) ? value : double.NaN;

    // Zeros between two sides count once.
    private static int CountCrossings(double[] misses)
    {
        int[] signs = [.. misses.Select(Math.Sign).Where(sign => sign != 0)];
        int changes = signs.Zip(signs.Skip(1)).Count(pair => pair.First != pair.Second);
        return changes == 0 && misses.Contains(0) ? 1 : changes;
    }

    private static void Narrow(SolveRequest request, SolveSamples samples, double low, double high, double tolerance)
    {
        double missLow = samples.At(low) - request.Target;
        double missHigh = samples.At(high) - request.Target;
        int slow = 0;
        for (int step = 0; step < MostSteps && high - low > tolerance; step++)
        {
            double share = missLow == missHigh ? 0.5 : missLow / (missLow - missHigh);
            bool isEdge = missLow == 0 || missHigh == 0; // of the stretch that hits the target
            bool isHalved = slow > 1 || isEdge;
            double middle = samples.Snap(low + ((isHalved ? 0.5 : Math.Clamp(share, 0.1, 0.9)) * (high - low)));
            if (middle <= low || middle >= high)
            {
                return;
            }

            double miss = samples.At(middle) - request.Target;
            if (miss == 0 && !isEdge)
            {
                return;
            }

            double width = high - low;
            bool isLow = missLow == 0 ? miss == 0 : miss != 0 && Math.Sign(miss) == Math.Sign(missLow);
            (low, missLow, high, missHigh) = isLow ? (middle, miss, high, missHigh) : (low, missLow, middle, miss);
            slow = high - low > 0.5 * width ? slow + 1 : 0;
        }
    }

    // Whole scores make plateaus: where values hit the target exactly, both ends of that stretch are looked for.
    private static void NarrowPlateau(SolveRequest request, SolveSamples samples, double tolerance)
    {
        double[] hits = [.. samples.Tried.Where(value => samples.At(value) == request.Target)];
        if (hits.Length == 0)
        {
            return;
        }

        double edge = PlateauEdge * tolerance;
        double below = samples.Tried.LastOrDefault(value => value < hits[0], hits[0]);
        double above = samples.Tried.FirstOrDefault(value => value > hits[^1], hits[^1]);
        Narrow(request, samples, below, hits[0], edge);
        Narrow(request, samples, hits[^1], above, edge);
    }

    private static SolveResult NotReached(SolveRequest request, SolveSamples samples) =>
        new()
        {
            IsReached = false,
            Value = new Interval(double.NaN, double.NaN, double.NaN),
            Tried = TriedOf(samples),
            IsMonotone = SolveResamples.IsMonotone(request, samples),
        };

    private static SolveResult Answer(
        SolveRequest request,
        SolveSamples samples,
        double[] first,
        int bracket,
        int crossings,
        double tolerance
    )
    {
        bool isMonotone = SolveResamples.IsMonotone(request, samples);
        // Where the curve turns, only the stretch around the crossing says anything of it.
        (double from, double to) = isMonotone ? (first[0], first[^1]) : (first[bracket], first[bracket + 1]);
        double value = samples.Snap(Meet(request, samples, from, to).Place);
        double slope = SlopeAt(request, samples, value, tolerance, first[bracket + 1] - first[bracket]);
        double error = SolveResamples.ErrorAt(request, samples, value);
        double reach = Math.Max(tolerance, slope == 0 ? 0 : Reach * error / Math.Abs(slope));
        foreach (double near in (double[])[value - reach, value + reach])
        {
            if (near > from && near < to)
            {
                samples.At(samples.Snap(near));
            }
        }

        // A value nearer than the tolerance is not worth a run of its own.
        double refined = samples.Snap(Meet(request, samples, from, to).Place);
        value = Math.Abs(refined - value) > tolerance ? refined : value;
        double achieved = samples.At(value);
        (double[] places, bool isLowOpen, bool isHighOpen) = SolveResamples.Meet(
            request,
            samples,
            Within(samples, from, to)
        );
        Interval interval = Interval.Of(value, places, value);
        bool isKnown = samples.CountAt(value) > 1;
        return new SolveResult
        {
            IsReached = true,
            Value =
                !isKnown ? interval.WithoutEnds()
                : request.Variable.IsWhole ? new Interval(value, Math.Floor(interval.Low), Math.Ceiling(interval.High))
                : interval,
            IsLowOpen = isKnown && isLowOpen,
            IsHighOpen = isKnown && isHighOpen,
            Achieved = achieved,
            StandardError = isKnown ? error : double.NaN,
            Jump = SolveJump.Find(samples, value, request.Target, tolerance, slope),
            Slope = slope,
            IsMonotone = isMonotone,
            Crossings = crossings,
            Tried = TriedOf(samples),
        };
    }

    private static double[] Within(SolveSamples samples, double from, double to) =>
        [.. samples.Tried.Where(value => value >= from && value <= to)];

    private static (double Place, int Beyond) Meet(SolveRequest request, SolveSamples samples, double from, double to)
    {
        double[] places = Within(samples, from, to);
        double[] heights = [.. places.Select(samples.At)];
        return MonotoneCurve.Meet(places, heights, request.Target, samples.At(to) >= samples.At(from));
    }

    // Between the nearest values tried that are farther away than the tolerance: nearer ones show steps, not slopes.
    private static double SlopeAt(SolveRequest request, SolveSamples samples, double value, double tolerance, double width)
    {
        double reach = Math.Max(2 * tolerance, width / 8);
        double below = samples.Tried.LastOrDefault(tried => tried <= value - reach, request.Variable.Low);
        double above = samples.Tried.FirstOrDefault(tried => tried >= value + reach, request.Variable.High);
        return (samples.At(samples.Snap(above)) - samples.At(samples.Snap(below))) / (above - below);
    }

    private static ImmutableArray<(double, double)> TriedOf(SolveSamples samples) =>
        [.. samples.Tried.Select(value => (value, samples.At(value)))];
}
