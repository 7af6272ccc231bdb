using System.Collections.Immutable;
using System.Diagnostics;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Gate.Exact;
using ExpressEntry.Sim.Gate.Paths;

namespace ExpressEntry.Sim.Gate.Timing;

/// <summary>Measures blocks: two fresh processes, base and change, that take turns slice by slice.</summary>
/// <remarks>
/// Where a process's memory lands and how its code is laid out lasts as long as the process and can cost some percent, so a
/// block is what counts as one observation, and every block has new processes. A coin decides which build is started first
/// and begins each path; slices go in turns first-second, second-first, so that a steady drift cancels.
/// </remarks>
/// <param name="baseFolder">Of the base's build.</param>
/// <param name="changeFolder">Of the change's build.</param>
/// <param name="seed">Of the coins.</param>
/// <param name="plant">What the change has planted.</param>
internal sealed class BlockRun(string baseFolder, string changeFolder, long seed, Plant plant)
{
    /// <summary>Paths that can be compared: known to both builds with the same revision.</summary>
    public ImmutableArray<string> FindCommonPaths()
    {
        using var left = WorkerProcess.Start(baseFolder, Plant.None);
        using var right = WorkerProcess.Start(changeFolder, plant);
        return WorkerProcess.CommonPaths(left.Greeting, right.Greeting);
    }

    /// <summary>Measures one block.</summary>
    /// <param name="number">Its number, 0 or more.</param>
    /// <param name="paths">The paths still to be decided.</param>
    public ImmutableArray<BlockSample> Measure(int number, IReadOnlyList<HotPath> paths)
    {
        var coin = new RandomStream(seed, number, StreamPurpose.Workload, 0);
        bool isChangeFirst = coin.NextBelow(2) == 1;
        using var first = WorkerProcess.Start(isChangeFirst ? changeFolder : baseFolder, isChangeFirst ? plant : Plant.None);
        using var second = WorkerProcess.Start(
            isChangeFirst ? baseFolder : changeFolder,
            isChangeFirst ? Plant.None : plant
        );
        return [.. paths.Select(path => Measure(path, first, second, isChangeFirst))];
    }

    private static BlockSample Measure(HotPath path, WorkerProcess first, WorkerProcess second, bool isChangeFirst)
    {
        var watch = Stopwatch.StartNew();
        first.Prepare(path.Id);
        second.Prepare(path.Id);
        var processor = ImmutableArray.CreateBuilder<double>(path.SlicesPerBlock);
        var wall = ImmutableArray.CreateBuilder<double>(path.SlicesPerBlock);
        List<double> costs = [];
        for (int slice = 0; slice < path.SlicesPerBlock; slice++)
        {
            bool isSecondFirst = slice % 2 == 1;
            SliceTime early = (isSecondFirst ? second : first).Measure(slice);
            SliceTime late = (isSecondFirst ? first : second).Measure(slice);
            (SliceTime change, SliceTime @base) = isChangeFirst == isSecondFirst ? (late, early) : (early, late);
            processor.Add(change.LogProcessor - @base.LogProcessor);
            wall.Add(change.LogWall - @base.LogWall);
            costs.Add(change.LogProcessor);
        }

        return new BlockSample(
            path.Id,
            processor.MoveToImmutable(),
            wall.MoveToImmutable(),
            BlockSample.Median(costs),
            watch.Elapsed.TotalSeconds
        );
    }
}
