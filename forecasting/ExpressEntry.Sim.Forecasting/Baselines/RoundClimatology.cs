using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Baselines;

/// <summary>The distribution of the type's recent cut-offs, newer ones weighted more. Sizes and gaps are not looked at.</summary>
/// <param name="maxRounds">Most rounds looked back, 1 or more.</param>
/// <param name="halfLifeRounds">Rounds after which a weight halves, above 0.</param>
/// <param name="maxAgeDays">Older rounds are left out where at least three are newer.</param>
public sealed class RoundClimatology(int maxRounds = 16, double halfLifeRounds = 6, int maxAgeDays = 1096)
    : IForecaster<RoundQuestion, CutoffQuantiles>,
        IForecaster<AheadQuestion, CutoffQuantiles>
{
    private const int FewestRounds = 3;

    /// <inheritdoc/>
    public string Name => "climatology";

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, RoundQuestion question) =>
        Forecast(known, question.Type, question.KnowledgeDay);

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, AheadQuestion question) =>
        Forecast(known, question.Type, question.Origin);

    internal CutoffQuantiles? Forecast(PublishedHistory known, RoundType type, DateOnly day)
    {
        ImmutableArray<CompleteRound> own = KnownRounds.Of(known).OfType(type);
        if (own.Length < FewestRounds)
        {
            return null;
        }

        int length = Math.Min(maxRounds, own.Length);
        while (length > FewestRounds && day.DayNumber - own[^length].Date.DayNumber > maxAgeDays)
        {
            length--;
        }

        Span<(double Value, double Weight)> cutoffs = stackalloc (double, double)[length];
        for (int age = 0; age < length; age++)
        {
            cutoffs[age] = (own[^(age + 1)].Cutoff, Math.Pow(0.5, age / halfLifeRounds));
        }

        cutoffs.Sort(static (left, right) => left.Value.CompareTo(right.Value));
        Span<double> values = stackalloc double[CutoffQuantiles.Count];
        for (int level = 0; level < values.Length; level++)
        {
            values[level] = EmpiricalQuantile.OfSortedWeighted(cutoffs, CutoffQuantiles.Levels[level]);
        }

        return CutoffQuantiles.From(values);
    }
}
