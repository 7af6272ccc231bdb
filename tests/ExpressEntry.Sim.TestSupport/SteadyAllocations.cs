namespace ExpressEntry.Sim.TestSupport;

/// <summary>What a piece of work allocates each time it runs.</summary>
public static class SteadyAllocations
{
    private const int Batches = 5;

    /// <summary>Runs the work five times on this thread.</summary>
    /// <param name="work">Warm: it has run before.</param>
    /// <returns>
    /// The fewest heap bytes of one run. Work that allocates does so in every run; but a collection started by a test on
    /// another thread counts the unused rest of this thread's buffer (up to 8 kB) as allocated in the run it falls into.
    /// </returns>
    public static long PerRun(Action work)
    {
        long fewest = long.MaxValue;
        for (int batch = 0; batch < Batches; batch++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return fewest;
    }
}
