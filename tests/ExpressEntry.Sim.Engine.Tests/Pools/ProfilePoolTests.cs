using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Tests.Pools;

public sealed class ProfilePoolTests
{
    private static readonly GroupSet Cec = GroupSet.Of(RoundType.Cec);

    [Fact]
    public void Add_MoreThanTheCapacity_KeepsEveryRow()
    {
        var pool = new ProfilePool(2);
        for (int i = 0; i < 5000; i++)
        {
            pool.Add((ushort)(i % 1201), Cec, i);
        }

        Assert.Equal(5000, pool.Count);
        Assert.All(Enumerable.Range(0, 5000), row => Assert.Equal(row % 1201, pool.ScoreOf(row)));
        Assert.Equal(4999, pool.SubmittedOf(4999));
    }

    [Fact]
    public void Add_ScoreAbove1200_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProfilePool(1).Add(1201, Cec, 0));

    [Fact]
    public void Add_SubmittedBeforeTheLastRow_IsRefused()
    {
        var pool = new ProfilePool(2);
        pool.Add(500, Cec, 100);
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Add(500, Cec, 99));
    }

    [Fact]
    public void Remove_ThenReturn_StandsWhereItStood()
    {
        var pool = new ProfilePool(2);
        int row = pool.Add(500, Cec, 100);
        pool.Add(500, Cec, 200);
        pool.Remove(row);
        Assert.False(pool.IsInPool(row));
        Assert.Equal(1, pool.Count);

        Assert.True(pool.Return(row));

        Assert.True(pool.IsInPool(row));
        Assert.Equal(2, pool.Count);
        Assert.Equal(100, pool.SubmittedOf(row));
        Assert.True(pool.GroupsOf(row).Contains(RoundType.Cec));
    }

    [Fact]
    public void Expire_SubmittedAtTheInstant_IsGoneAndCannotReturn()
    {
        var pool = new ProfilePool(4);
        int removed = pool.Add(500, Cec, 100);
        pool.Add(500, Cec, 100);
        pool.Add(500, Cec, 101);
        pool.Remove(removed);

        Assert.Equal(1, pool.Expire(100)); // the removed one was not in the pool any more

        Assert.Equal(1, pool.Count);
        Assert.False(pool.Return(removed));
        Assert.Equal(1, pool.Rows.Scores.Length);
    }

    [Fact]
    public void Change_Nomination_KeepsTheInstantOfSubmission()
    {
        var pool = new ProfilePool(1);
        int row = pool.Add(450, Cec, 77);
        pool.Change(row, 1050, Cec | GroupSet.Of(RoundType.Pnp));
        Assert.Equal(1050, pool.ScoreOf(row));
        Assert.Equal(77, pool.SubmittedOf(row));
        Assert.True(pool.GroupsOf(row).Contains(RoundType.Pnp));
        Assert.True(pool.IsInPool(row));
    }
}
