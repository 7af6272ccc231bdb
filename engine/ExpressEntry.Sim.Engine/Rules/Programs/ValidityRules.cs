namespace ExpressEntry.Sim.Engine.Rules.Programs;

/// <summary>How long results count, and what makes a year of work.</summary>
/// <param name="LanguageYears">A language result counts while it is younger.</param>
/// <param name="AssessmentYears">An educational credential assessment counts while it is younger.</param>
/// <param name="ScoreWindowYears">Work of this many years back earns points.</param>
/// <param name="HoursAYear">Counted hours that make a year.</param>
public sealed record ValidityRules(int LanguageYears, int AssessmentYears, int ScoreWindowYears, int HoursAYear);
