namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>Section B, the accompanying spouse or common-law partner: at most 40 points.</summary>
/// <param name="Education">Points for the spouse's level of education.</param>
/// <param name="Language">Points for the spouse's first official language.</param>
/// <param name="CanadianWork">Points for the spouse's years of work in Canada.</param>
public readonly record struct CrsSpouse(int Education, int Language, int CanadianWork)
{
    /// <summary>The section.</summary>
    public int Subtotal => Education + Language + CanadianWork;
}
