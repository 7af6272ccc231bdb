using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Engine.Rules.Languages;

/// <summary>How one ability of a language test is scored, and the score each level needs. Scores are in tenths.</summary>
/// <param name="MinTenths">Lowest score there is.</param>
/// <param name="MaxTenths">Highest score there is.</param>
/// <param name="StepTenths">Distance between two scores: 5 for half points, 10 for whole ones.</param>
/// <param name="ThresholdTenths">Lowest score of levels 4, 5 … 10, rising.</param>
public sealed record AbilityScale(int MinTenths, int MaxTenths, int StepTenths, ImmutableArray<int> ThresholdTenths)
{
    /// <summary>The level of the first threshold; below it a result counts as level 0.</summary>
    public const int FirstLevel = 4;

    /// <summary>The level of the last threshold.</summary>
    public const int LastLevel = 10;

    /// <summary>Whether the test can report this score.</summary>
    /// <param name="tenths">The score in tenths.</param>
    /// <returns>True where it lies on the scale.</returns>
    public bool Holds(int tenths) => tenths >= MinTenths && tenths <= MaxTenths && (tenths - MinTenths) % StepTenths == 0;

    /// <summary>The level a score reaches: the highest whose threshold it meets, never interpolated.</summary>
    /// <param name="tenths">A score on the scale, in tenths.</param>
    /// <returns>0, or <see cref="FirstLevel"/> to <see cref="LastLevel"/>; see <see cref="AbilityLevels"/>.</returns>
    public int LevelOf(int tenths)
    {
        int level = 0;
        for (int i = 0; i < ThresholdTenths.Length && tenths >= ThresholdTenths[i]; i++)
        {
            level = FirstLevel + i;
        }

        return level;
    }
}
