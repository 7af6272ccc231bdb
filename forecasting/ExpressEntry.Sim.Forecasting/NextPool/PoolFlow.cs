using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.NextPool;

/// <summary>How the pool's bands move: invitations leave from above the cut-offs, and everything else is net inflow.</summary>
public sealed class PoolFlow
{
    private const int LongestGapDays = 62;
    private const int LongestNomineeDays = 75;
    private static readonly ImmutableArray<double> HalfLives = [2, 16];
    private static readonly ConditionalWeakTable<PublishedHistory, PoolFlow> Cache = [];

    private readonly ImmutableArray<CompleteRound> _rounds;
    private readonly NomineeFlow _nominees;
    private readonly KnownPools _pools;

    private PoolFlow(PublishedHistory known)
    {
        _rounds = KnownRounds.Of(known).All;
        _nominees = NomineeFlow.Learn(known);
        _pools = KnownPools.Of(known);
    }

    /// <summary>Learns from a history.</summary>
    /// <param name="known">A history cut to what may be known; it may be empty.</param>
    /// <returns>Learned once for each history object, then shared.</returns>
    public static PoolFlow Learn(PublishedHistory known) => Cache.GetValue(known, static history => new PoolFlow(history));

    /// <summary>The bands on a day.</summary>
    /// <param name="day">A day after the first snapshot; the state before any round of that day.</param>
    /// <returns>The fifteen counts, or null without an earlier snapshot.</returns>
    public PoolCounts? CountsOn(DateOnly day)
    {
        if (_pools.LastBefore(day) is not { } last)
        {
            return null;
        }

        Span<double> inflow = stackalloc double[PoolCounts.BandCount];
        FindInflow(last, inflow);
        Span<double> removed = stackalloc double[PoolCounts.BandCount];
        FindRemoved(last, day, removed);
        int days = day.DayNumber - last.AsOf.DayNumber;
        Span<double> counts = stackalloc double[PoolCounts.BandCount];
        for (int band = 0; band < counts.Length; band++)
        {
            counts[band] = last.Counts.Values[band] - removed[band] + (days * inflow[band]);
        }

        counts[0] = NomineesOn(day) ?? last.Counts.Values[0];
        return PoolCounts.From(counts);
    }

    // Change plus invitations, a day; the mean of a quick and a slow memory.
    private void FindInflow(PoolRecord last, Span<double> inflow)
    {
        inflow.Clear();
        Span<double> sums = stackalloc double[HalfLives.Length];
        sums.Clear();
        Span<double> byHalfLife = stackalloc double[HalfLives.Length * PoolCounts.BandCount];
        byHalfLife.Clear();
        Span<double> removed = stackalloc double[PoolCounts.BandCount];
        int newest = _pools.All.IndexOf(last);
        for (int later = newest; later > 0; later--)
        {
            PoolRecord after = _pools.All[later];
            PoolRecord before = _pools.All[later - 1];
            int days = after.AsOf.DayNumber - before.AsOf.DayNumber;
            if (days is < 1 or > LongestGapDays)
            {
                continue;
            }

            FindRemoved(before, after.AsOf, removed);
            for (int memory = 0; memory < HalfLives.Length; memory++)
            {
                // Longer gaps say more about a daily flow.
                double weight = days * Math.Pow(0.5, (newest - later) / HalfLives[memory]);
                sums[memory] += weight;
                for (int band = 0; band < PoolCounts.BandCount; band++)
                {
                    double change = after.Counts.Values[band] - before.Counts.Values[band] + removed[band];
                    byHalfLife[(memory * PoolCounts.BandCount) + band] += weight * change / days;
                }
            }
        }

        for (int memory = 0; memory < HalfLives.Length && sums[memory] > 0; memory++)
        {
            for (int band = 0; band < PoolCounts.BandCount; band++)
            {
                inflow[band] += byHalfLife[(memory * PoolCounts.BandCount) + band] / sums[memory] / HalfLives.Length;
            }
        }
    }

    private void FindRemoved(PoolRecord from, DateOnly until, Span<double> removed)
    {
        removed.Clear();
        foreach (CompleteRound round in _rounds)
        {
            if (round.Date >= from.AsOf && round.Date < until)
            {
                double nominees = round.Type == RoundType.General ? NomineesOn(round.Date) ?? 0 : 0;
                InvitationSpread.Add(round, from.Counts.Values.AsSpan(), nominees, removed);
            }
        }
    }

    private double? NomineesOn(DateOnly day)
    {
        int last = -1;
        for (int i = 0; i < _rounds.Length && _rounds[i].Date < day; i++)
        {
            last = _rounds[i].Type is RoundType.General or RoundType.Pnp ? i : last;
        }

        return last < 0
            ? null
            : _nominees.RateBefore(day) * Math.Min(day.DayNumber - _rounds[last].Date.DayNumber, LongestNomineeDays);
    }
}
