using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>How far the simulator can be believed: real rounds replayed, and what came out.</summary>
/// <param name="Window">Days whose rounds and snapshots are judged.</param>
/// <param name="Rounds">Every round whose type was used before, by origin, then in published order.</param>
/// <param name="Pools">Every snapshot, by origin.</param>
/// <param name="Ahead">The last round of each type in the 90 and 180 days after the first origin of each month.</param>
public sealed record HindcastReport(
    EvaluationWindow Window,
    ImmutableArray<HindcastRound> Rounds,
    ImmutableArray<HindcastPool> Pools,
    ImmutableArray<(int HorizonDays, HindcastRound Round)> Ahead
)
{
    private const int Bins = 10;

    /// <summary>Groups of types with their error: each group, <c>others</c> (all but pnp, cec and french) and <c>all</c>.</summary>
    /// <param name="seed">Seed of the bootstrap.</param>
    public ImmutableArray<(string Name, CutoffSummary Summary, double? TieBreakError)> Groups(ulong seed)
    {
        var groups = ImmutableArray.CreateBuilder<(string, CutoffSummary, double?)>();
        void Add(string name, Func<HindcastRound, bool> isIn)
        {
            HindcastRound[] rounds = [.. Rounds.Where(isIn)];
            if (Summarise(rounds, RoundTask.BlockLength, seed, (_, row) => row) is { } summary)
            {
                groups.Add((name, summary, TieBreakErrorOf(rounds)));
            }
        }

        foreach (RoundGroup group in RoundGroups.All)
        {
            Add(group.ToWord(), round => round.Group == group);
        }

        Add("others", IsOther);
        Add("nopnp", round => round.Group != RoundGroup.Pnp);
        Add("all", _ => true);
        return groups.ToImmutable();
    }

    /// <summary>Error of the last round of a type within a horizon.</summary>
    /// <param name="horizonDays">90 or 180.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    public ImmutableArray<(string Name, CutoffSummary Summary)> AheadGroups(int horizonDays, ulong seed)
    {
        HindcastRound[] rounds = [.. Ahead.Where(one => one.HorizonDays == horizonDays).Select(one => one.Round)];
        return
        [
            .. new (string Name, Func<HindcastRound, bool> IsIn)[]
            {
                ("cec", round => round.Group == RoundGroup.Cec),
                ("french", round => round.Group == RoundGroup.French),
                ("pnp", round => round.Group == RoundGroup.Pnp),
                ("others", IsOther),
                ("all", _ => true),
            }
                .Select(group =>
                    (
                        group.Name,
                        Summary: Summarise(
                            [.. rounds.Where(group.IsIn)],
                            AheadTask.BlockLength,
                            seed,
                            (round, _) => round.Origin.DayNumber
                        )!
                    )
                )
                .Where(group => group.Summary is not null),
        ];
    }

    /// <summary>The bands; null without a snapshot.</summary>
    /// <param name="seed">Seed of the bootstrap.</param>
    public PoolSummary? PoolErrors(ulong seed) => PoolSummary.Of([.. Pools.Select(pool => pool.Row)], seed);

    /// <summary>Share of band counts inside their 80 % range.</summary>
    public double BandCoverage80 =>
        Pools.Sum(pool =>
            Enumerable
                .Range(0, PoolCounts.BandCount)
                .Count(band =>
                    pool.Low[band] <= pool.Row.Actual.Values[band] && pool.Row.Actual.Values[band] <= pool.High[band]
                )
        ) / (double)Math.Max(1, Pools.Length * PoolCounts.BandCount);

    /// <summary>Where the cut-offs fell among the members: ten counts, level where the ensemble is right.</summary>
    public ImmutableArray<int> CountTransforms()
    {
        int[] bins = new int[Bins];
        foreach (HindcastRound round in Rounds)
        {
            bins[Math.Min(Bins - 1, (int)(round.Transform * Bins))]++;
        }

        return [.. bins];
    }

    private static bool IsOther(HindcastRound round) =>
        round.Group is not (RoundGroup.Pnp or RoundGroup.Cec or RoundGroup.French);

    // What is drawn together: ahead all rounds of an origin, whose windows are the same.
    private static CutoffSummary? Summarise(
        HindcastRound[] rounds,
        int block,
        ulong seed,
        Func<HindcastRound, int, int> unitOf
    ) => CutoffSummary.Of([.. rounds.Select((round, row) => round.ToRow(unitOf(round, row)))], block, seed);

    private static double? TieBreakErrorOf(HindcastRound[] rounds)
    {
        double[] errors =
        [
            .. rounds
                .Where(round => round.TieBreakAgeDays is not null && round.ActualTieBreakAgeDays is not null)
                .Select(round => Math.Abs(round.TieBreakAgeDays!.Value - round.ActualTieBreakAgeDays!.Value)),
        ];
        return errors.Length == 0 ? null : EmpiricalQuantile.MedianInPlace(errors);
    }
}
