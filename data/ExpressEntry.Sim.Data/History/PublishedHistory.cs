using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History;

/// <summary>Everything published that a run may know: rounds and pool snapshots, each in order.</summary>
/// <param name="Source">Where it comes from, for people: <c>embedded</c>, a file or a folder.</param>
/// <param name="Rounds">By date, then in published order.</param>
/// <param name="Snapshots">By the day they describe.</param>
/// <param name="Warnings">What the reader of any output should know about this history.</param>
public sealed record PublishedHistory(
    string Source,
    ImmutableArray<PublishedRound> Rounds,
    ImmutableArray<PoolSnapshot> Snapshots,
    ImmutableArray<string> Warnings
)
{
    /// <summary>The newest day anything was published or describes; null for an empty history.</summary>
    public DateOnly? DataEnds
    {
        get
        {
            DateOnly? newest = Rounds.IsEmpty ? null : Rounds[^1].Date;
            foreach (PoolSnapshot snapshot in Snapshots)
            {
                newest = newest is { } day && day >= snapshot.Published ? newest : snapshot.Published;
            }

            return newest;
        }
    }

    /// <summary>What was known at the start of a day: rounds of earlier dates, snapshots published earlier.</summary>
    /// <param name="day">Nothing of this day or later is kept.</param>
    /// <returns>The earlier part of this history.</returns>
    public PublishedHistory KnownBefore(DateOnly day) =>
        this with
        {
            Rounds = [.. Rounds.Where(round => round.Date < day)],
            Snapshots = [.. Snapshots.Where(snapshot => snapshot.Published < day)],
        };
}
