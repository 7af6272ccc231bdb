using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Pools;

/// <summary>The programs and categories a profile is in, or the ones a round ranks: one bit a <see cref="RoundType"/>.</summary>
/// <param name="Bits">Bit <c>(int)type</c> is set where the type is in the set.</param>
public readonly record struct GroupSet(uint Bits)
{
    /// <summary>
    /// The bit of <see cref="RoundType.General"/>: every profile that is in the pool carries it, and a general round ranks
    /// whoever does. A profile that was invited or left has no bits at all while it is away.
    /// </summary>
    public const uint InPool = 1u << (int)RoundType.General;

    /// <summary>The set of one type.</summary>
    /// <param name="type">Any type; <see cref="RoundType.General"/> is everyone in the pool.</param>
    /// <returns>A set with that member.</returns>
    public static GroupSet Of(RoundType type) => new(1u << (int)type);

    /// <summary>The set of several types.</summary>
    /// <param name="types">Any types, repeats allowed.</param>
    /// <returns>A set with those members.</returns>
    public static GroupSet Of(params ReadOnlySpan<RoundType> types)
    {
        uint bits = 0;
        foreach (RoundType type in types)
        {
            bits |= 1u << (int)type;
        }

        return new GroupSet(bits);
    }

    /// <summary>Whether a type is in the set.</summary>
    /// <param name="type">Any type.</param>
    /// <returns>True where it is.</returns>
    public bool Contains(RoundType type) => (Bits & (1u << (int)type)) != 0;

    /// <summary>The members of either set.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    /// <returns>Their union.</returns>
    public static GroupSet operator |(GroupSet left, GroupSet right) => new(left.Bits | right.Bits);
}
