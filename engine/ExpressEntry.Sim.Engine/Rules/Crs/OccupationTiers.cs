using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>The tier of a scenario's occupation factor reached by work, and the one reached by a job offer.</summary>
/// <remarks>
/// The published rules to 2026-11-02 know no such factor. One was announced for 2026-11-03 (a high-wage list in three
/// levels); its points come from a scenario because no published value is known.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OccupationTiers
{
    /// <summary>The highest tier there can be.</summary>
    public const int MaxTier = 7;

    /// <summary>Packs the two tiers, four bits each.</summary>
    /// <param name="work">Tier of the occupation worked in, 1 to <see cref="MaxTier"/>; 0 for none.</param>
    /// <param name="offer">Tier of the occupation offered, 1 to <see cref="MaxTier"/>; 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A tier is below 0 or above <see cref="MaxTier"/>.</exception>
    public OccupationTiers(int work, int offer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(work);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(work, MaxTier);
        ArgumentOutOfRangeException.ThrowIfNegative(offer);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offer, MaxTier);
        Packed = (byte)(work | (offer << 4));
    }

    /// <summary>The eight bits, work lowest.</summary>
    public byte Packed { get; }

    /// <summary>Tier of the occupation worked in; 0 for none.</summary>
    public int Work => Packed & 15;

    /// <summary>Tier of the occupation offered; 0 for none.</summary>
    public int Offer => Packed >> 4;
}
