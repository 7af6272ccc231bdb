using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Candidates;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>Everything the rules say about a profile on one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="RuleSet">The rules of the score that were used.</param>
/// <param name="Facts">How the candidate stands on the day.</param>
/// <param name="Score">The score and its parts.</param>
/// <param name="SelectionPoints">Points of the FSW selection grid, as far as they are known.</param>
/// <param name="Findings">Requirement by requirement: PNP, CEC, FSW, FST, then categories.</param>
/// <param name="KnowsCategories">Whether the profile says enough to list its categories.</param>
/// <param name="Warnings">What the reader should know.</param>
public sealed record ProfileAssessment(
    DateOnly Day,
    CrsRuleSet RuleSet,
    CandidateFacts Facts,
    CrsBreakdown Score,
    SelectionPoints SelectionPoints,
    IReadOnlyList<Finding> Findings,
    bool KnowsCategories,
    IReadOnlyList<AssessmentWarning> Warnings
)
{
    /// <summary>Whether a program is met.</summary>
    /// <param name="program">The program.</param>
    /// <returns>Null where the profile does not say enough.</returns>
    public bool? IsEligible(ImmigrationProgram program) => ProgramAssessor.IsEligible(Findings, GroupOf(program));

    /// <summary>The categories the candidate is a member of, as far as the profile says.</summary>
    /// <returns>Each once, in the order of the round types.</returns>
    public IReadOnlyList<RoundType> MemberOf() =>
        [
            .. Findings
                .Select(finding => finding.Group)
                .Where(group => group > RoundType.Fst)
                .Distinct()
                .Where(group => ProgramAssessor.IsEligible(Findings, group) == true)
                .Order(),
        ];

    /// <summary>The round type of a program.</summary>
    /// <param name="program">The program.</param>
    /// <returns>Its round type.</returns>
    public static RoundType GroupOf(ImmigrationProgram program) =>
        program switch
        {
            ImmigrationProgram.Pnp => RoundType.Pnp,
            ImmigrationProgram.Cec => RoundType.Cec,
            ImmigrationProgram.Fsw => RoundType.Fsw,
            _ => RoundType.Fst,
        };
}
