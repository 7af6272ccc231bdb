using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>The CLB or NCLC level of each of the four abilities, four bits each.</summary>
/// <remarks>
/// Two bytes, so that a column of a million profiles is 2 MB and one byte holds a pair of abilities: listening and reading
/// in the low one, writing and speaking in the high one. The default value is no result at all: level 0 in each.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AbilityLevels
{
    /// <summary>The highest level a test reports; above 10 counts as 10.</summary>
    public const int MaxLevel = 12;

    /// <summary>Packs four levels.</summary>
    /// <param name="listening">Level 0 to <see cref="MaxLevel"/>.</param>
    /// <param name="reading">Level 0 to <see cref="MaxLevel"/>.</param>
    /// <param name="writing">Level 0 to <see cref="MaxLevel"/>.</param>
    /// <param name="speaking">Level 0 to <see cref="MaxLevel"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level is below 0 or above <see cref="MaxLevel"/>.</exception>
    public AbilityLevels(int listening, int reading, int writing, int speaking) =>
        Packed = (ushort)(
            Checked(listening) | (Checked(reading) << 4) | (Checked(writing) << 8) | (Checked(speaking) << 12)
        );

    /// <summary>The sixteen bits, listening lowest.</summary>
    public ushort Packed { get; }

    /// <summary>The lowest of the four levels: it decides every rule that asks for a level "in all four".</summary>
    public int Lowest => Math.Min(Math.Min(this[0], this[1]), Math.Min(this[2], this[3]));

    /// <summary>The level of one ability.</summary>
    /// <param name="ability">0 listening, 1 reading, 2 writing, 3 speaking.</param>
    public int this[int ability] => (Packed >> (4 * ability)) & 15;

    /// <summary>The level of one ability.</summary>
    /// <param name="ability">The ability.</param>
    public int this[Ability ability] => this[(int)ability];

    /// <summary>The same level in all four.</summary>
    /// <param name="level">Level 0 to <see cref="MaxLevel"/>.</param>
    /// <returns>The packed levels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is below 0 or above <see cref="MaxLevel"/>.</exception>
    public static AbilityLevels All(int level) => new(level, level, level, level);

    private static int Checked(int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, MaxLevel);
        return level;
    }
}
