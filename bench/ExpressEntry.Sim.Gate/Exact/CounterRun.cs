using System.Runtime;
using ExpressEntry.Sim.Engine.Counting;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Gate.Paths;

namespace ExpressEntry.Sim.Gate.Exact;

/// <summary>Counts what a path does, in this process.</summary>
internal static class CounterRun
{
    private const int WarmUps = 2;
    private const int Repetitions = 4;
    private const long NoCollectionBytes = 128L << 20; // three times what any path allocates
    private static object? _planted;

    /// <summary>Runs the path's counted units.</summary>
    /// <param name="path">Not prepared yet.</param>
    /// <param name="plant">What to do besides, to see that it is caught.</param>
    /// <returns>Variates, cells and rounds are 0 unless this build counts.</returns>
    /// <remarks>
    /// Each unit has run before with the same number, so memory has grown to its size and everything is compiled. All of
    /// it runs on the pool's only thread, so loops that would share their work share it with nobody, and that thread's bytes
    /// are all of them. Such a loop may start a helper more when it takes long, so the fewest bytes of four repetitions count: what is
    /// really allocated is allocated every time. No collection falls into a count: it would count the unused rest of a buffer.
    /// </remarks>
    public static Counters Count(HotPath path, Plant plant)
    {
        if (!ThreadPool.SetMinThreads(1, 1) || !ThreadPool.SetMaxThreads(1, 1))
        {
            throw new InvalidOperationException(
                "Counting needs a process of one processor; start it with DOTNET_PROCESSOR_COUNT=1."
            );
        }

        return Task.Run(() => CountHere(path, plant)).GetAwaiter().GetResult();
    }

    private static Counters CountHere(HotPath path, Plant plant)
    {
        path.Prepare();
        for (int warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            _ = CountOnce(path, plant);
        }

        List<Counters> repetitions = [];
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            (Counters counters, bool isCollected) = CountOnce(path, plant);
            if (!isCollected)
            {
                repetitions.Add(counters);
            }
        }

        return repetitions.MinBy(one => one.Values[Counters.FromCountingBuild])
            ?? throw new InvalidOperationException(
                $"{path.Id}: a collection fell into every count; its counted units allocate more than {NoCollectionBytes:N0} bytes."
            );
    }

    private static (Counters Counters, bool IsCollected) CountOnce(HotPath path, Plant plant)
    {
        GC.TryStartNoGCRegion(NoCollectionBytes);
        int collections = GC.CollectionCount(0);
        (long variates, long cells, long rounds) = (WorkCounters.Variates, WorkCounters.Cells, WorkCounters.Rounds);
        long written = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int number = 0; number < path.CountedUnits; number++)
        {
            written += path.Run(number);
        }

        if (plant == Plant.Allocation)
        {
            _planted = new object();
        }
        else if (plant == Plant.Draw)
        {
            _ = new RandomStream(1, 0, StreamPurpose.Workload, 0).NextBits();
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        bool isCollected = GC.CollectionCount(0) != collections;
        GC.KeepAlive(_planted);
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }

        var counters = new Counters([
            WorkCounters.Variates - variates,
            WorkCounters.Cells - cells,
            WorkCounters.Rounds - rounds,
            allocated,
            written,
        ]);
        return (counters, isCollected);
    }
}
