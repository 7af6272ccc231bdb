namespace ExpressEntry.Sim.Data.History;

/// <summary>How many profiles a published band held.</summary>
/// <param name="Band">The band.</param>
/// <param name="Count">Profiles, 0 or more.</param>
public readonly record struct BandCount(ScoreBand Band, int Count);
