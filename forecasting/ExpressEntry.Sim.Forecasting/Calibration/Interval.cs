using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>What happened from one snapshot to the next.</summary>
/// <param name="From">The snapshot at its start.</param>
/// <param name="To">The snapshot at its end; null where none is known yet.</param>
/// <param name="Before">Rounds before <paramref name="From"/>.</param>
/// <param name="Rounds">Rounds since, before <paramref name="To"/>.</param>
internal sealed record Interval(
    PoolRecord From,
    PoolRecord? To,
    ImmutableArray<PublishedRound> Before,
    ImmutableArray<PublishedRound> Rounds
)
{
    /// <summary>Cuts a history into intervals, the last one open.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="first">Snapshots before this day are left out.</param>
    /// <returns>In order; empty where no snapshot is known.</returns>
    public static ImmutableArray<Interval> Of(PublishedHistory known, DateOnly first)
    {
        ImmutableArray<PublishedRound> rounds = [.. known.Rounds.Where(IsPlayed)];
        ImmutableArray<PoolRecord> pools = [.. KnownPools.Of(known).All.Where(pool => pool.AsOf >= first)];
        var intervals = ImmutableArray.CreateBuilder<Interval>(pools.Length);
        for (int i = 0; i < pools.Length; i++)
        {
            PoolRecord from = pools[i];
            PoolRecord? to = i + 1 < pools.Length ? pools[i + 1] : null;
            intervals.Add(
                new Interval(
                    from,
                    to,
                    [.. rounds.Where(round => round.Date < from.AsOf)],
                    [.. rounds.Where(round => round.Date >= from.AsOf && (to is null || round.Date < to.AsOf))]
                )
            );
        }

        return intervals.MoveToImmutable();
    }

    /// <summary>Whether a round can be held: its size, cut-off and group are known.</summary>
    public static bool IsPlayed(PublishedRound round) =>
        round is { Invitations: not null, Cutoff: not null }
        && (round.Type is RoundType.General or RoundType.Pnp || HiddenQuantities.Types.Contains(round.Type));
}
