namespace ExpressEntry.Sim.Data.Lives;

/// <summary>Points that a better test result can bring.</summary>
/// <param name="Points">CRS points, 1 to 200.</param>
/// <param name="Weight">How likely among the steps.</param>
public readonly record struct PointStep(int Points, int Weight);
