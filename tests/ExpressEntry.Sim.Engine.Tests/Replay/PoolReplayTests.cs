using System.Text;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Replay;
using ExpressEntry.Sim.Engine.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Engine.Tests.Replay;

public sealed class PoolReplayTests
{
    [Fact]
    public void Hold_ThousandsOfRandomPools_InviteWhomAPlainSortInvites() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(3000),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), AssertLikeAPlainSort)
        );

    [Fact]
    [Trait("Length", "long")]
    public void Hold_AHundredThousandRandomPools_InviteWhomAPlainSortInvites()
    {
        for (int seed = 0; seed < 100_000; seed++)
        {
            AssertLikeAPlainSort(seed);
        }
    }

    [Fact]
    public void Hold_ManyBlocksOfRows_InviteWhomAPlainSortInvites() => AssertLikeAPlainSort(5, profiles: 30_000, days: 900);

    [Fact]
    public void Hold_SubmittedAtTheInstant_TakesPartAndExpiredAtItDoesNot()
    {
        var pool = new ReplayPool(0);
        pool.Add("new"u8, 400, default, 100, 200);
        pool.Add("old"u8, 500, default, 50, 100);
        ReplayedRound round = new PoolReplay(pool).Hold(100, GroupSet.Of(RoundType.General), 5);
        Assert.Equal((1, 1, 400), (round.PoolBefore, round.Eligible, round.Cutoff));
    }

    [Fact]
    public void Hold_NobodyRanked_HasNoCutoff()
    {
        var pool = new ReplayPool(1);
        pool.Add("a"u8, 400, default, 100, 200);
        ReplayedRound round = new PoolReplay(pool).Hold(150, GroupSet.Of(RoundType.Cec), 5);
        Assert.Equal(
            (1, 0, (int?)null, (long?)null),
            (round.PoolBefore, round.Eligible, round.Cutoff, round.TieBreakUtcSeconds)
        );
        Assert.True(round.InvitedRows.IsEmpty);
    }

    [Fact]
    public void Hold_ThePast_IsRefused()
    {
        var replay = new PoolReplay(new ReplayPool(0));
        replay.Hold(100, GroupSet.Of(RoundType.General), 5);
        Assert.Throws<ArgumentOutOfRangeException>(() => replay.Hold(99, GroupSet.Of(RoundType.General), 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => replay.Hold(101, GroupSet.Of(RoundType.General), -1));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("12345678", "12345678")]
    [InlineData("P-000123456-é", "P-000123456-é")]
    [InlineData("12345678", "12345679")]
    [InlineData("a", "aa")]
    public void FindRepeatedId_TwoIds_AreFoundOnlyWhereEqual(string one, string other)
    {
        var pool = new ReplayPool(0);
        pool.Add("first"u8, 1, default, 9, 10);
        pool.Add(Encoding.UTF8.GetBytes(one), 1, default, 5, 10);
        pool.Add("middle"u8, 1, default, 2, 10);
        pool.Add(Encoding.UTF8.GetBytes(other), 1, default, 7, 10);
        (int Row, int Earlier)? found = pool.FindRepeatedId();
        Assert.Equal(string.Equals(one, other, StringComparison.Ordinal) ? (3, 1) : null, found);
    }

    [Fact]
    public void Add_ScoreOrIdOutOfRange_IsRefused()
    {
        var pool = new ReplayPool(0);
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Add("a"u8, 1201, default, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Add(new byte[ReplayPool.MostIdBytes + 1], 1, default, 1, 2));
    }

    // Few scores, few instants and short ids, so that every kind of tie is common; a third expire on dates of their own.
    private static void AssertLikeAPlainSort(int seed) => AssertLikeAPlainSort(seed, profiles: 0, days: 60);

    private static void AssertLikeAPlainSort(int seed, int profiles, int days)
    {
        var random = new RandomStream(seed, 0, StreamPurpose.StartPool, 0);
        profiles = profiles == 0 ? random.NextBelow(40) : profiles;
        List<Profile> plain = [];
        var pool = new ReplayPool(random.NextBelow(profiles + 1));
        for (int i = 0; i < profiles; i++)
        {
            long submitted = random.NextBelow(days);
            long expires = submitted + (random.NextBelow(3) == 0 ? random.NextBelow(days) : days / 2);
            uint groups = (uint)random.NextBelow(8) << 1;
            var profile = new Profile(
                $"{(char)('a' + random.NextBelow(26))}{i}",
                (ushort)(480 + random.NextBelow(6)),
                new GroupSet(groups),
                submitted,
                expires
            );
            plain.Add(profile);
            pool.Add(Encoding.UTF8.GetBytes(profile.Id), profile.Score, profile.Groups, submitted, expires);
        }

        plain.Sort(
            (a, b) =>
                a.Score != b.Score ? b.Score.CompareTo(a.Score)
                : a.Submitted != b.Submitted ? a.Submitted.CompareTo(b.Submitted)
                : string.CompareOrdinal(a.Id, b.Id)
        );
        var replay = new PoolReplay(pool);
        long at = 0;
        for (int round = 0; round < 6; round++)
        {
            at += random.NextBelow(Math.Max(2, days / 4));
            var group = new GroupSet((uint)(1 + random.NextBelow(15)));
            int size = random.NextBelow((profiles / 3) + 2);
            List<Profile> inPool = [.. plain.Where(profile => profile.Submitted <= at && at < profile.Expires)];
            List<Profile> ranked = [.. inPool.Where(profile => ((profile.Groups.Bits | GroupSet.InPool) & group.Bits) != 0)];
            List<Profile> invited = ranked[..Math.Min(size, ranked.Count)];

            ReplayedRound held = replay.Hold(at, group, size);

            Assert.Equal((inPool.Count, ranked.Count), (held.PoolBefore, held.Eligible));
            Assert.Equal(
                invited.Select(profile => profile.Id),
                held.InvitedRows.ToArray().Select(row => Encoding.UTF8.GetString(pool.IdOf(row)))
            );
            Assert.Equal(invited.Count == 0 ? null : (int?)invited[^1].Score, held.Cutoff);
            Assert.Equal(invited.Count == 0 ? null : (long?)invited[^1].Submitted, held.TieBreakUtcSeconds);
            plain.RemoveAll(invited.Contains);
        }
    }

    private sealed record Profile(string Id, ushort Score, GroupSet Groups, long Submitted, long Expires);
}
