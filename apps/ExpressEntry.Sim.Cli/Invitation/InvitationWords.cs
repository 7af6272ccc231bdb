using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Score;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Cli.Invitation;

/// <summary>Everything that <c>eesim invitation</c> says to people; one class a language.</summary>
internal abstract class InvitationWords
{
    /// <summary>Days a police certificate can take.</summary>
    protected const int PoliceDays = 90;

    private const int LetterDays = 30;
    private const int PaperDays = 14;
    private static readonly EnglishInvitationWords English = new() { ScoreWords = ScoreWords.In(OutputLanguage.English) };
    private static readonly FrenchInvitationWords French = new() { ScoreWords = ScoreWords.In(OutputLanguage.French) };

    /// <summary>The words of the score in the same language.</summary>
    public required ScoreWords ScoreWords { get; init; }

    public abstract string Choices { get; }

    public abstract string Checklist { get; }

    public abstract string ColumnDays { get; }

    public abstract string NoProgram { get; }

    public abstract string DeadlineInDoubt { get; }

    public abstract string LockedIn { get; }

    /// <summary>The words of a language.</summary>
    public static InvitationWords In(OutputLanguage language) => language == OutputLanguage.French ? French : English;

    public abstract string Heading(InvitationLetter letter);

    public abstract string Deadline(InvitationLetter letter);

    public abstract string Round(PublishedRound round);

    public abstract string Problem(RoundProblem problem, InvitationLetter letter);

    /// <summary>The choices: key in JSON, title, and what follows.</summary>
    public abstract IEnumerable<(string Key, string Title, string What)> ChoicesOf(InvitationLetter letter);

    /// <summary>What to have ready, in the order it should be begun.</summary>
    public IEnumerable<ChecklistItem> ChecklistOf(InvitationLetter letter)
    {
        yield return Item(ChecklistKey.PoliceCertificates, "police_certificates", PoliceDays);
        yield return Item(ChecklistKey.MedicalExam, "medical_exam", LetterDays);
        yield return Item(ChecklistKey.WorkLetters, "work_letters", LetterDays);
        if (letter.Candidate.Spouse is { IsScored: true })
        {
            yield return Item(ChecklistKey.Family, "family", LetterDays);
        }

        if (letter.Program is ImmigrationProgram.Fsw or ImmigrationProgram.Fst)
        {
            yield return Item(ChecklistKey.SettlementFunds, "settlement_funds", PaperDays);
        }

        if (letter.Candidate.HasNomination)
        {
            yield return Item(ChecklistKey.Nomination, "nomination", null);
        }

        if (letter.Candidate.Offer != JobOffer.None)
        {
            yield return Item(ChecklistKey.JobOffer, "job_offer", PaperDays);
        }

        yield return Item(ChecklistKey.LanguageResults, "language_results", null);
        yield return Item(ChecklistKey.Education, "education", null);
        yield return Item(ChecklistKey.History, "history", null);
        yield return Item(ChecklistKey.Passport, "passport", null);
        yield return Item(ChecklistKey.Files, "files", PaperDays);

        ChecklistItem Item(ChecklistKey key, string word, int? leadDays) => new(word, What(key, letter), leadDays);
    }

    /// <summary>One item for people.</summary>
    protected abstract string What(ChecklistKey key, InvitationLetter letter);
}
