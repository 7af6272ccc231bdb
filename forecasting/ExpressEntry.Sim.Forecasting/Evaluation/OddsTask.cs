using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Task D: the odds of an invitation within 90, 180 or 365 days, for every active type and a grid of scores.</summary>
public static class OddsTask
{
    /// <summary>Units of a bootstrap block: origins.</summary>
    public const int BlockLength = 6;

    private static readonly ImmutableArray<int> NomineeScores = [.. Enumerable.Range(0, 25).Select(i => 640 + (10 * i))];
    private static readonly ImmutableArray<int> OtherScores = [.. Enumerable.Range(0, 27).Select(i => 300 + (10 * i))];
    private static readonly OddsShift Reference = new();
    private static readonly OddsStep Step = new();

    /// <summary>The horizons judged, in days.</summary>
    public static ImmutableArray<int> Horizons { get; } = [90, 180, 365];

    /// <summary>The scores asked about.</summary>
    /// <param name="type">A type.</param>
    /// <returns>640, 650 … 880 for nominees, 300, 310 … 560 for everyone else.</returns>
    public static ImmutableArray<int> ScoresOf(RoundType type) => type == RoundType.Pnp ? NomineeScores : OtherScores;

    /// <summary>Judges a method on every pair of origin and active type in the window.</summary>
    /// <param name="cuts">The history.</param>
    /// <param name="forecaster">The method.</param>
    /// <param name="horizonDays">Days ahead, 1 or more.</param>
    /// <param name="options">Window, threads and seed.</param>
    /// <returns>Pairs by origin, then by type's word.</returns>
    public static ImmutableArray<OddsPair> Run(
        KnowledgeCuts cuts,
        IForecaster<OddsQuestion, ScoreOdds> forecaster,
        int horizonDays,
        BacktestOptions options
    )
    {
        var rounds = KnownRounds.Of(cuts.Whole);
        (OddsQuestion, int)[] cases = [.. Cases(rounds, horizonDays, options.Window)];
        return
        [
            .. ParallelRows.Map(
                cases,
                options,
                one =>
                {
                    (OddsQuestion question, int unit) = one;
                    ImmutableArray<CompleteRound> own = rounds.OfType(question.Type);
                    return new OddsPair(
                        question,
                        RoundGroups.Of(question.Type),
                        unit,
                        own[MonthlyOrigins.CountBefore(own, question.Origin) - 1].Cutoff,
                        MonthlyOrigins.LowestCutoff(own, question.Origin, horizonDays),
                        cuts.Ask(Reference, question)!,
                        cuts.Ask(Step, question)!,
                        cuts.Ask(forecaster, question)
                    );
                }
            ),
        ];
    }

    private static IEnumerable<(OddsQuestion Question, int Unit)> Cases(
        KnownRounds rounds,
        int horizonDays,
        EvaluationWindow window
    )
    {
        int unit = 0;
        foreach (DateOnly origin in MonthlyOrigins.Between(window.From, horizonDays, window.To.AddDays(1)))
        {
            foreach (RoundType type in RoundTypes.All.OrderBy(type => type.ToWord(), StringComparer.Ordinal))
            {
                if (MonthlyOrigins.IsActive(rounds.OfType(type), origin))
                {
                    yield return (new OddsQuestion(origin, horizonDays, type, ScoresOf(type)), unit);
                }
            }

            unit++;
        }
    }
}
