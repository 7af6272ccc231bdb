using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Tests.History;

public sealed class HistoryMergeTests
{
    private static readonly PublishedHistory Embedded = HistoryTables.ReadEmbedded();

    [Fact]
    public void Join_SameHistory_ChangesNothing()
    {
        PublishedHistory joined = HistoryMerge.Join(Embedded, Embedded, out ImmutableArray<HistoryChange> changes);

        Assert.Empty(changes);
        Assert.Equal(Embedded.Rounds.Select(round => round.Number), joined.Rounds.Select(round => round.Number));
        Assert.Equal(Embedded.Rounds.SelectMany(round => round.Notes), joined.Rounds.SelectMany(round => round.Notes));
        Assert.Equal(Embedded.Snapshots.Length, joined.Snapshots.Length);
    }

    [Fact]
    public void Join_FeedLacksRecords_KeepsThemAndSaysSo()
    {
        PublishedHistory feed = Embedded with
        {
            Rounds = Embedded.Rounds.RemoveAt(10),
            Snapshots = Embedded.Snapshots.RemoveAt(0),
        };

        PublishedHistory joined = HistoryMerge.Join(feed, Embedded, out ImmutableArray<HistoryChange> changes);

        Assert.Equal(Embedded.Rounds.Select(round => round.Number), joined.Rounds.Select(round => round.Number));
        Assert.Equal(
            [(HistoryChangeKind.Kept, $"round {Embedded.Rounds[10].Number}"), (HistoryChangeKind.Kept, "pool 2017-05-19")],
            changes.Select(change => (change.Kind, change.Subject))
        );
    }

    [Fact]
    public void Join_OtherFigure_IsTheFeedsWithBothInTheNote()
    {
        PublishedRound changed = Embedded.Rounds[^1] with { Cutoff = 370 };
        PublishedHistory feed = Embedded with { Rounds = Embedded.Rounds.SetItem(Embedded.Rounds.Length - 1, changed) };

        PublishedHistory joined = HistoryMerge.Join(feed, Embedded, out ImmutableArray<HistoryChange> changes);

        Assert.Equal(370, joined.Rounds[^1].Cutoff);
        Assert.Equal([new HistoryChange(HistoryChangeKind.Changed, "round 430", "cut-off 368 -> 370")], changes);
        Assert.Equal(["differs from the embedded history: cut-off 368 -> 370"], joined.Rounds[^1].Notes);
    }

    [Fact]
    public void Join_FigureTheFeedLeavesOut_IsFilledAndNoted()
    {
        PublishedRound bare = Embedded.Rounds[^1] with { Cutoff = null, At = null, Name = "", Type = RoundType.Other };
        PublishedHistory feed = Embedded with { Rounds = Embedded.Rounds.SetItem(Embedded.Rounds.Length - 1, bare) };

        PublishedHistory joined = HistoryMerge.Join(feed, Embedded, out ImmutableArray<HistoryChange> changes);

        Assert.Equal(Embedded.Rounds[^1] with { Notes = joined.Rounds[^1].Notes }, joined.Rounds[^1]);
        Assert.Equal([HistoryChangeKind.Filled], changes.Select(change => change.Kind));
        Assert.Single(joined.Rounds[^1].Notes);
    }

    [Fact]
    public void Join_NewRoundAndSnapshot_AreAddedInOrder()
    {
        PublishedRound round = Embedded.Rounds[^1] with { Number = "431", Date = new DateOnly(2026, 8, 4) };
        PoolSnapshot pool = Embedded.Snapshots[^1] with { AsOf = new DateOnly(2026, 8, 2), Rounds = ["431"] };
        PublishedHistory feed = Embedded with { Rounds = [round], Snapshots = [pool] };

        PublishedHistory joined = HistoryMerge.Join(feed, Embedded, out ImmutableArray<HistoryChange> changes);

        Assert.Equal((432, "431"), (joined.Rounds.Length, joined.Rounds[^1].Number));
        Assert.Equal((144, new DateOnly(2026, 8, 2)), (joined.Snapshots.Length, joined.Snapshots[^1].AsOf));
        Assert.Equal(2, changes.Count(change => change.Kind == HistoryChangeKind.New));
    }

    [Fact]
    public void Join_OtherCountOfASnapshot_IsTheFeedsWithBothInTheNote()
    {
        PoolSnapshot changed = Embedded.Snapshots[^1] with { Total = 1 };
        PublishedHistory feed = Embedded with { Snapshots = Embedded.Snapshots.SetItem(142, changed) };

        PublishedHistory joined = HistoryMerge.Join(feed, Embedded, out ImmutableArray<HistoryChange> changes);

        Assert.Equal(1, joined.Snapshots[^1].Total);
        Assert.Equal("total 231533 -> 1", Assert.Single(changes).Detail);
    }
}
