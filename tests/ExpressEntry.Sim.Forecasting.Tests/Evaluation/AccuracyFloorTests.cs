using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Tests.Evaluation;

/// <summary>No change may take the accuracy on 2023-07-01 to 2026-07-31 below these floors (docs/accuracy.md).</summary>
[Trait("Length", "long")]
public sealed class AccuracyFloorTests(AccuracyFixture reached) : IClassFixture<AccuracyFixture>
{
    [Theory]
    [InlineData("nopnp", 0.45)]
    [InlineData("all", 0.32)]
    public void SizeGiven_Skill_IsAtLeastTheFloor(string group, double floor) =>
        Assert.True(reached.SizeGiven.Find(group)!.Skill >= floor);

    [Theory]
    [InlineData("cec", 4)]
    [InlineData("french", 13)]
    [InlineData("healthcare", 9)]
    [InlineData("general", 7)]
    public void SizeGiven_MeanAbsoluteError_IsAtMostTheFloor(string group, double points) =>
        Assert.True(reached.SizeGiven.Find(group)!.MeanAbsoluteError <= points);

    [Theory]
    [InlineData("all")]
    [InlineData("nopnp")]
    public void SizeGiven_Coverage_IsNearWhatItSays(string group)
    {
        CutoffSummary summary = reached.SizeGiven.Find(group)!;
        Assert.InRange(summary.Coverage50, 0.40, 0.60);
        Assert.InRange(summary.Coverage80, 0.72, 0.88);
        Assert.InRange(summary.Coverage90, 0.84, 0.96);
    }

    [Theory]
    [InlineData("nopnp", 0.10)]
    [InlineData("all", 0.10)]
    public void SizeHidden_Skill_IsAtLeastTheFloor(string group, double floor) =>
        Assert.True(reached.SizeHidden.Find(group)!.Skill >= floor);

    [Theory]
    [InlineData("all@90", 128, 0.15)]
    [InlineData("all@180", 137, 0.18)]
    public void Ahead_Skill_IsAtLeastTheFloor(string group, int rows, double floor)
    {
        Assert.Equal(rows, reached.Ahead.Find(group)!.Rows);
        Assert.True(reached.Ahead.Find(group)!.Skill >= floor);
    }

    [Theory]
    [InlineData("all@90", 0.127)]
    [InlineData("all@180", 0.134)]
    [InlineData("all@365", 0.143)]
    public void Odds_Brier_IsAtMostTheFloor(string group, double brier) =>
        Assert.True(reached.Odds.Find(group)!.Brier <= brier);

    [Fact]
    public void Pool_Error_IsAtMostTheFloor()
    {
        Assert.Equal(86, reached.Pool.Summary!.Rows);
        Assert.True(reached.Pool.Summary.Error <= 0.018);
    }

    [Fact]
    public void SizeGiven_Rows_AreThoseOfTheProtocol()
    {
        (string, int)[] expected =
        [
            ("all", 169),
            ("nopnp", 116),
            ("cec", 37),
            ("french", 33),
            ("healthcare", 14),
            ("othercat", 14),
            ("pnp", 53),
            ("general", 18),
        ];
        Assert.Equal(expected, expected.Select(one => (one.Item1, reached.SizeGiven.Find(one.Item1)!.Rows)));
        Assert.Equal(0, reached.SizeGiven.Find("all")!.Missing);
    }
}
