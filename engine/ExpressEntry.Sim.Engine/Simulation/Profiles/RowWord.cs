using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>A profile in 32 bits: its standing (score + 1) on top, its signature, and one bit a group; 0 is nobody.</summary>
/// <remarks>
/// One word, one memory access: a comparison of whole words compares scores, and a round's group is one mask. 11 bits hold
/// standings to 1,201 and 6 bits 64 signatures; the 15 groups left beside general and pnp have a bit each.
/// </remarks>
internal static class RowWord
{
    private const int StandingShift = 21;
    private const int SignatureShift = 15;
    private const uint GroupBits = (1u << SignatureShift) - 1;
    private const int FirstGroup = (int)RoundType.Pnp + 1; // general and pnp need no bit: everyone, and whoever has over 600

    /// <summary>The bits that whoever is in the pool has one of.</summary>
    public const uint Everyone = uint.MaxValue << StandingShift;

    /// <summary>A profile's word.</summary>
    public static uint Of(int score, int signature, GroupSet groups) =>
        ((uint)(score + 1) << StandingShift)
        | ((uint)signature << SignatureShift)
        | ((groups.Bits >> FirstGroup) & GroupBits);

    /// <summary>The score of a word that is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ScoreOf(uint word) => (int)(word >> StandingShift) - 1;

    /// <summary>The signature of a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SignatureOf(uint word) => (int)(word >> SignatureShift) & (PoolLaws.MostSignatures - 1);

    /// <summary>The same profile with another score.</summary>
    public static uint WithScore(uint word, int score) => (word & ~Everyone) | ((uint)(score + 1) << StandingShift);

    /// <summary>The least word with a score.</summary>
    public static uint BarOf(int score) => (uint)(score + 1) << StandingShift;

    /// <summary>The bits of which a profile needs one to be ranked in a round.</summary>
    public static uint MaskOf(RoundType type) =>
        type is RoundType.General or RoundType.Pnp ? Everyone : (GroupSet.Of(type).Bits >> FirstGroup) & GroupBits;
}
