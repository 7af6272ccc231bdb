using ExpressEntry.Sim.Engine.Rules.Candidates;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Engine.Rules.Programs;

/// <summary>Computes the points of the FSW selection grid, as ranges where a profile leaves something open.</summary>
/// <remarks>Source: <c>docs/rules.md</c>, "Federal Skilled Worker".</remarks>
public static class SelectionScorer
{
    private const int Abilities = 4;

    /// <summary>Computes the points.</summary>
    /// <param name="candidate">What the profile states.</param>
    /// <param name="facts">How it stands on the day.</param>
    /// <param name="rules">The grid and the validity of results.</param>
    /// <returns>Each factor as far as it is known.</returns>
    public static SelectionPoints Score(Candidate candidate, CandidateFacts facts, ProgramRules rules)
    {
        SelectionGrid grid = rules.FswGrid;
        CrsProfile profile = facts.Profile;
        bool hasOffer = candidate.Offer != JobOffer.None;
        return new SelectionPoints(
            PointRange.Of(grid.Education[(int)profile.Education]),
            PointRange.Of(LanguagePoints(grid, profile)),
            PointRange.Of(grid.Work[Math.Min(YearsOf(candidate, facts, rules), grid.Work.Length - 1)]),
            PointRange.Of(grid.Age[Math.Clamp(profile.Age - grid.FirstAge, 0, grid.Age.Length - 1)]),
            PointRange.Of(hasOffer ? grid.ArrangedEmployment : 0),
            Adaptability(candidate, facts, grid)
        );
    }

    private static int LanguagePoints(SelectionGrid grid, in CrsProfile profile)
    {
        int points = profile.Second.Lowest >= grid.SecondLanguageLevel ? grid.SecondLanguage : 0;
        for (int ability = 0; ability < Abilities; ability++)
        {
            points += grid.FirstLanguage[Math.Min(profile.First[ability], grid.FirstLanguage.Length - 1)];
        }

        return points;
    }

    // Short keys give completed years in and outside Canada; their sum is the least the two can come to together.
    private static int YearsOf(Candidate candidate, CandidateFacts facts, ProgramRules rules)
    {
        if (candidate.Work.IsDefault)
        {
            return facts.Profile.CanadianYears + facts.Profile.ForeignYears;
        }

        WorkPeriod[] jobs = [.. candidate.Work.Where(job => job.Counts && job.Teer <= rules.FswMostTeer)];
        return WorkLedger.HoursBefore(jobs, facts.Day, rules.FswWindowYears) / rules.Validity.HoursAYear;
    }

    private static PointRange Adaptability(Candidate candidate, CandidateFacts facts, SelectionGrid grid)
    {
        CrsProfile profile = facts.Profile;
        bool? hasRelative = candidate.HasSibling ? true : candidate.HasRelative;
        PointRange sum =
            PointRange.If(profile.CanadianYears >= 1, grid.OwnWork)
            + PointRange.If(StudiedInCanada(candidate, profile), grid.OwnStudy)
            + PointRange.If(hasRelative, grid.Relative)
            + PointRange.If(candidate.Offer != JobOffer.None, grid.ArrangedAdaptability);
        if (candidate.Spouse is { IsScored: true } spouse)
        {
            sum +=
                PointRange.If(profile.SpouseLanguage.Lowest >= grid.SpouseLanguageLevel, grid.SpouseLanguage)
                + PointRange.If(spouse.StudiedInCanada, grid.SpouseStudy)
                + PointRange.If(profile.SpouseYears >= 1, grid.SpouseWork);
        }

        return sum.CappedAt(grid.AdaptabilityCap);
    }

    // A credential of one or two years does not say whether it was two academic years; neither does a graduate degree.
    private static bool? StudiedInCanada(Candidate candidate, in CrsProfile profile) =>
        candidate.StudiedInCanada is { } stated ? stated
        : profile.Has(CrsTraits.LongCanadianStudy) || profile.Has(CrsTraits.ShortCanadianStudy) ? null
        : false;
}
