using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Engine.Rules.Candidates;

/// <summary>A language result as a profile states it.</summary>
/// <param name="Language">The language.</param>
/// <param name="Levels">Level of each ability.</param>
/// <param name="TestedOn">Day of the test; null where not stated, then the result does not expire.</param>
public sealed record LanguageResult(OfficialLanguage Language, AbilityLevels Levels, DateOnly? TestedOn)
{
    /// <summary>Whether the result counts on a day.</summary>
    /// <param name="day">The day of the score.</param>
    /// <param name="validityYears">Years a result stays valid; the day they are full it no longer is.</param>
    /// <returns>True from the day of the test until the validity ends.</returns>
    public bool CountsOn(DateOnly day, int validityYears) =>
        TestedOn is not { } tested || (tested <= day && day < tested.AddYears(validityYears));
}
