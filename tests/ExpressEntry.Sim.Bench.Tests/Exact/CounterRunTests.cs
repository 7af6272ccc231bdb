using ExpressEntry.Sim.Engine.Counting;
using ExpressEntry.Sim.Gate.Exact;
using ExpressEntry.Sim.Gate.Timing;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Bench.Tests.Exact;

public sealed class CounterRunTests
{
    private const int SmallestObject = 24;

    [Fact]
    public void IsCounting_ShippedBuild_IsFalseAndCountsNothing()
    {
        WorkCounters.Drawn(1);
        WorkCounters.Touched(1);
        WorkCounters.Held();
        Assert.False(WorkCounters.IsCounting);
        Assert.Equal((0, 0, 0), (WorkCounters.Variates, WorkCounters.Cells, WorkCounters.Rounds));
    }

    [Theory]
    [InlineData("parquet-read")]
    [InlineData("w-individual")]
    [InlineData("odds")] // shares its work between threads where there are several
    public void Count_TwiceAndWithAnObjectTooMany_IsEqualAndThenTheObjectMore(string path)
    {
        long[] first = Count(path, Plant.None);
        Assert.Equal(first, Count(path, Plant.None));
        long[] planted = Count(path, Plant.Allocation);
        Assert.Equal(first[3] + SmallestObject, planted[3]);
    }

    [Fact]
    public void Count_ParquetBytes_AreTheCommittedOnes() =>
        Assert.Equal(
            BudgetFile.Read(Repository.PathOf("bench", "budgets.json"))["parquet-write"].Values[3..],
            Count("parquet-write", Plant.None)[3..]
        );

    // In a process of its own, as the gate counts: the test's folder holds the gate as well.
    private static long[] Count(string path, Plant plant)
    {
        string line = Assert.Single(WorkerProcess.Count(AppContext.BaseDirectory, [path], plant, path));
        string[] words = line.Split(' ');
        Assert.Equal([path, "False"], words[..2]);
        return [.. words[2..].Select(word => long.Parse(word, System.Globalization.CultureInfo.InvariantCulture))];
    }
}
