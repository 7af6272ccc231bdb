using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Engine.Rules.Candidates;

/// <summary>One diploma or degree.</summary>
/// <param name="Level">Its level; never <see cref="EducationLevel.TwoOrMore"/>, which follows from several.</param>
/// <param name="EarnedInCanada">
/// Whether by study in Canada, in person, full-time for at least eight months, not mostly of a language.
/// </param>
/// <param name="CompletedOn">The day it was completed; null for before any day of interest.</param>
/// <param name="AssessedOn">The day of the educational credential assessment of a foreign one; null for none.</param>
public sealed record Credential(EducationLevel Level, bool EarnedInCanada, DateOnly? CompletedOn, DateOnly? AssessedOn)
{
    /// <summary>Whether it counts on a day: completed, and Canadian or with an assessment young enough.</summary>
    /// <param name="day">The day of the score.</param>
    /// <param name="assessmentYears">Years an assessment stays valid.</param>
    /// <returns>True where it counts.</returns>
    public bool CountsOn(DateOnly day, int assessmentYears) =>
        (CompletedOn is not { } completed || completed <= day)
        && (EarnedInCanada || (AssessedOn is { } assessed && assessed <= day && day < assessed.AddYears(assessmentYears)));
}
