namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>Section A, the person: at most 500 points without and 460 with an accompanying spouse.</summary>
/// <param name="Age">Points for age.</param>
/// <param name="Education">Points for the level of education.</param>
/// <param name="FirstLanguage">Points for the four abilities of the first official language.</param>
/// <param name="SecondLanguage">Points for the second official language, after its cap.</param>
/// <param name="CanadianWork">Points for years of work in Canada.</param>
public readonly record struct CrsCore(int Age, int Education, int FirstLanguage, int SecondLanguage, int CanadianWork)
{
    /// <summary>The section.</summary>
    public int Subtotal => Age + Education + FirstLanguage + SecondLanguage + CanadianWork;
}
