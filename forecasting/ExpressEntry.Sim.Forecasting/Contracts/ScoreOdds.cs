using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Contracts;

/// <summary>Probabilities for the scores of an <see cref="OddsQuestion"/>.</summary>
public sealed class ScoreOdds
{
    private ScoreOdds(ImmutableArray<double> values) => Values = values;

    /// <summary>One probability a score, in the question's order: 0 to 1, never falling with the score.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Puts probabilities into order: within 0 to 1, and never falling.</summary>
    /// <param name="values">One a score, scores ascending; finite.</param>
    /// <returns>The probabilities, each raised to its predecessor where it was lower.</returns>
    /// <exception cref="ArgumentException">A probability is not a finite number.</exception>
    public static ScoreOdds From(ReadOnlySpan<double> values)
    {
        var ordered = ImmutableArray.CreateBuilder<double>(values.Length);
        double highest = 0;
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"A probability is {value}; expected a number 0-1.", nameof(values));
            }

            highest = Math.Max(highest, Math.Clamp(value, 0, 1));
            ordered.Add(highest);
        }

        return new ScoreOdds(ordered.MoveToImmutable());
    }
}
