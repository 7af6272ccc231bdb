using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>When a run has learnt enough: a quantile of a type's cut-offs is known to a stated half-width.</summary>
/// <param name="Type">Whose cut-offs, all of them within the horizon.</param>
/// <param name="Percent">The quantile, 1 to 99.</param>
/// <param name="HalfWidth">Half the width of its 95 % interval, points.</param>
/// <remarks>
/// The rounds of one replication resemble each other, so replications are the sample, not rounds: with A rounds at or below
/// the quantile of N in a replication, the share p has the variance Σ(A − pN)² / (ΣN)², and the interval reaches from the
/// quantile at p − 1.96 s to that at p + 1.96 s (Woodruff, 1952). It is looked at after whole batches, in order.
/// </remarks>
public sealed record StopRule(RoundType Type, int Percent, double HalfWidth)
{
    /// <summary>Fewest replications before a run may stop.</summary>
    public const int FewestReplications = 100;

    private const string Form = "cutoff:TYPE:pNN:HALFWIDTH, for example cutoff:cec:p50:0.5";
    private const double TwoSided95 = 1.959964;

    /// <summary>Reads a rule as it is written on the command line.</summary>
    /// <param name="text">For example <c>cutoff:cec:p50:0.5</c>.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="InvalidInputException">It is none; the message shows the form.</exception>
    public static StopRule Parse(string text)
    {
        string[] parts = text.Split(':');
        if (
            parts.Length == 4
            && parts[0] == "cutoff"
            && RoundTypes.TryParse(parts[1], out RoundType type)
            && parts[2].StartsWith('p')
            && int.TryParse(parts[2].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int percent)
            && percent is >= 1 and <= 99
            && double.TryParse(parts[3], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double width)
            && width is > 0 and <= 1200
        )
        {
            return new StopRule(type, percent, width);
        }

        throw new InvalidInputException(
            $"--until is '{text}'; expected {Form}, with a type of {string.Join(", ", RoundTypes.AllowedWords)}."
        );
    }

    /// <summary>Half the width of the quantile's 95 % interval.</summary>
    /// <param name="cutoffs">The type's cut-offs of each replication.</param>
    /// <returns>Points; null where no round of the type took place.</returns>
    public double? MeasureHalfWidth(IReadOnlyList<int[]> cutoffs)
    {
        var histogram = new CutoffHistogram();
        foreach (int cutoff in cutoffs.SelectMany(own => own))
        {
            histogram.Add(cutoff);
        }

        double level = Percent / 100.0;
        if (histogram.Quantile(level) is not { } quantile)
        {
            return null;
        }

        double squares = 0;
        foreach (int[] own in cutoffs)
        {
            double miss = own.Count(cutoff => cutoff <= quantile) - (level * own.Length);
            squares += miss * miss;
        }

        double reach = TwoSided95 * Math.Sqrt(squares) / histogram.Count;
        return (histogram.Quantile(level + reach) - histogram.Quantile(level - reach)) / 2;
    }
}
