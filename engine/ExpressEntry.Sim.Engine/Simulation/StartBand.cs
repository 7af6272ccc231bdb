namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>How many profiles of a band of scores are in the pool at the start.</summary>
/// <param name="Low">Lowest score, 0 or more.</param>
/// <param name="High">Highest score, up to 1,200.</param>
/// <param name="Count">Profiles, 0 or more.</param>
public readonly record struct StartBand(int Low, int High, int Count);
