using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Task C: the cut-off of a type's last round within 90 or 180 days of the first of a month.</summary>
public static class AheadTask
{
    /// <summary>Units of a bootstrap block: origins.</summary>
    public const int BlockLength = 6;

    private const int FewestRounds = 3;
    private const int MatureRounds = 6;
    private static readonly AheadPersistence Reference = new();

    /// <summary>The horizons judged, in days.</summary>
    public static ImmutableArray<int> Horizons { get; } = [90, 180];

    /// <summary>Judges a method on every row of the window.</summary>
    /// <param name="cuts">The history.</param>
    /// <param name="forecaster">The method.</param>
    /// <param name="horizonDays">Days ahead, 1 or more.</param>
    /// <param name="options">Window, threads and seed.</param>
    /// <returns>Rows by origin, then by type's word.</returns>
    public static ImmutableArray<CutoffRow> Run(
        KnowledgeCuts cuts,
        IForecaster<AheadQuestion, CutoffQuantiles> forecaster,
        int horizonDays,
        BacktestOptions options
    )
    {
        (AheadQuestion, int, CompleteRound, CompleteRound, int)[] cases = [.. Cases(cuts, horizonDays, options.Window)];
        return
        [
            .. ParallelRows.Map(
                cases,
                options,
                one =>
                {
                    (AheadQuestion question, int unit, CompleteRound last, CompleteRound target, int earlier) = one;
                    return new CutoffRow(
                        KeyOf(question, last, target),
                        RoundGroups.Of(question.Type),
                        question.Origin,
                        horizonDays,
                        unit,
                        earlier >= MatureRounds,
                        target.Cutoff,
                        cuts.Ask(Reference, question)!,
                        cuts.Ask(forecaster, question)
                    );
                }
            ),
        ];
    }

    private static IEnumerable<(
        AheadQuestion Question,
        int Unit,
        CompleteRound Last,
        CompleteRound Target,
        int Earlier
    )> Cases(KnowledgeCuts cuts, int horizonDays, EvaluationWindow window)
    {
        var rounds = KnownRounds.Of(cuts.Whole);
        int unit = 0;
        foreach (DateOnly origin in MonthlyOrigins.Between(window.From, horizonDays, window.To.AddDays(1)))
        {
            foreach (RoundType type in RoundTypes.All.OrderBy(type => type.ToWord(), StringComparer.Ordinal))
            {
                ImmutableArray<CompleteRound> own = rounds.OfType(type);
                int before = MonthlyOrigins.CountBefore(own, origin);
                int end = MonthlyOrigins.CountBefore(own, origin.AddDays(horizonDays));
                if (before >= FewestRounds && end > before)
                {
                    yield return (new AheadQuestion(origin, horizonDays, type), unit, own[before - 1], own[end - 1], before);
                }
            }

            unit++;
        }
    }

    private static ImmutableArray<KeyColumn> KeyOf(AheadQuestion question, CompleteRound last, CompleteRound target) =>
        [
            KeyColumn.Of("origin", question.Origin),
            KeyColumn.Of("type", question.Type.ToWord()),
            KeyColumn.Of("group", RoundGroups.Of(question.Type).ToWord()),
            KeyColumn.Of("last_cutoff", last.Cutoff),
            KeyColumn.Of("target_cutoff", target.Cutoff),
            KeyColumn.Of("target_date", target.Date),
            KeyColumn.Of("horizon", question.HorizonDays),
        ];
}
