using System.Diagnostics;

namespace ExpressEntry.Sim.Engine.Counting;

/// <summary>What hot paths do, counted for the regression gate, and only in a build made for it.</summary>
/// <remarks>
/// Calls are left out by the compiler, arguments and all, unless the symbol <c>EESIM_COUNT</c> is defined
/// (<c>-p:EesimCount=true</c>), so a shipped build pays nothing. The counts are the same at every vector width and on any
/// number of threads. Source: <c>docs/benchmarks.md</c>.
/// </remarks>
public static class WorkCounters
{
    private const string Symbol = "EESIM_COUNT";

    private static long _variates;
    private static long _cells;
    private static long _rounds;

    /// <summary>Whether this build counts.</summary>
    public static bool IsCounting
    {
        get
        {
            bool isCounting = false;
            Note(ref isCounting);
            return isCounting;
        }
    }

    /// <summary>Random words of 64 bits drawn since the start of the process.</summary>
    public static long Variates => Volatile.Read(ref _variates);

    /// <summary>Cells and rows that loops over a whole pool, score or column have looked at.</summary>
    public static long Cells => Volatile.Read(ref _cells);

    /// <summary>Rounds held.</summary>
    public static long Rounds => Volatile.Read(ref _rounds);

    /// <summary>Random words were drawn.</summary>
    /// <param name="words">Of 64 bits.</param>
    [Conditional(Symbol)]
    public static void Drawn(int words) => Interlocked.Add(ref _variates, words);

    /// <summary>A loop crosses cells or rows.</summary>
    /// <param name="cells">Its length, whatever the width of its steps.</param>
    [Conditional(Symbol)]
    public static void Touched(int cells) => Interlocked.Add(ref _cells, cells);

    /// <summary>A round was held.</summary>
    [Conditional(Symbol)]
    public static void Held() => Interlocked.Increment(ref _rounds);

    [Conditional(Symbol)]
    private static void Note(ref bool isCounting) => isCounting = true;
}
