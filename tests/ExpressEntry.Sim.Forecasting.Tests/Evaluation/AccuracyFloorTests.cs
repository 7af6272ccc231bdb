using System.Globalization;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Tests.Evaluation;

/// <summary>No change may take the accuracy on 2023-07-01 to 2026-07-31 below these floors (docs/accuracy.md).</summary>
[Trait("Length", "long")]
public sealed class AccuracyFloorTests(AccuracyFixture reached) : IClassFixture<AccuracyFixture>
{
    [Theory]
    [InlineData("nopnp", 0.50)]
    [InlineData("all", 0.35)]
    [InlineData("mature:nopnp", 0.60)]
    [InlineData("othercat", 0.10)]
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
    [InlineData("nopnp", 0.13)]
    [InlineData("all", 0.12)]
    public void SizeHidden_Skill_IsAtLeastTheFloor(string group, double floor) =>
        Assert.True(reached.SizeHidden.Find(group)!.Skill >= floor);

    [Theory]
    [InlineData("all@90", 128, 0.18)]
    [InlineData("all@180", 137, 0.22)]
    public void Ahead_SkillAndCoverage_AreAtLeastTheFloor(string group, int rows, double floor)
    {
        CutoffSummary summary = reached.Ahead.Find(group)!;
        Assert.Equal(rows, summary.Rows);
        Assert.True(summary.Skill >= floor);
        Assert.InRange(summary.Coverage80, 0.70, 0.90);
    }

    [Theory]
    [InlineData("all@90", 0.120, 0.07)]
    [InlineData("all@180", 0.120, 0.08)]
    [InlineData("all@365", 0.125, 0.09)]
    public void Odds_BrierAndCalibration_AreAtMostTheFloor(string group, double brier, double calibration)
    {
        Assert.True(reached.Odds.Find(group)!.Brier <= brier);
        Assert.True(reached.Odds.Find(group)!.CalibrationError <= calibration);
    }

    [Fact]
    public void Pool_Error_IsAtMostTheFloor()
    {
        Assert.Equal(86, reached.Pool.Summary!.Rows);
        Assert.True(reached.Pool.Summary.Error <= 0.016);
    }

    [Fact]
    public void AccuracyPage_ColumnsReachedAndInterval_AreThisRun()
    {
        int compared = 0;
        foreach (string[] cells in PageRows())
        {
            (string task, string measure, string key) = (cells[0], cells[1], cells[2].Trim('`'));
            AssertSame(cells, cells[6], Reached(task, measure, key));
            if (cells[7].Length > 0)
            {
                BootstrapInterval interval = IntervalOf(task, key);
                string[] ends = cells[7].Replace("skill ", "", StringComparison.Ordinal).Split(" to ");
                AssertSame(cells, ends[0], interval.SkillLow);
                AssertSame(cells, ends[1], interval.SkillHigh);
            }

            compared++;
        }

        Assert.Equal(27, compared);
    }

    [Fact]
    public void AccuracyPage_TableByGroup_IsThisRun()
    {
        string page = File.ReadAllText(DocumentPage.PathOf("accuracy.md"));
        Assert.All(
            [
                "all",
                "nopnp",
                "cec",
                "french",
                "healthcare",
                "othercat",
                "pnp",
                "general",
                "mature:nopnp",
                "last12:nopnp",
                "last12:cec",
                "last12:french",
                "last12:healthcare",
                "last12:pnp",
            ],
            key => Assert.Contains(DocumentPage.GroupRow(key, reached.SizeGiven.Find(key)!), page, StringComparison.Ordinal)
        );
    }

    private static void AssertSame(string[] cells, string written, double now)
    {
        double said = double.Parse(written, CultureInfo.InvariantCulture);
        double lastDigit = Math.Pow(10, -(written.Length - 1 - written.IndexOf('.', StringComparison.Ordinal)));
        Assert.True(
            Math.Abs(said - now) <= 0.51 * lastDigit,
            $"{string.Join(" | ", cells)}: '{written}', this run has {now:0.00000}."
        );
    }

    private static IEnumerable<string[]> PageRows() =>
        File.ReadLines(DocumentPage.PathOf("accuracy.md"))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is [{ Length: 1 }, ..] && cells[0][0] is >= 'A' and <= 'E');

    private BootstrapInterval IntervalOf(string task, string key) =>
        task switch
        {
            "D" => reached.Odds.Find(key)!.Interval,
            "E" => reached.Pool.Summary!.Interval,
            _ => ReportOf(task)!.Find(key)!.Interval,
        };

    private CutoffReport? ReportOf(string task) =>
        task switch
        {
            "A" => reached.SizeGiven,
            "B" => reached.SizeHidden,
            "C" => reached.Ahead,
            _ => null,
        };

    private double Reached(string task, string measure, string key)
    {
        return (ReportOf(task)?.Find(key), measure) switch
        {
            ({ } summary, "skill") => summary.Skill,
            ({ } summary, "mean error, points") => summary.MeanAbsoluteError,
            ({ } summary, "% inside 50 %") => 100 * summary.Coverage50,
            ({ } summary, "% inside 80 %") => 100 * summary.Coverage80,
            ({ } summary, "% inside 90 %") => 100 * summary.Coverage90,
            (null, "Brier score") => reached.Odds.Find(key)!.Brier,
            (null, "calibration error") => reached.Odds.Find(key)!.CalibrationError,
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
