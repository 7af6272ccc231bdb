using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Candidates;

/// <summary>How odds like these came true in the past: the range around a probability.</summary>
/// <remarks>
/// Measured by <see cref="SetOddsReliability"/> on the candidates of <see cref="SetOddsTask"/> over
/// <see cref="EvaluationWindow.Standard"/>; a test compares the table with a fresh run. Probabilities and windows between the
/// measured ones are read off a straight line. The table is of that window whatever day is asked about.
/// </remarks>
public static class OddsReliability
{
    private static readonly ImmutableArray<ReliabilityNode> Within90 =
    [
        new(0.015, 0.027, 0.000, 0.065),
        new(0.113, 0.069, 0.032, 0.113),
        new(0.300, 0.283, 0.199, 0.370),
        new(0.502, 0.650, 0.502, 0.768),
        new(0.697, 0.785, 0.683, 0.887),
        new(0.883, 0.933, 0.876, 0.978),
        new(0.977, 0.956, 0.900, 1.000),
    ];
    private static readonly ImmutableArray<ReliabilityNode> Within180 =
    [
        new(0.026, 0.040, 0.001, 0.098),
        new(0.113, 0.077, 0.005, 0.167),
        new(0.300, 0.171, 0.113, 0.300),
        new(0.504, 0.477, 0.372, 0.598),
        new(0.702, 0.846, 0.702, 0.912),
        new(0.883, 0.962, 0.883, 0.996),
        new(0.984, 0.989, 0.980, 0.999),
    ];
    private static readonly ImmutableArray<ReliabilityNode> Within365 =
    [
        new(0.024, 0.244, 0.024, 0.396),
        new(0.103, 0.043, 0.024, 0.396),
        new(0.301, 0.142, 0.034, 0.396),
        new(0.509, 0.371, 0.307, 0.509),
        new(0.697, 0.816, 0.697, 0.866),
        new(0.882, 0.968, 0.882, 1.000),
        new(0.982, 0.998, 0.982, 1.000),
    ];

    private static readonly ImmutableArray<ImmutableArray<ReliabilityNode>> Ranges = EvenOut(1);

    /// <summary>The measured classes of odds, by window in days.</summary>
    public static ImmutableArray<KeyValuePair<int, ImmutableArray<ReliabilityNode>>> Measured { get; } =
    [KeyValuePair.Create(90, Within90), KeyValuePair.Create(180, Within180), KeyValuePair.Create(365, Within365)];

    /// <summary>The range around a probability: as far to both sides as odds like it were off to the worse one.</summary>
    /// <param name="probability">0 to 1.</param>
    /// <param name="days">The window, 1 to 365 days; below 90 as 90.</param>
    /// <param name="widening">How many times as far, 1 or more; see <see cref="Knowledge.RuleChange"/>.</param>
    /// <returns>Low at most and High at least the probability, both 0 to 1; never falling with it.</returns>
    public static (double Low, double High) RangeOf(double probability, int days, double widening = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(widening, 1);
        ImmutableArray<ImmutableArray<ReliabilityNode>> ranges = widening > 1 ? EvenOut(widening) : Ranges;
        int next = 0;
        while (next < Measured.Length - 1 && Measured[next].Key < days)
        {
            next++;
        }

        (double Low, double High) to = RangeOf(probability, ranges[next]);
        if (next == 0)
        {
            return to;
        }

        (double Low, double High) from = RangeOf(probability, ranges[next - 1]);
        double part = Math.Min(1, (days - Measured[next - 1].Key) / (double)(Measured[next].Key - Measured[next - 1].Key));
        return Around(probability, from.Low + (part * (to.Low - from.Low)), from.High + (part * (to.High - from.High)));
    }

    /// <summary>The measured class a probability is nearest to.</summary>
    /// <param name="probability">0 to 1.</param>
    /// <param name="days">The window; the nearest measured one counts.</param>
    /// <returns>The window's days, and how odds of the class came true.</returns>
    public static (int Days, ReliabilityNode Node) Nearest(double probability, int days)
    {
        KeyValuePair<int, ImmutableArray<ReliabilityNode>> window = Measured.MinBy(one => Math.Abs(one.Key - days));
        return (window.Key, window.Value.MinBy(node => Math.Abs(node.Odds - probability)));
    }

    // Odds that were too low in some months were too high in others: one-sided ranges held 27 of 42 classes of unseen months,
    // even ones 38 (docs/experiments/odds.md).
    private static ImmutableArray<ImmutableArray<ReliabilityNode>> EvenOut(double widening) =>
        [EvenOut(Within90, widening), EvenOut(Within180, widening), EvenOut(Within365, widening)];

    // Widened class by class, not at the end: so the ends of the range still never fall with the odds.
    private static ImmutableArray<ReliabilityNode> EvenOut(ImmutableArray<ReliabilityNode> nodes, double widening)
    {
        double lowest = 0;
        double highest = 0;
        var even = ImmutableArray.CreateBuilder<ReliabilityNode>(nodes.Length);
        foreach (ReliabilityNode node in nodes)
        {
            double reach = widening * Math.Max(node.Odds - node.Low, node.High - node.Odds);
            lowest = Math.Max(lowest, node.Odds - reach);
            highest = Math.Max(highest, Math.Min(1, node.Odds + reach));
            even.Add(node with { Low = lowest, High = highest });
        }

        return even.MoveToImmutable();
    }

    // Straight lines through (0, 0), the classes and (1, 1): what is certain has no range.
    private static (double Low, double High) RangeOf(double probability, ImmutableArray<ReliabilityNode> nodes)
    {
        ReliabilityNode before = default;
        foreach (ReliabilityNode node in nodes.Add(new ReliabilityNode(1, 1, 1, 1)))
        {
            if (probability <= node.Odds)
            {
                double part = (probability - before.Odds) / (node.Odds - before.Odds);
                return Around(
                    probability,
                    before.Low + (part * (node.Low - before.Low)),
                    before.High + (part * (node.High - before.High))
                );
            }

            before = node;
        }

        return (1, 1);
    }

    // Sums of fractions may miss by a last bit.
    private static (double Low, double High) Around(double probability, double low, double high) =>
        (Math.Clamp(low, 0, probability), Math.Clamp(high, probability, 1));
}
