namespace ExpressEntry.Sim.Engine.Randomness;

/// <summary>Philox4x32-10: turns a counter and a key into 128 well-mixed bits, the same on every machine.</summary>
/// <remarks>
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011. Used to seed streams, not to fill
/// them: a counter names a stream, so streams need no state, no order and no agreement between threads or machines.
/// </remarks>
internal static class Philox
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>Ten rounds on one block.</summary>
    /// <param name="counter">Four words that name the block.</param>
    /// <param name="key">Two words: the seed.</param>
    /// <returns>Two words of 64 bits: output words 0 and 1, then 2 and 3, the lower one first.</returns>
    public static (ulong Low, ulong High) Mix((uint C0, uint C1, uint C2, uint C3) counter, (uint K0, uint K1) key)
    {
        (uint c0, uint c1, uint c2, uint c3) = counter;
        (uint k0, uint k1) = key;
        for (int round = 0; round < 10; round++)
        {
            ulong product0 = (ulong)Multiplier0 * c0;
            ulong product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = (
                (uint)(product1 >> 32) ^ c1 ^ k0,
                (uint)product1,
                (uint)(product0 >> 32) ^ c3 ^ k1,
                (uint)product0
            );
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (((ulong)c1 << 32) | c0, ((ulong)c3 << 32) | c2);
    }
}
