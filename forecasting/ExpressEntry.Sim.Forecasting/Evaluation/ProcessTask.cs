using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Judges the round process alone: is a type used, how many rounds, how large is the next one?</summary>
public static class ProcessTask
{
    private const int Paths = 300;

    /// <summary>Judges every pair of origin and active type in the window.</summary>
    /// <param name="cuts">The history.</param>
    /// <param name="horizonDays">Days ahead, 1 or more.</param>
    /// <param name="options">Window, threads and seed.</param>
    /// <returns>The summary, or null where the window holds no pair.</returns>
    public static ProcessSummary? Run(KnowledgeCuts cuts, int horizonDays, BacktestOptions options)
    {
        var rounds = KnownRounds.Of(cuts.Whole);
        DateOnly[] origins = [.. MonthlyOrigins.Between(options.Window.From, horizonDays, options.Window.To.AddDays(1))];
        ProcessRow[] rows =
        [
            .. ParallelRows
                .Map(origins, options, origin => Judge(cuts, rounds, origin, horizonDays, options.Seed))
                .SelectMany(row => row),
        ];
        return rows.Length == 0 ? null : ProcessSummary.Of(rows);
    }

    private static ImmutableArray<ProcessRow> Judge(
        KnowledgeCuts cuts,
        KnownRounds rounds,
        DateOnly origin,
        int horizonDays,
        ulong seed
    )
    {
        var calendar = new RoundCalendar(cuts.Before(origin), origin, horizonDays, seed);
        double[] drawn = new double[RoundTypes.All.Length];
        for (int path = 0; path < Paths; path++)
        {
            foreach (PlannedRound round in calendar.Draw(path))
            {
                drawn[(int)round.Type] += round.IsTypeUsed ? 1.0 / Paths : 0;
            }
        }

        var judged = ImmutableArray.CreateBuilder<ProcessRow>();
        foreach (RoundType type in RoundTypes.All)
        {
            ImmutableArray<CompleteRound> own = rounds.OfType(type);
            if (MonthlyOrigins.IsActive(own, origin))
            {
                int before = MonthlyOrigins.CountBefore(own, origin);
                int held = MonthlyOrigins.CountBefore(own, origin.AddDays(horizonDays)) - before;
                int recent = before - MonthlyOrigins.CountBefore(own, origin.AddDays(-horizonDays));
                double odds = UseOdds.Of(cuts.Before(origin), type, origin, horizonDays);
                int[] sizes = SizeModel.Learn(cuts.Before(origin)).Scenarios(type, 20);
                bool? isSizeInside = held == 0 ? null : sizes[2] <= own[before].Size && own[before].Size <= sizes[17];
                double? sizeError = held == 0 ? null : Math.Abs(Math.Log(own[before].Size / (double)sizes[10]));
                judged.Add(new ProcessRow(odds, drawn[(int)type], held, recent, sizeError, isSizeInside));
            }
        }

        return judged.ToImmutable();
    }
}
