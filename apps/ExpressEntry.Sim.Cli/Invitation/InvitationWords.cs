using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Score;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Cli.Invitation;

/// <summary>Every word that <c>eesim invitation</c> says to people, in one place for a second language.</summary>
internal static class InvitationWords
{
    public const string Choices = "Your choices";
    public const string Checklist = "Have ready (rough lead times; all documents as PDF, under 4 MB each)";
    public const string ColumnDays = "Days";
    public const string ColumnWhat = "What";
    public const string NoProgram =
        "no program is known to be met on this day, so no invitation could be issued; 'eesim score' says what is missing";
    public const string DeadlineInDoubt =
        "the first day of the 90-day rule in March 2020 is not pinned in the sources; the deadline could be 30 days off";
    public const string LockedIn =
        "The profile is locked from here: every point of the score must be matched by evidence. If the score falls below the "
        + "round's lowest score before you apply, decline; a birthday in between does not count against you.";

    public static string Heading(InvitationLetter letter) =>
        letter.Program is { } program
            ? $"Invitation to apply, issued {PlainText.LongDay(letter.Assessment.Day)}, under the {ScoreWords.Program(program)}"
            : $"Invitation to apply, issued {PlainText.LongDay(letter.Assessment.Day)}: {NoProgram}";

    public static string Deadline(InvitationLetter letter) =>
        $"Apply by {PlainText.LongDay(letter.Deadline)} ({letter.Days} days).";

    public static string Round(PublishedRound round) =>
        $"Round {round.Number} of {PlainText.LongDay(round.Date)} ({round.Name}): lowest score "
        + $"{PlainText.Count(round.Cutoff)}, {PlainText.Count(round.Invitations)} invitations.";

    public static string Problem(RoundProblem problem, InvitationLetter letter) =>
        problem switch
        {
            RoundProblem.NotInGroup =>
                $"round {letter.Round!.Number} ranked {letter.Round.Type.ToWord()}, and this profile is not in that group: it "
                    + "would not have been invited",
            RoundProblem.GroupNotKnown =>
                $"round {letter.Round!.Number} ranked {letter.Round.Type.ToWord()}; the profile does not say enough to know "
                    + "whether it is in that group",
            RoundProblem.BelowCutoff =>
                $"round {letter.Round!.Number} went down to {letter.Round.Cutoff}; {letter.Assessment.Score.Total} is below, so "
                    + "this profile would not have been invited",
            RoundProblem.AfterTieBreak =>
                $"at {letter.Round!.Cutoff}, round {letter.Round.Number} invited profiles submitted up to "
                    + $"{PlainText.LongInstant(letter.Round.TieBreak!.Value)}; this one was submitted later",
            _ => $"the profile was submitted after round {letter.Round!.Number}",
        };

    /// <summary>The choices: key in JSON, and what follows.</summary>
    public static IEnumerable<(string Key, string Title, string What)> ChoicesOf(InvitationLetter letter)
    {
        string deadline = PlainText.LongDay(letter.Deadline);
        string ends = letter.ProfileEnds is { } day ? PlainText.LongDay(day) : "one year after its submission";
        string submitted = letter.Candidate.SubmittedAt is { } at ? $" ({PlainText.LongInstant(at)})" : "";
        yield return (
            "accept",
            "Apply",
            $"Send the complete application by {deadline}. Your age and most facts count as of the day it is received; "
                + "language results and credential assessments must still be valid then. You leave the pool for good."
        );
        yield return (
            "decline",
            "Decline",
            $"Before {deadline}. The profile returns to the pool at once, keeps its instant of submission{submitted} for "
                + $"tie-breaks, and ends when it would have ({ends}). Nothing speaks against a later invitation."
        );
        yield return (
            "no_answer",
            "Do nothing",
            $"The invitation lapses after {deadline} and the profile ends with it. A new profile gets a new instant of "
                + "submission, behind everyone with the same score."
        );
    }

    /// <summary>What to have ready, in the order it should be begun.</summary>
    public static IEnumerable<ChecklistItem> ChecklistOf(InvitationLetter letter)
    {
        string tooLong = letter.Days < PoliceDays ? $" This can take longer than the {letter.Days} days: begin now." : "";
        yield return new ChecklistItem(
            "police_certificates",
            $"Police certificate of every country you lived in for six months or more in the last ten years.{tooLong}",
            PoliceDays
        );
        yield return new ChecklistItem("medical_exam", "Medical examination by a panel physician.", 30);
        yield return new ChecklistItem(
            "work_letters",
            "Letter from each employer counted in the score: duties, dates, hours a week, pay.",
            30
        );
        if (letter.Candidate.Spouse is { IsScored: true })
        {
            yield return new ChecklistItem(
                "family",
                "Marriage certificate or proof of the partnership; the spouse's passport, police certificate, test results and education.",
                30
            );
        }

        if (letter.Program is ImmigrationProgram.Fsw or ImmigrationProgram.Fst)
        {
            yield return new ChecklistItem(
                "settlement_funds",
                "Official letters of your banks on six months of balances, unless you work in Canada with a valid job offer.",
                14
            );
        }

        if (letter.Candidate.HasNomination)
        {
            yield return new ChecklistItem("nomination", "The certificate of nomination; it must still be valid.", null);
        }

        if (letter.Candidate.Offer != JobOffer.None)
        {
            yield return new ChecklistItem("job_offer", "The written job offer.", 14);
        }

        yield return new ChecklistItem("language_results", LanguageItem(letter), null);
        yield return new ChecklistItem(
            "education",
            "Diplomas, and the assessment report of each foreign one (under five years old when the application is received).",
            null
        );
        yield return new ChecklistItem(
            "history",
            "Ten years of addresses, work, study and travel, month by month, without gaps.",
            null
        );
        yield return new ChecklistItem("passport", "Passport, valid beyond the application, and photographs.", null);
        yield return new ChecklistItem(
            "files",
            "Every document as PDF under 4 MB; with a certified translation where it is not in English or French.",
            14
        );
    }

    private const int PoliceDays = 90;

    private static string LanguageItem(InvitationLetter letter)
    {
        const string item = "Language test results, under two years old when the application is received";
        return letter.LanguageExpires is { } expires
            ? $"{item}: yours of the first language count until {PlainText.LongDay(expires.AddDays(-1))}"
                + (expires <= letter.Deadline ? ", which is before the deadline." : ".")
            : $"{item}.";
    }
}
