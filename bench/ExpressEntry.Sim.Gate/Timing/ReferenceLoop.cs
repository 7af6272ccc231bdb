namespace ExpressEntry.Sim.Gate.Timing;

/// <summary>Work that never changes, run next to every measurement: how fast the machine is just now.</summary>
/// <remarks>
/// Draws scores and counts them: arithmetic, branches and a table that fits the first cache, as the hot paths have. It is
/// written out here and calls nothing of the libraries, so no change to them can move it.
/// </remarks>
internal static class ReferenceLoop
{
    /// <summary>Goes up when the loop does other work; times over two revisions are not compared.</summary>
    public const int Revision = 1;

    /// <summary>Steps before and after each slice: about a millisecond each time.</summary>
    public const int Steps = 400_000;

    private static readonly int[] Counts = new int[1024];

    /// <summary>Runs.</summary>
    /// <param name="steps">Each a few nanoseconds.</param>
    /// <returns>Something to keep.</returns>
    public static ulong Run(int steps)
    {
        int[] counts = Counts;
        ulong state = 0x9E3779B97F4A7C15;
        ulong sum = 0;
        for (int i = 0; i < steps; i++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            ref int count = ref counts[(int)(state >> 54)];
            count++;
            sum += (count & 1) == 0 ? state : (ulong)count;
        }

        return sum;
    }
}
