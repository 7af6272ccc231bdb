using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Candidates;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Task D for candidates: the odds of an invitation by any of several types, as <c>eesim odds</c> gives them.</summary>
public static class SetOddsTask
{
    /// <summary>The groups candidates are taken to be in; <see cref="RoundType.General"/> always counts.</summary>
    public static ImmutableArray<ImmutableArray<RoundType>> Sets { get; } =
    [
        [RoundType.Cec],
        [RoundType.French],
        [RoundType.Healthcare],
        [RoundType.Cec, RoundType.French],
        [RoundType.Cec, RoundType.Healthcare],
        [RoundType.French, RoundType.Healthcare],
        [RoundType.Cec, RoundType.French, RoundType.Healthcare],
    ];

    /// <summary>Judges every origin, set whose types are all in use, and score of task D.</summary>
    /// <param name="cuts">The history.</param>
    /// <param name="days">The window.</param>
    /// <param name="options">Window, threads and seed.</param>
    /// <returns>By origin, then by set, then by score.</returns>
    public static ImmutableArray<SetOddsRow> Run(KnowledgeCuts cuts, int days, BacktestOptions options)
    {
        var rounds = KnownRounds.Of(cuts.Whole);
        (DateOnly Origin, int Unit)[] origins =
        [
            .. MonthlyOrigins
                .Between(options.Window.From, days, options.Window.To.AddDays(1))
                .Select((origin, unit) => (origin, unit)),
        ];
        return
        [
            .. ParallelRows
                .Map(origins, options, one => Judge(cuts, rounds, one.Origin, one.Unit, days, options.Seed))
                .SelectMany(rows => rows),
        ];
    }

    /// <summary>Mean square of odds minus outcome.</summary>
    /// <param name="rows">One or more.</param>
    /// <param name="odds">Which odds.</param>
    /// <returns>0 to 1.</returns>
    public static double Brier(IEnumerable<SetOddsRow> rows, Func<SetOddsRow, double> odds) =>
        rows.Average(row => Math.Pow(odds(row) - (row.IsInvited ? 1 : 0), 2));

    private static List<SetOddsRow> Judge(
        KnowledgeCuts cuts,
        KnownRounds rounds,
        DateOnly origin,
        int unit,
        int days,
        ulong seed
    )
    {
        List<SetOddsRow> judged = [];
        var odds = new CandidateOdds(cuts.Before(origin), origin, gapDays: 0, seed);
        foreach (
            ImmutableArray<RoundType> set in Sets.Where(set =>
                set.All(type => MonthlyOrigins.IsActive(rounds.OfType(type), origin))
            )
        )
        {
            double lowest = set.Append(RoundType.General)
                .Min(type => MonthlyOrigins.LowestCutoff(rounds.OfType(type), origin, days));
            foreach (int score in OddsTask.ScoresOf(RoundType.Cec))
            {
                CandidateOddsAnswer answer = odds.Answer(CandidateTimeline.Constant(score, set), [days])[0];
                double none = answer.ByType.Aggregate(1.0, (sofar, type) => sofar * (1 - type.Value));
                judged.Add(
                    new SetOddsRow(
                        unit,
                        set,
                        days,
                        score,
                        answer.Probability,
                        1 - none,
                        answer.ByType.Max(type => type.Value),
                        lowest <= score
                    )
                );
            }
        }

        return judged;
    }
}
