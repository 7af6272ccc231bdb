namespace ExpressEntry.Sim.Engine.Pools;

/// <summary>A pool as columns: one row a profile, in order of submission and then id.</summary>
/// <remarks>
/// The order is the tie-break rule: of two profiles with one score, the one in the earlier row ranks first. Rows of
/// profiles that were invited or left stay in place with no bits set, so that a declined invitation
/// puts the profile back where it stood.
/// </remarks>
/// <param name="scores">CRS points, 0 to 1,200; one a row.</param>
/// <param name="groups">Bits of a <see cref="GroupSet"/>, 0 for a profile that is not in the pool; one a row, as many rows as <paramref name="scores"/>.</param>
public readonly ref struct PoolView(ReadOnlySpan<ushort> scores, ReadOnlySpan<uint> groups)
{
    /// <summary>CRS points, 0 to 1,200; one a row.</summary>
    public ReadOnlySpan<ushort> Scores { get; } = scores;

    /// <summary>Bits of a <see cref="GroupSet"/>, 0 for a profile that is not in the pool; one a row.</summary>
    public ReadOnlySpan<uint> Groups { get; } = groups;
}
