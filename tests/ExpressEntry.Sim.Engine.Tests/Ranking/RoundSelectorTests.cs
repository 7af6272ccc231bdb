using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Ranking;
using ExpressEntry.Sim.Engine.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Engine.Tests.Ranking;

public sealed class RoundSelectorTests
{
    private static readonly GroupSet Cec = GroupSet.Of(RoundType.Cec);
    private static readonly GroupSet Everyone = GroupSet.Of(RoundType.General);

    // Small pools with many ties, so that the tie-break decides often; one in four rows has left the pool.
    private static readonly Arbitrary<(ushort[] Scores, uint[] Groups, int Size)> Pools = Arb.From(
        from rows in Gen.Choose(0, 60)
        from scores in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 1200), Gen.Choose(500, 505), Gen.Elements(0, 1200)), rows)
        from groups in Gen.ArrayOf(
            from inPool in Gen.Choose(0, 3)
            from others in Gen.Choose(0, 7)
            select inPool > 0 ? GroupSet.InPool | ((uint)others << 1) : 0u,
            rows
        )
        from size in Gen.Choose(0, rows + 2)
        select (scores.Select(score => (ushort)score).ToArray(), groups, size)
    );

    [Fact]
    public void Select_AnyPool_InvitesWhoAPlainSortInvites() =>
        Prop.ForAll(
                Pools,
                pool =>
                {
                    (ushort[] scores, uint[] groups, int size) = pool;
                    foreach (GroupSet group in new[] { Everyone, Cec, Cec | GroupSet.Of(RoundType.Pnp) })
                    {
                        int[] ranked =
                        [
                            .. Enumerable
                                .Range(0, scores.Length)
                                .Where(row => (groups[row] & group.Bits) != 0)
                                .OrderByDescending(row => scores[row])
                                .ThenBy(row => row),
                        ];
                        int[] expected = [.. ranked.Take(size)];

                        int[] rows = new int[scores.Length];
                        RoundResult round = RoundSelector.Select(new PoolView(scores, groups), group, size, rows);

                        Assert.Equal(ranked.Length, round.Eligible);
                        Assert.Equal(expected.Order(), rows.Take(round.Invited));
                        Assert.Equal(expected.Length == 0 ? -1 : scores[expected[^1]], round.Cutoff);
                        Assert.Equal(expected.Length == 0 ? -1 : expected[^1], round.TieBreakRow);
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Select_LargerSize_KeepsEveryoneAlreadyInvited() =>
        Prop.ForAll(
                Pools,
                pool =>
                {
                    int[] fewer = Invite(pool.Scores, pool.Groups, Everyone, pool.Size);
                    int[] more = Invite(pool.Scores, pool.Groups, Everyone, pool.Size + 1);
                    Assert.Empty(fewer.Except(more));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Select_TwoRoundsInARow_InviteWhomOneOfTheSumWould() =>
        Prop.ForAll(
                Pools,
                pool =>
                {
                    int[] first = Invite(pool.Scores, pool.Groups, Everyone, pool.Size);
                    uint[] left = [.. pool.Groups];
                    foreach (int row in first)
                    {
                        left[row] = 0;
                    }

                    int[] second = Invite(pool.Scores, left, Everyone, 3);
                    Assert.Equal(Invite(pool.Scores, pool.Groups, Everyone, pool.Size + 3), first.Concat(second).Order());
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Select_FivePointsMoreForAll_RaisesTheCutoffByFive() =>
        Prop.ForAll(
                Pools,
                pool =>
                {
                    ushort[] low = [.. pool.Scores.Select(score => (ushort)Math.Min((int)score, 1195))];
                    ushort[] high = [.. low.Select(score => (ushort)(score + 5))];
                    RoundResult before = RoundSelector.FindCutoff(new PoolView(low, pool.Groups), Cec, pool.Size);
                    RoundResult after = RoundSelector.FindCutoff(new PoolView(high, pool.Groups), Cec, pool.Size);
                    Assert.Equal(before.Cutoff < 0 ? before : before with { Cutoff = before.Cutoff + 5 }, after);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Select_ProfileAddedBelowTheCutoff_ChangesNothing() =>
        Prop.ForAll(
                Pools,
                pool =>
                {
                    RoundResult before = RoundSelector.FindCutoff(
                        new PoolView(pool.Scores, pool.Groups),
                        Everyone,
                        pool.Size
                    );
                    if (before.Cutoff > 0 && before.Invited == pool.Size)
                    {
                        ushort[] scores = [.. pool.Scores, (ushort)(before.Cutoff - 1)];
                        uint[] groups = [.. pool.Groups, GroupSet.InPool];
                        RoundResult after = RoundSelector.FindCutoff(new PoolView(scores, groups), Everyone, pool.Size);
                        Assert.Equal(before with { Eligible = before.Eligible + 1 }, after);
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Select_SameScore_EarlierSubmissionWins()
    {
        ushort[] scores = [500, 510, 500, 500];
        uint[] groups = [GroupSet.InPool, GroupSet.InPool, GroupSet.InPool, GroupSet.InPool];

        Assert.Equal([0, 1, 2], Invite(scores, groups, Everyone, 3));
    }

    [Fact]
    public void Select_SizeNegative_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RoundSelector.FindCutoff(new PoolView([1], [1]), Everyone, -1));

    [Fact]
    public void Select_TooFewPlacesForTheInvited_IsRefused() =>
        Assert.Throws<ArgumentException>(() => RoundSelector.Select(new PoolView([1, 2], [1, 1]), Everyone, 2, new int[1]));

    [Fact]
    public void FindCutoff_UniformScores_HasTheMeanOfAnOrderStatistic()
    {
        // The k-th highest of n uniform scores on 0…1200 has mean near 1201·(n+1−k)/(n+1) − ½. Pools: 400, seed below;
        // accepted within 4 standard errors (one false alarm in 16,000 seeds).
        const int profiles = 999;
        const int size = 250;
        const int pools = 400;
        double sum = 0;
        for (int pool = 0; pool < pools; pool++)
        {
            var random = new Engine.Randomness.RandomStream(7, pool, Engine.Randomness.StreamPurpose.StartPool, 0);
            ushort[] scores = new ushort[profiles];
            foreach (ref ushort score in scores.AsSpan())
            {
                score = (ushort)random.NextBelow(CrsScore.Count);
            }

            uint[] groups = new uint[profiles];
            Array.Fill(groups, GroupSet.InPool);
            sum += RoundSelector.FindCutoff(new PoolView(scores, groups), Everyone, size).Cutoff;
        }

        double share = (profiles + 1.0 - size) / (profiles + 1);
        double standardError = CrsScore.Count * Math.Sqrt(share * (1 - share) / (profiles + 2) / pools);
        Assert.InRange(
            sum / pools,
            (CrsScore.Count * share) - 0.5 - (4 * standardError),
            (CrsScore.Count * share) - 0.5 + (4 * standardError)
        );
    }

    private static int[] Invite(ushort[] scores, uint[] groups, GroupSet group, int size)
    {
        int[] rows = new int[scores.Length];
        return rows[..RoundSelector.Select(new PoolView(scores, groups), group, size, rows).Invited];
    }
}
