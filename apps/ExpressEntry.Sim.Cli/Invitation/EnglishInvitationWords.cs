using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Cli.Invitation;

/// <summary>The invitation in English.</summary>
internal sealed class EnglishInvitationWords : InvitationWords
{
    public override string Choices => "Your choices";

    public override string Checklist => "Have ready (rough lead times; all documents as PDF, under 4 MB each)";

    public override string ColumnDays => "Days";

    public override string NoProgram =>
        "no program is known to be met on this day, so no invitation could be issued; 'eesim score' says what is missing";

    public override string DeadlineInDoubt =>
        "the first day of the 90-day rule in March 2020 is not pinned in the sources; the deadline could be 30 days off";

    public override string LockedIn =>
        "The profile is locked from here: every point of the score must be matched by evidence. If the score falls below the "
        + "round's lowest score before you apply, decline; a birthday in between does not count against you.";

    public override string Heading(InvitationLetter letter) =>
        letter.Program is { } program
            ? $"Invitation to apply, issued {PlainText.LongDay(letter.Assessment.Day)}, under the {ScoreWords.Program(program)}"
            : $"Invitation to apply, issued {PlainText.LongDay(letter.Assessment.Day)}: {NoProgram}";

    public override string Deadline(InvitationLetter letter) =>
        $"Apply by {PlainText.LongDay(letter.Deadline)} ({letter.Days} days).";

    public override string Round(PublishedRound round) =>
        $"Round {round.Number} of {PlainText.LongDay(round.Date)} ({round.Name}): lowest score "
        + $"{PlainText.Count(round.Cutoff)}, {PlainText.Count(round.Invitations)} invitations.";

    public override string Problem(RoundProblem problem, InvitationLetter letter) =>
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

    public override IEnumerable<(string Key, string Title, string What)> ChoicesOf(InvitationLetter letter)
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

    protected override string What(ChecklistKey key, InvitationLetter letter) =>
        key switch
        {
            ChecklistKey.PoliceCertificates =>
                "Police certificate of every country you lived in for six months or more in the last ten years."
                    + (letter.Days < PoliceDays ? $" This can take longer than the {letter.Days} days: begin now." : ""),
            ChecklistKey.MedicalExam => "Medical examination by a panel physician.",
            ChecklistKey.WorkLetters => "Letter from each employer counted in the score: duties, dates, hours a week, pay.",
            ChecklistKey.Family =>
                "Marriage certificate or proof of the partnership; the spouse's passport, police certificate, test results and education.",
            ChecklistKey.SettlementFunds =>
                "Official letters of your banks on six months of balances, unless you work in Canada with a valid job offer.",
            ChecklistKey.Nomination => "The certificate of nomination; it must still be valid.",
            ChecklistKey.JobOffer => "The written job offer.",
            ChecklistKey.LanguageResults => LanguageItem(letter),
            ChecklistKey.Education =>
                "Diplomas, and the assessment report of each foreign one (under five years old when the application is received).",
            ChecklistKey.History => "Ten years of addresses, work, study and travel, month by month, without gaps.",
            ChecklistKey.Passport => "Passport, valid beyond the application, and photographs.",
            _ => "Every document as PDF under 4 MB; with a certified translation where it is not in English or French.",
        };

    private static string LanguageItem(InvitationLetter letter)
    {
        const string item = "Language test results, under two years old when the application is received";
        return letter.LanguageExpires is { } expires
            ? $"{item}: yours of the first language count until {PlainText.LongDay(expires.AddDays(-1))}"
                + (expires <= letter.Deadline ? ", which is before the deadline." : ".")
            : $"{item}.";
    }
}
