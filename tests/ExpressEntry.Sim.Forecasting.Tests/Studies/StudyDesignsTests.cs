using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Forecasting.Tests.Studies;

public sealed class StudyDesignsTests
{
    private static readonly ImmutableArray<StudyVariable> Three = TestFunctions.Ranges(3, 0, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(1500)]
    public void Hypercube_AnyCount_HasOnePointAStratum(int count)
    {
        double[][] points = LatinHypercube.Draw(count, 5, 3);
        for (int dimension = 0; dimension < 5; dimension++)
        {
            Assert.Equal(
                Enumerable.Range(0, count),
                points.Select(point => (int)Math.Floor(point[dimension] * count)).Order()
            );
        }
    }

    [Fact]
    public void Hypercube_OfSeveralTries_IsNoNarrowerThanTheFirst()
    {
        double[][] one = LatinHypercube.Draw(30, 3, 9);
        double[][] best = LatinHypercube.Draw(30, 3, 9, 20);
        Assert.True(LatinHypercube.SmallestDistance(best) > LatinHypercube.SmallestDistance(one));
        Assert.Equal(best, LatinHypercube.Draw(30, 3, 9, 20));
    }

    [Fact]
    public void Grid_ListsAndRanges_AreEveryCombinationWithTheLastKeyFastest()
    {
        DesignTable design = StudyDesigns.Grid(
            [StudyVariable.Parse("a.b=0.50,1"), StudyVariable.Parse("c=1..100:log"), StudyVariable.Parse("d=x,y")],
            3
        );
        Assert.Equal(["a.b", "c", "d"], design.Keys);
        Assert.Equal(12, design.Points.Length);
        Assert.Equal(["0.5", "1", "x"], design.Points[0]);
        Assert.Equal(["0.5", "1", "y"], design.Points[1]);
        Assert.Equal(["0.5", "10", "x"], design.Points[2]);
        Assert.Equal(["1", "100", "y"], design.Points[11]);
    }

    [Fact]
    public void Parse_ValuesThatAreLists_KeepTheirCommas() =>
        Assert.Equal(["[cec]", "[cec, stem]", "[]"], StudyVariable.Parse("rounds.without=[cec], [cec, stem],[]").Values);

    [Fact]
    public void SampleAt_WholeNumbers_AreEquallyLikely()
    {
        StudyVariable dice = StudyVariable.Parse("d=1..6") with { IsWhole = true };
        var counts = Enumerable.Range(0, 600).CountBy(i => dice.SampleAt((i + 0.5) / 600)).ToDictionary();
        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.Equal(100, count));
        Assert.Equal("6", dice.SampleAt(Math.BitDecrement(1)));
        Assert.Equal("1", dice.LevelAt(0));
        Assert.Equal("6", dice.LevelAt(1));
    }

    [Fact]
    public void Morris_Trajectories_ChangeEachKeyOnceByTheStep()
    {
        DesignTable design = StudyDesigns.Morris(Three, 10, 4, 5);
        Assert.Equal(40, design.Points.Length);
        for (int start = 0; start < 40; start += 4)
        {
            int[] changed = new int[3];
            for (int at = start; at < start + 3; at++)
            {
                for (int key = 0; key < 3; key++)
                {
                    double step = Math.Abs(design.NumberAt(at + 1, key) - design.NumberAt(at, key));
                    Assert.True(step is 0 or > 0.666 and < 0.667, $"{step}");
                    changed[key] += step > 0 ? 1 : 0;
                    Assert.InRange(design.NumberAt(at, key), 0, 1);
                }
            }

            Assert.Equal([1, 1, 1], changed);
        }
    }

    [Fact]
    public void SobolIndices_Blocks_TakeOneColumnFromB()
    {
        DesignTable design = StudyDesigns.SobolIndices(Three, 8, 1);
        Assert.Equal(40, design.Points.Length);
        for (int row = 0; row < 8; row++)
        {
            for (int block = 0; block < 3; block++)
            {
                for (int key = 0; key < 3; key++)
                {
                    string expected = design.Points[key == block ? 8 + row : row][key];
                    Assert.Equal(expected, design.Points[((block + 2) * 8) + row][key]);
                }
            }
        }
    }

    [Theory]
    [InlineData("rounds", "expected KEY=V1,V2")]
    [InlineData("=1..2", "expected KEY=V1,V2")]
    [InlineData("k=", "expected KEY=V1,V2")]
    [InlineData("k=2..1", "the range goes from 2 to 1; expected the lower end first")]
    [InlineData("k=1..1", "expected the lower end first")]
    [InlineData("k=a..1", "'a' is no number")]
    [InlineData("k=1..b", "'b' is no number")]
    [InlineData("k=1..2:lg", "'2:lg' is no number")]
    [InlineData("k=0..2:log", "0 has no logarithm")]
    [InlineData("k=1,,2", "a value is empty")]
    [InlineData("k=1,1.0", "1 stands there twice")]
    [InlineData("k=1..1e999", "is no number")]
    public void Parse_WrongVariable_SaysWhatIsAllowed(string text, string says) =>
        Assert.Contains(
            says,
            Assert.Throws<InvalidInputException>(() => StudyVariable.Parse(text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Designs_TooManyPointsOrKeys_AreRefused()
    {
        Assert.Contains("expected up to 100,000", Wrong(() => StudyDesigns.Grid(Three, 100)), StringComparison.Ordinal);
        Assert.Contains(
            "expected up to 100,000",
            Wrong(() => StudyDesigns.SobolIndices(Three, 65_536, 1)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "can have up to 20",
            Wrong(() => StudyDesigns.SobolIndices(TestFunctions.Ranges(21, 0, 1), 4, 1)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "2 whole numbers at 4 levels",
            Wrong(() => StudyDesigns.Morris([StudyVariable.Parse("k=1..2") with { IsWhole = true }], 4, 4, 1)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "need a range",
            Wrong(() => StudyDesigns.Morris([StudyVariable.Parse("k=1,2")], 4, 4, 1)),
            StringComparison.Ordinal
        );
    }

    private static string Wrong(Action act) => Assert.Throws<InvalidInputException>(act).Message;
}
