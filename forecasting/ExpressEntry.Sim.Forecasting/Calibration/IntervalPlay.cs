using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Futures;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>Plays the real rounds through an engine, with their dates, types and sizes. One a thread.</summary>
internal sealed class IntervalPlay
{
    private const double LeastProfiles = 0.5;
    private readonly PoolEngine _engine = new();
    private readonly int[] _bySignature = new int[PoolLaws.MostSignatures * CrsScore.Count];
    private readonly int[] _byScore = new int[CrsScore.Count];

    /// <summary>Plays one member.</summary>
    /// <param name="pool">The snapshot it starts from.</param>
    /// <param name="values">Its hidden quantities.</param>
    /// <param name="rounds">The rounds, in order.</param>
    /// <param name="counted">Days on whose first instant the bands are counted, in order.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="member">Number of the member.</param>
    /// <param name="sights">Gets what was seen, one a round.</param>
    /// <param name="bands">Gets fifteen counts a day.</param>
    public void Play(
        PoolReconstruction pool,
        ReadOnlySpan<double> values,
        ImmutableArray<PublishedRound> rounds,
        ImmutableArray<DateOnly> counted,
        long seed,
        int member,
        Span<RoundSight> sights,
        Span<int> bands
    )
    {
        (PoolLaws laws, PoolStart start) = pool.Build(values);
        _engine.Start(laws, start, seed, member);
        int day = 0;
        for (int i = 0; i < rounds.Length; i++)
        {
            while (day < counted.Length && counted[day] <= rounds[i].Date)
            {
                Count(counted[day], bands.Slice(day * PoolCounts.BandCount, PoolCounts.BandCount));
                day++;
            }

            sights[i] =
                rounds[i].Type == RoundType.Pnp
                    ? HoldNominees(rounds[i], values, seed, member)
                    : Hold(pool, rounds[i], PortableMath.Exp(values[HiddenQuantities.Leaving]));
        }

        for (; day < counted.Length; day++)
        {
            Count(counted[day], bands.Slice(day * PoolCounts.BandCount, PoolCounts.BandCount));
        }
    }

    private RoundSight Hold(PoolReconstruction pool, PublishedRound round, double leaving)
    {
        long at = Math.Max(ClearanceMemory.InstantOf(round), _engine.NowUtcSeconds);
        int size = round.Invitations!.Value;
        _engine.AdvanceTo(at);
        double log =
            round.Type == RoundType.General
                ? 0
                : PortableMath.Log(Math.Max(Reached(pool, round, leaving), LeastProfiles) / size);
        HeldRound held = _engine.Hold(new PlannedRound(at, round.Type, size));
        return new RoundSight(log, held.Cutoff, held.TieBreakUtcSeconds);
    }

    // Its size is all nominees but a few, so the cut-off is not a matter of size: it is a line, and whoever is below stays.
    private RoundSight HoldNominees(PublishedRound round, ReadOnlySpan<double> values, long seed, int member)
    {
        long at = Math.Max(ClearanceMemory.InstantOf(round), _engine.NowUtcSeconds);
        _engine.AdvanceTo(at);
        _engine.CountByScore(_byScore);
        int nominees = Sums.Of<int>(_byScore.AsSpan((CrsScore.Nomination + 1)..));
        double log = PortableMath.Log(Math.Max(nominees, LeastProfiles) / round.Invitations!.Value);
        var random = new RandomStream(seed, member, StreamPurpose.Calendar, round.Date.DayNumber);
        double line =
            LineOf(round, values) + (PortableMath.Exp(values[HiddenQuantities.NomineeSpread]) * random.NextNormal());
        (int cutoff, int left) = NomineeLine.LeftBelow(_byScore, line);
        HeldRound held = _engine.Hold(new PlannedRound(at, RoundType.Pnp, -left));
        return new RoundSight(log, cutoff, held.TieBreakUtcSeconds);
    }

    /// <summary>Down to which score a nominee round reaches, without its own chance.</summary>
    public static double LineOf(PublishedRound round, ReadOnlySpan<double> values) =>
        values[HiddenQuantities.NomineeLine]
        + (
            values[HiddenQuantities.NomineeSlope]
            * PortableMath.Log(round.Invitations!.Value / HiddenQuantities.NomineeLineSize)
        );

    // Members above the published cut-off, and those on it that the published tie-break reaches.
    private double Reached(PoolReconstruction pool, PublishedRound round, double leaving)
    {
        int cutoff = round.Cutoff!.Value;
        int signatures = pool.Groups.Length;
        _engine.CountBySignature(_bySignature.AsSpan(0, signatures * CrsScore.Count));
        long above = 0;
        long on = 0;
        for (int signature = 0; signature < signatures; signature++)
        {
            if (pool.Groups[signature].Contains(round.Type))
            {
                ReadOnlySpan<int> scores = _bySignature.AsSpan(signature * CrsScore.Count, CrsScore.Nomination + 1);
                above += cutoff < CrsScore.Nomination ? Sums.Of<int>(scores[(cutoff + 1)..]) : 0;
                on += cutoff <= CrsScore.Nomination ? scores[cutoff] : 0;
            }
        }

        return above + (on * ServedShare(pool, round, leaving));
    }

    private static double ServedShare(PoolReconstruction pool, PublishedRound round, double leaving)
    {
        if (round.TieBreak is not { } tieBreak)
        {
            return 1;
        }

        long at = ClearanceMemory.InstantOf(round);
        double sinceTieBreak = (at - tieBreak.ToUnixTimeSeconds()) / 86_400.0;
        double gathered = pool.DaysGathered(round.Type, round.Cutoff!.Value) + ((at - pool.StartUtcSeconds) / 86_400.0);
        double waiting = SignatureFlows.Filled(Math.Clamp(sinceTieBreak, 0, Math.Min(gathered, 365)), leaving);
        return Math.Clamp(1 - (waiting / SignatureFlows.Filled(Math.Min(gathered, 365), leaving)), 0.02, 1);
    }

    private void Count(DateOnly day, Span<int> bands)
    {
        _engine.AdvanceTo(Math.Max(ClearanceMemory.SecondsOf(day), _engine.NowUtcSeconds));
        _engine.CountByScore(_byScore);
        for (int band = 0; band < PoolCounts.BandCount; band++)
        {
            ScoreBand scores = PoolCounts.Bands[band];
            bands[band] = Sums.Of<int>(_byScore.AsSpan(scores.Low, scores.Width));
        }
    }
}
