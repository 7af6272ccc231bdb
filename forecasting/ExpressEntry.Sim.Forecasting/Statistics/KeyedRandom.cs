using ExpressEntry.Sim.Engine.Counting;

namespace ExpressEntry.Sim.Forecasting.Statistics;

/// <summary>A counter-based random stream: each number is a pure function of the key and of how many came before.</summary>
/// <remarks>
/// SplitMix64 (Steele, Lea and Flood, 2014) started from a mix of the key's parts. The one place of randomness in this
/// library, so that the engine's streams can take over in one file.
/// </remarks>
internal struct KeyedRandom
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    private ulong _state;

    /// <summary>Starts the stream of a key.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="index">Which of many: a path, a day, a resample.</param>
    /// <param name="purpose">What the numbers are for.</param>
    public KeyedRandom(ulong seed, ulong index, ulong purpose) =>
        _state = Mix(Mix(Mix(seed + Golden) ^ (index * 0xD1B5_4A32_D192_ED03)) + (purpose * Golden));

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        WorkCounters.Drawn(1);
        return Mix(_state += Golden);
    }

    /// <summary>A uniform number, strictly between 0 and 1.</summary>
    public double NextUniform() => ((NextBits() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>A uniform index below a count.</summary>
    /// <param name="count">1 or more.</param>
    public int NextIndex(int count) => (int)Math.BigMul(NextBits(), (ulong)count, out _);

    /// <summary>A standard normal number (Box and Muller, one of the pair).</summary>
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(NextUniform()));
        return radius * Math.Cos(2 * Math.PI * NextUniform());
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
