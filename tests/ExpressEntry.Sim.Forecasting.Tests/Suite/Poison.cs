using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Tests.Suite;

/// <summary>Histories whose future is wrong: what a forecast must not see.</summary>
internal static class Poison
{
    /// <summary>Every round from a day on, and every snapshot published from it on, becomes random.</summary>
    public static PublishedHistory From(PublishedHistory history, DateOnly day, ulong seed)
    {
        var random = new KeyedRandom(seed, (ulong)day.DayNumber, 0xBAD);
        List<PublishedRound> rounds = [];
        foreach (PublishedRound round in history.Rounds)
        {
            rounds.Add(
                round.Date < day
                    ? round
                    : round with
                    {
                        Date = day.AddDays(random.NextIndex(400)),
                        Type = RoundTypes.All[random.NextIndex(RoundTypes.All.Length)],
                        Invitations = 1 + random.NextIndex(9000),
                        Cutoff = random.NextIndex(1201),
                        TieBreak = null,
                    }
            );
        }

        List<PoolSnapshot> snapshots = [];
        foreach (PoolSnapshot snapshot in history.Snapshots)
        {
            snapshots.Add(
                snapshot.Published < day
                    ? snapshot
                    : snapshot with
                    {
                        Bands = [.. snapshot.Bands.Select(band => band with { Count = random.NextIndex(90_000) })],
                        Total = random.NextIndex(500_000),
                    }
            );
        }

        return history with
        {
            Rounds = [.. rounds.OrderBy(round => round.Date)],
            Snapshots = [.. snapshots],
        };
    }

    /// <summary>Nothing from a day on.</summary>
    public static PublishedHistory Delete(PublishedHistory history, DateOnly day) =>
        history with
        {
            Rounds = [.. history.Rounds.Where(round => round.Date < day)],
            Snapshots = [.. history.Snapshots.Where(snapshot => snapshot.Published < day)],
        };
}
