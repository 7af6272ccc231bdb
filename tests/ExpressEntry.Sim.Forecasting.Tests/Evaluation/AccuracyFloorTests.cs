using System.Globalization;
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
    public void AccuracyPage_ColumnReached_IsThisRun()
    {
        int compared = 0;
        foreach (string[] cells in PageRows())
        {
            double said = double.Parse(cells[5], CultureInfo.InvariantCulture);
            double lastDigit = Math.Pow(10, -(cells[5].Length - 1 - cells[5].IndexOf('.', StringComparison.Ordinal)));
            double now = Reached(cells[0], cells[1], cells[2].Trim('`'));
            Assert.True(
                Math.Abs(said - now) <= 0.51 * lastDigit,
                $"{string.Join(" | ", cells)}: this run has {now:0.00000}."
            );
            compared++;
        }

        Assert.Equal(20, compared);
    }

    private static IEnumerable<string[]> PageRows()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ExpressEntry.Sim.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return File.ReadLines(Path.Combine(folder, "docs", "accuracy.md"))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is [{ Length: 1 }, ..] && cells[0][0] is >= 'A' and <= 'E');
    }

    private double Reached(string task, string measure, string key)
    {
        CutoffReport? report = task switch
        {
            "A" => reached.SizeGiven,
            "B" => reached.SizeHidden,
            "C" => reached.Ahead,
            _ => null,
        };
        return (report?.Find(key), measure) switch
        {
            ({ } summary, "skill") => summary.Skill,
            ({ } summary, "mean error, points") => summary.MeanAbsoluteError,
            ({ } summary, "% inside 50 %") => 100 * summary.Coverage50,
            ({ } summary, "% inside 80 %") => 100 * summary.Coverage80,
            ({ } summary, "% inside 90 %") => 100 * summary.Coverage90,
            (null, "Brier score") => reached.Odds.Find(key)!.Brier,
            (null, "error, % of profiles") => 100 * reached.Pool.Summary!.Error,
            _ => throw new InvalidOperationException($"No measure '{measure}' of task {task}, {key}."),
        };
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
