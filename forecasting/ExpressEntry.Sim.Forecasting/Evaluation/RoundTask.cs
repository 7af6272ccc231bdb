using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Tasks A (size given) and B (size hidden): the cut-off of every round whose type was used before.</summary>
public static class RoundTask
{
    /// <summary>Units of a bootstrap block: rows.</summary>
    public const int BlockLength = 4;

    private const int MatureRounds = 6;
    internal static readonly RoundPersistence Reference = new();

    /// <summary>Judges a method on every row of the window.</summary>
    /// <param name="cuts">The history.</param>
    /// <param name="forecaster">The method.</param>
    /// <param name="isSizeKnown">True for task A, false for task B.</param>
    /// <param name="options">Window, threads and seed.</param>
    /// <returns>Rows by date, then in published order.</returns>
    public static ImmutableArray<CutoffRow> Run(
        KnowledgeCuts cuts,
        IForecaster<RoundQuestion, CutoffQuantiles> forecaster,
        bool isSizeKnown,
        BacktestOptions options
    )
    {
        (CompleteRound Round, int Earlier)[] cases = [.. Cases(cuts, options.Window)];
        CutoffRow[] rows = ParallelRows.Map(
            [.. cases.Select((one, unit) => (one.Round, one.Earlier, unit))],
            options,
            one =>
            {
                CompleteRound round = one.Round;
                var question = new RoundQuestion(round.Date, round.Type, isSizeKnown ? round.Size : null);
                return Row(round, one.Earlier, one.unit, cuts.Ask(Reference, question)!, cuts.Ask(forecaster, question));
            }
        );
        return [.. rows];
    }

    /// <summary>The rounds judged: in the window, complete, of a type with at least one round on an earlier day.</summary>
    /// <param name="cuts">The history.</param>
    /// <param name="window">Days judged.</param>
    /// <returns>Each with the number of rounds of its type on earlier days.</returns>
    public static IEnumerable<(CompleteRound Round, int Earlier)> Cases(KnowledgeCuts cuts, EvaluationWindow window)
    {
        var rounds = KnownRounds.Of(cuts.Whole);
        foreach (CompleteRound round in rounds.All)
        {
            int earlier = MonthlyOrigins.CountBefore(rounds.OfType(round.Type), round.Date);
            if (window.Contains(round.Date) && earlier > 0)
            {
                yield return (round, earlier);
            }
        }
    }

    internal static CutoffRow Row(
        CompleteRound round,
        int earlier,
        int unit,
        CutoffQuantiles reference,
        CutoffQuantiles? forecast
    ) =>
        new(
            KeyOf(round),
            RoundGroups.Of(round.Type),
            round.Date,
            HorizonDays: 0,
            unit,
            earlier >= MatureRounds,
            round.Cutoff,
            reference,
            forecast
        );

    private static ImmutableArray<KeyColumn> KeyOf(CompleteRound round) =>
        [
            KeyColumn.Of("round_number", round.Number),
            KeyColumn.Of("date", round.Date),
            KeyColumn.Of("type", round.Type.ToWord()),
            KeyColumn.Of("group", RoundGroups.Of(round.Type).ToWord()),
            KeyColumn.Of("size", round.Size),
            KeyColumn.Of("cutoff", round.Cutoff),
        ];
}
