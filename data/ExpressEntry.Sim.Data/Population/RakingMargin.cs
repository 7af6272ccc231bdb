namespace ExpressEntry.Sim.Data.Population;

/// <summary>One known share per level, and the level each cell belongs to.</summary>
/// <param name="Name"><c>band</c>, <c>program</c> or a trait.</param>
/// <param name="Levels">What each level is called.</param>
/// <param name="Known">The share of each level; sums to 1.</param>
/// <param name="LevelOf">The level of each cell.</param>
/// <param name="Tolerance">The most a population's share should differ.</param>
/// <param name="Confidence">How sure the share of each level is.</param>
/// <param name="Source">Where each comes from.</param>
internal sealed record RakingMargin(
    string Name,
    string[] Levels,
    double[] Known,
    int[] LevelOf,
    double Tolerance,
    string[] Confidence,
    string[] Source
);
