namespace ExpressEntry.Sim.Engine.Rules.Programs;

/// <summary>The points of the Federal Skilled Worker selection grid, out of 100.</summary>
/// <param name="Education">At most 25.</param>
/// <param name="Language">First and second official language, at most 28.</param>
/// <param name="Work">At most 15.</param>
/// <param name="Age">At most 12.</param>
/// <param name="ArrangedEmployment">At most 10.</param>
/// <param name="Adaptability">At most 10.</param>
public sealed record SelectionPoints(
    PointRange Education,
    PointRange Language,
    PointRange Work,
    PointRange Age,
    PointRange ArrangedEmployment,
    PointRange Adaptability
)
{
    /// <summary>The sum.</summary>
    public PointRange Total => Education + Language + Work + Age + ArrangedEmployment + Adaptability;
}
