using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Programs;
using ExpressEntry.Sim.Forecasting.Candidates;

namespace ExpressEntry.Sim.Cli.Odds;

/// <summary>Turns a profile into scores and groups from day to day.</summary>
internal static class CandidateReader
{
    private const int Months = 12;

    /// <summary>Follows a profile for a year.</summary>
    /// <param name="profile">The profile; its own instant of submission does not count.</param>
    /// <param name="asOf">The first day.</param>
    /// <param name="submitted">As in <see cref="CandidateTimeline"/>.</param>
    /// <param name="book">The rules.</param>
    public static CandidateTimeline Follow(ProfileStatement profile, DateOnly asOf, DateTimeOffset? submitted, RuleBook book)
    {
        ProfileStatement lasting = profile with { Candidate = profile.Candidate with { SubmittedAt = null } };
        ProfileAssessment first = ProfileAssessor.Assess(lasting, asOf, book);
        ImmutableArray<CandidateStanding> standings =
        [
            Standing(first),
            .. ProfileTimeline.StepsAfter(lasting, asOf, Months, book).Select(step => Standing(step.After)),
        ];
        return new CandidateTimeline(Merge(standings), submitted);
    }

    /// <summary>Rounds that rank a profile: those of the programs it meets, of its categories, and general ones.</summary>
    /// <returns>Nothing where the profile certainly meets no program.</returns>
    public static ImmutableArray<RoundType> TypesOf(ProfileAssessment assessment)
    {
        ImmigrationProgram[] programs = Enum.GetValues<ImmigrationProgram>();
        return programs.All(program => assessment.IsEligible(program) == false)
            ? []
            :
            [
                .. programs
                    .Where(program => assessment.IsEligible(program) == true)
                    .Select(ProfileAssessment.GroupOf)
                    .Concat(assessment.MemberOf())
                    .Append(RoundType.General)
                    .Distinct()
                    .Order(),
            ];
    }

    private static CandidateStanding Standing(ProfileAssessment assessment) =>
        new(assessment.Day, assessment.Score.Total, TypesOf(assessment));

    // Steps that change neither score nor groups are no steps for odds.
    private static ImmutableArray<CandidateStanding> Merge(ImmutableArray<CandidateStanding> standings)
    {
        var merged = ImmutableArray.CreateBuilder<CandidateStanding>();
        foreach (CandidateStanding standing in standings)
        {
            if (merged.Count == 0 || merged[^1].Score != standing.Score || !merged[^1].Types.SequenceEqual(standing.Types))
            {
                merged.Add(standing);
            }
        }

        return merged.ToImmutable();
    }
}
