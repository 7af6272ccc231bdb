using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Gate.Paths;
using ExpressEntry.Sim.Gate.Statistics;

namespace ExpressEntry.Sim.Bench.Tests.Statistics;

public sealed class FamilyPlanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(40)]
    public void Alpha_AnyNumberOfPaths_AddsUpToOneInAThousand(int paths)
    {
        var plan = FamilyPlan.For(paths);
        Assert.Equal(0.001, plan.Alpha * paths * plan.Looks.Length * FamilyPlan.Measures, 15);
        Assert.All(plan.Looks, look => Assert.True(SignedRank.CriticalSum(look, plan.Alpha) >= 0, "A look can decide."));
    }

    [Fact]
    public void Decide_UnchangedCodeUnderWildNoise_AlarmsNoOftenerThanPlanned()
    {
        // Noise far beyond the harmless margin, so that the test alone holds: 2,000 runs of all 11 paths bring at most 2 alarms
        // on average, and more than 10 with a chance of 8 in a million.
        var plan = FamilyPlan.For(11);
        var random = new RandomStream(7, 0, StreamPurpose.Workload, 2);
        int alarms = 0;
        for (int run = 0; run < 2_000; run++)
        {
            bool isAlarm = false;
            for (int path = 0; path < plan.Paths; path++)
            {
                isAlarm |= Run(plan, 0, 0.05, ref random).Verdict == Verdict.Slower;
            }

            alarms += isAlarm ? 1 : 0;
        }

        Assert.True(alarms <= 10, $"{alarms} alarms in 2,000 runs.");
    }

    [Fact]
    public void Decide_ATenthSlower_IsCaughtNineteenTimesInTwenty()
    {
        // Noise of 1 % with tails of infinite variance. 1,000 runs; 95 % and fewer would show 969 or more with chance 0.002.
        var plan = FamilyPlan.For(11);
        var random = new RandomStream(8, 0, StreamPurpose.Workload, 2);
        int caught = 0;
        for (int run = 0; run < 1_000; run++)
        {
            caught += Run(plan, Math.Log(1.1), 0.01, ref random).Verdict == Verdict.Slower ? 1 : 0;
        }

        Assert.True(caught >= 969, $"Caught {caught} of 1,000.");
    }

    [Fact]
    public void Decide_HarmlessSlowdown_IsNoAlarm()
    {
        var plan = FamilyPlan.For(11);
        var random = new RandomStream(9, 0, StreamPurpose.Workload, 2);
        Assert.Equal(Verdict.Ok, Run(plan, Math.Log(1.02), 0.002, ref random).Verdict);
    }

    [Fact]
    public void Decide_NoiseTooStrong_CannotTellOnlyAtTheLastLook()
    {
        var plan = FamilyPlan.For(11);
        double[] wild = [.. Enumerable.Range(0, plan.Looks[^1]).Select(block => block % 2 == 0 ? 0.5 : -0.4)];
        foreach (int blocks in Enumerable.Range(1, plan.Looks[^1] - 1))
        {
            Assert.Null(plan.Decide(wild.AsSpan(0, blocks), wild.AsSpan(0, blocks)));
        }

        Assert.Equal(Verdict.CannotTell, plan.Decide(wild, wild)!.Verdict);
    }

    [Fact]
    public void Decide_OnlyWallTimeGrows_IsSlowerByWaiting()
    {
        var plan = FamilyPlan.For(HotPaths.Create().Length);
        double[] same = [.. Enumerable.Range(0, plan.Looks[0]).Select(block => 0.001 * (block % 3))];
        Decision decision = plan.Decide(same, [.. same.Select(one => one + 0.2)])!;
        Assert.Equal(Verdict.Slower, decision.Verdict);
        Assert.True(decision.IsWaiting);
        Assert.Equal(decision.Wall, decision.Shown);
    }

    private static Decision Run(FamilyPlan plan, double shift, double scale, ref RandomStream random)
    {
        double[] processor = NoisyBlocks.Draw(plan.Looks[^1], shift, scale, ref random);
        double[] wall = NoisyBlocks.Draw(plan.Looks[^1], shift, 10 * scale, ref random);
        foreach (int look in plan.Looks)
        {
            if (plan.Decide(processor.AsSpan(0, look), wall.AsSpan(0, look)) is { } decision)
            {
                return decision;
            }
        }

        throw new InvalidOperationException("The last look decides.");
    }
}
