using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Candidates;
using ExpressEntry.Sim.Engine.Rules.Invitations;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Cli.Invitation;

/// <summary>What an invitation issued on a day says.</summary>
/// <param name="Assessment">The profile on the day of issue.</param>
/// <param name="Candidate">What the profile states.</param>
/// <param name="Program">The program it is issued under; null where none is known to be met.</param>
/// <param name="Days">Days to apply.</param>
/// <param name="Deadline">The last day to apply.</param>
/// <param name="IsDeadlineInDoubt">Whether sources leave open which rule held on the day of issue.</param>
/// <param name="LanguageExpires">The first day the first language result no longer counts; null where its day is not stated.</param>
/// <param name="ProfileEnds">The day the profile would end by itself; null where its submission is not stated.</param>
/// <param name="Round">The published round; null where none was named.</param>
/// <param name="RoundProblem">Why the profile would not have been invited in that round; null where it would, or none was named.</param>
internal sealed record InvitationLetter(
    ProfileAssessment Assessment,
    Candidate Candidate,
    ImmigrationProgram? Program,
    int Days,
    DateOnly Deadline,
    bool IsDeadlineInDoubt,
    DateOnly? LanguageExpires,
    DateOnly? ProfileEnds,
    PublishedRound? Round,
    RoundProblem? RoundProblem
)
{
    /// <summary>Works the letter out.</summary>
    /// <exception cref="InvalidInputException">There was no score yet on the day.</exception>
    public static InvitationLetter Write(ProfileStatement statement, DateOnly issued, PublishedRound? round, RuleBook book)
    {
        ProfileAssessment assessment = ProfileAssessor.Assess(statement, issued, book);
        InvitationDeadline rule =
            book.Invitations.DeadlineOn(issued)
            ?? throw new InvalidInputException(
                $"--at {issued:yyyy-MM-dd}: there were no invitations yet; expected a date from {book.RuleSets[0].Name} on."
            );
        DateOnly? ends = statement.Candidate.SubmittedAt is { } at
            ? DateOnly.FromDateTime(at.UtcDateTime).AddYears(book.Invitations.ProfileYears)
            : null;
        return new InvitationLetter(
            assessment,
            statement.Candidate,
            ProgramOf(assessment, round),
            rule.Days,
            issued.AddDays(rule.Days),
            book.Invitations.IsInDoubt(issued),
            statement.Candidate.First?.TestedOn?.AddYears(book.Programs.Validity.LanguageYears),
            ends,
            round,
            ProblemOf(statement.Candidate, assessment, round)
        );
    }

    // A round of one program invites under that program; any other under the first of those met.
    private static ImmigrationProgram? ProgramOf(ProfileAssessment assessment, PublishedRound? round) =>
        IsProgram(round?.Type) && ProgramAssessor.IsEligible(assessment.Findings, round!.Type) == true
            ? InvitationRules.ProgramOf(program => ProfileAssessment.GroupOf(program) == round.Type)
            : InvitationRules.ProgramOf(program => assessment.IsEligible(program));

    private static bool IsProgram(RoundType? type) =>
        type is RoundType.Pnp or RoundType.Cec or RoundType.Fsw or RoundType.Fst;

    private static RoundProblem? ProblemOf(Candidate candidate, ProfileAssessment assessment, PublishedRound? round)
    {
        if (round is null)
        {
            return null;
        }

        bool? isInGroup = round.Type is RoundType.General or RoundType.Other
            ? true
            : ProgramAssessor.IsEligible(assessment.Findings, round.Type);
        bool isNamed = round.Type <= RoundType.Fst || assessment.Findings.Any(finding => finding.Group == round.Type);
        if (isInGroup == false || (!isNamed && assessment.KnowsCategories))
        {
            return Invitation.RoundProblem.NotInGroup;
        }

        if (isInGroup is null || !isNamed)
        {
            return Invitation.RoundProblem.GroupNotKnown;
        }

        int score = assessment.Score.Total;
        return score < round.Cutoff ? Invitation.RoundProblem.BelowCutoff
            : score == round.Cutoff && round.TieBreak is { } tie && candidate.SubmittedAt > tie
                ? Invitation.RoundProblem.AfterTieBreak
            : candidate.SubmittedAt > EndOf(round) ? Invitation.RoundProblem.SubmittedLater
            : null;
    }

    private static DateTimeOffset EndOf(PublishedRound round) =>
        round.At ?? new DateTimeOffset(round.Date.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
}
