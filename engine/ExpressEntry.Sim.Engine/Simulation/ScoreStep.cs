namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>One of the steps a <see cref="ScoreChange"/> can take.</summary>
/// <param name="Points">CRS points gained, or lost where below 0.</param>
/// <param name="Weight">How likely it is among the steps, 0 or more.</param>
public readonly record struct ScoreStep(int Points, double Weight);
