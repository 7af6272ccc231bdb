using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Futures;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Forecasting.Tests.Futures;

public sealed class SignatureMixTests
{
    private static readonly RoundType[] Ranked = [.. RoundTypes.All.Where(type => type != RoundType.Other)];

    [Fact]
    public void Groups_EveryType_FitIntoTheEngineEachOnce()
    {
        var mix = new SignatureMix(Ranked);
        Assert.InRange(mix.Groups.Length, 30, PoolLaws.MostSignatures);
        Assert.Equal(mix.Groups.Length, mix.Groups.Distinct().Count());
        Assert.Equal(GroupSet.Of(RoundType.Fsw), mix.Groups[0]);
    }

    [Fact]
    public void Groups_EveryMix_IsOneThatTheRulesAllow() =>
        Assert.All(
            new SignatureMix(Ranked).Groups,
            groups =>
            {
                RoundType[] types = [.. Ranked.Where(groups.Contains)];
                Assert.Single(types, type => type is RoundType.Cec or RoundType.Fsw or RoundType.Fst);
                Assert.InRange(types.Count(type => type > RoundType.French), 0, 1);
                Assert.DoesNotContain(types, type => type is RoundType.General or RoundType.Pnp);
                if (types.Any(type => type is RoundType.Physicians or RoundType.SeniorManagers or RoundType.Researchers))
                {
                    Assert.Contains(RoundType.Cec, types);
                }

                if (types.Contains(RoundType.Fst))
                {
                    Assert.DoesNotContain(types, type => type > RoundType.French && type != RoundType.Trades);
                }
            }
        );

    [Fact]
    public void Groups_FewTypes_OnlyTheirMixesOccur()
    {
        Assert.Equal([GroupSet.Of(RoundType.Fsw)], new SignatureMix([]).Groups);
        Assert.Equal(
            [GroupSet.Of(RoundType.Fsw), GroupSet.Of(RoundType.Cec)],
            new SignatureMix([RoundType.Cec, RoundType.General, RoundType.Pnp]).Groups
        );
        // Physicians have Canadian experience, whether a CEC round is known or not.
        Assert.Contains(GroupSet.Of(RoundType.Cec, RoundType.Physicians), new SignatureMix([RoundType.Physicians]).Groups);
    }

    [Fact]
    public void Split_AnyMembers_AddUpAndAreNeverMoreThanAsked()
    {
        Prop.ForAll(
                Arb.From(Cases()),
                one =>
                {
                    var mix = new SignatureMix(one.Types);
                    double[] shares = new double[mix.Groups.Length];
                    mix.Split(one.Profiles, one.Members, shares);
                    double most = 1e-9 * (1 + one.Profiles);
                    return shares.All(share => share >= 0)
                        && Math.Abs(shares.Sum() - one.Profiles) <= most
                        && one.Types.All(type =>
                            type is RoundType.Cec or RoundType.Fsw
                            || SumOf(mix, shares, type) <= one.Members[(int)type] + most
                        );
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Split_AtLeastTheFewest_EveryTypeHasItsMembers()
    {
        Prop.ForAll(
                Arb.From(Cases()),
                one =>
                {
                    var mix = new SignatureMix(one.Types);
                    double[] shares = new double[mix.Groups.Length];
                    double profiles = Math.Max(one.Profiles, mix.Fewest(one.Members));
                    mix.Split(profiles, one.Members, shares);
                    double canadian = one
                        .Types.Where(type =>
                            type is RoundType.Physicians or RoundType.SeniorManagers or RoundType.Researchers
                        )
                        .Sum(type => one.Members[(int)type]);
                    return one.Types.All(type =>
                    {
                        double asked =
                            type == RoundType.Cec ? Math.Max(one.Members[(int)type], canadian) : one.Members[(int)type];
                        return type == RoundType.Fsw || Math.Abs(SumOf(mix, shares, type) - asked) <= 1e-9 * (1 + profiles);
                    });
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Split_KnownNumbers_AreIndependentGivenTheScore()
    {
        var mix = new SignatureMix([RoundType.Cec, RoundType.French, RoundType.Healthcare]);
        double[] members = new double[SignatureMix.Types];
        (members[(int)RoundType.Cec], members[(int)RoundType.French], members[(int)RoundType.Healthcare]) = (40, 10, 20);
        double[] shares = new double[mix.Groups.Length];
        mix.Split(100, members, shares);
        double Share(params ReadOnlySpan<RoundType> types) => shares[mix.Groups.IndexOf(GroupSet.Of(types))];
        Assert.Equal(100 * 0.6 * 0.9 * 0.8, Share(RoundType.Fsw), 12);
        Assert.Equal(100 * 0.4 * 0.1 * 0.2, Share(RoundType.Cec, RoundType.French, RoundType.Healthcare), 12);
        Assert.Equal(100 * 0.4 * 0.9 * 0.8, Share(RoundType.Cec), 12);
    }

    [Fact]
    public void Split_Nobody_IsNothing()
    {
        var mix = new SignatureMix(Ranked);
        double[] shares = new double[mix.Groups.Length];
        Array.Fill(shares, 7);
        double[] members = new double[SignatureMix.Types];
        Array.Fill(members, 3);
        mix.Split(0, members, shares);
        Assert.All(shares, share => Assert.Equal(0, share));
    }

    private static Gen<(double Profiles, RoundType[] Types, double[] Members)> Cases() =>
        from profiles in Gen.Choose(0, 1000)
        from types in Gen.SubListOf(Ranked.Where(type => type > RoundType.Pnp))
        from members in Gen.Choose(0, 400).ArrayOf(SignatureMix.Types)
        select (
            profiles / 10.0,
            types.ToArray(),
            members.Select((number, type) => types.Contains((RoundType)type) ? number * number / 1600.0 : 0).ToArray()
        );

    private static double SumOf(SignatureMix mix, double[] shares, RoundType type) =>
        mix.Groups.Select((groups, i) => groups.Contains(type) ? shares[i] : 0).Sum();
}
