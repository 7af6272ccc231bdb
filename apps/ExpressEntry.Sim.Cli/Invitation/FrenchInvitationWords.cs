using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Cli.Invitation;

/// <summary>The invitation in French, in the words of the official pages.</summary>
internal sealed class FrenchInvitationWords : InvitationWords
{
    private const string Colon = FrenchText.NoBreak + ": ";

    public override string Choices => "Vos choix";

    public override string Checklist => "À avoir prêt (délais approximatifs; tout document en PDF, de moins de 4 Mo chacun)";

    public override string ColumnDays => "Jours";

    public override string NoProgram =>
        "aucun programme n'est rempli à coup sûr ce jour-là, aucune invitation ne pourrait donc être émise; « eesim score --lang fr » dit ce qui manque";

    public override string DeadlineInDoubt =>
        "les sources ne fixent pas le premier jour de la règle des 90 jours en mars 2020; l'échéance pourrait différer de 30 jours";

    public override string LockedIn =>
        "Le profil est figé à partir d'ici; chaque point de la note doit être appuyé d'une preuve. Si la note tombe sous la plus "
        + "basse de la ronde avant votre demande, refusez; un anniversaire entre-temps ne compte pas contre vous.";

    public override string Heading(InvitationLetter letter) =>
        letter.Program is { } program
            ? $"Invitation à présenter une demande, émise le {FrenchText.Day(letter.Assessment.Day)}, {ScoreWords.Program(program)}"
            : $"Invitation à présenter une demande, émise le {FrenchText.Day(letter.Assessment.Day)}{Colon}{NoProgram}";

    public override string Deadline(InvitationLetter letter) =>
        $"Présentez votre demande au plus tard le {FrenchText.Day(letter.Deadline)} ({letter.Days} jours).";

    // The feed has names in English only: the name of the type is said, and one that is not known as published.
    public override string Round(PublishedRound round) =>
        $"Ronde {round.Number} du {FrenchText.Day(round.Date)} "
        + $"({(round.Type == RoundType.Other ? $"« {round.Name} »" : FrenchText.Group(round.Type))}){Colon}note la plus basse "
        + $"{FrenchText.Count(round.Cutoff)}, {FrenchText.Count(round.Invitations)} invitations.";

    public override string Problem(RoundProblem problem, InvitationLetter letter) =>
        problem switch
        {
            RoundProblem.NotInGroup =>
                $"la ronde {letter.Round!.Number} visait {letter.Round.Type.ToWord()}, et ce profil n'est pas de ce groupe; il "
                    + "n'aurait pas été invité",
            RoundProblem.GroupNotKnown =>
                $"la ronde {letter.Round!.Number} visait {letter.Round.Type.ToWord()}; le profil n'en dit pas assez pour savoir "
                    + "s'il est de ce groupe",
            RoundProblem.BelowCutoff =>
                $"la ronde {letter.Round!.Number} est descendue à {letter.Round.Cutoff}; {letter.Assessment.Score.Total} est en "
                    + "dessous, ce profil n'aurait donc pas été invité",
            RoundProblem.AfterTieBreak =>
                $"à {letter.Round!.Cutoff}, la ronde {letter.Round.Number} a invité les profils présentés jusqu'au "
                    + $"{FrenchText.Instant(letter.Round.TieBreak!.Value)}; celui-ci l'a été plus tard",
            _ => $"le profil a été présenté après la ronde {letter.Round!.Number}",
        };

    public override IEnumerable<(string Key, string Title, string What)> ChoicesOf(InvitationLetter letter)
    {
        string deadline = FrenchText.Day(letter.Deadline);
        string ends = letter.ProfileEnds is { } day ? $"le {FrenchText.Day(day)}" : "un an après sa présentation";
        string submitted = letter.Candidate.SubmittedAt is { } at ? $" ({FrenchText.Instant(at)})" : "";
        yield return (
            "accept",
            "Présenter une demande",
            $"Envoyez la demande complète au plus tard le {deadline}. Votre âge et la plupart des faits comptent au jour de sa "
                + "réception; les résultats de langue et les évaluations de diplômes doivent encore être valides ce jour-là. "
                + "Vous quittez le bassin pour de bon."
        );
        yield return (
            "decline",
            "Refuser",
            $"Avant le {deadline}. Le profil retourne aussitôt dans le bassin, garde son instant de présentation{submitted} pour "
                + $"la règle de bris d'égalité, et prend fin quand il l'aurait fait ({ends}). Rien ne s'oppose à une autre invitation."
        );
        yield return (
            "no_answer",
            "Ne rien faire",
            $"L'invitation expire après le {deadline} et le profil prend fin avec elle. Un nouveau profil reçoit un nouvel instant "
                + "de présentation, derrière tous ceux qui ont la même note."
        );
    }

    protected override string What(ChecklistKey key, InvitationLetter letter) =>
        key switch
        {
            ChecklistKey.PoliceCertificates =>
                "Certificat de police de chaque pays où vous avez vécu six mois ou plus au cours des dix dernières années."
                    + (
                        letter.Days < PoliceDays
                            ? $" Cela peut prendre plus que les {letter.Days} jours; commencez maintenant."
                            : ""
                    ),
            ChecklistKey.MedicalExam => "Examen médical par un médecin désigné.",
            ChecklistKey.WorkLetters =>
                "Lettre de chaque employeur compté dans la note (fonctions, dates, heures par semaine, salaire).",
            ChecklistKey.Family =>
                "Certificat de mariage ou preuve de l'union; passeport, certificat de police, résultats de tests et études du "
                    + "conjoint.",
            ChecklistKey.SettlementFunds =>
                "Lettres officielles de vos banques sur six mois de soldes, sauf si vous travaillez au Canada avec une offre "
                    + "d'emploi valide.",
            ChecklistKey.Nomination => "Le certificat de désignation; il doit encore être valide.",
            ChecklistKey.JobOffer => "L'offre d'emploi écrite.",
            ChecklistKey.LanguageResults => LanguageItem(letter),
            ChecklistKey.Education =>
                "Diplômes, et le rapport d'évaluation de chaque diplôme étranger (de moins de cinq ans à la réception de la "
                    + "demande).",
            ChecklistKey.History =>
                "Dix ans d'adresses, d'emplois, d'études et de voyages, mois par mois, sans interruption.",
            ChecklistKey.Passport => "Passeport, valide au-delà de la demande, et photographies.",
            _ =>
                "Chaque document en PDF de moins de 4 Mo; avec une traduction certifiée s'il n'est ni en français ni en anglais.",
        };

    private static string LanguageItem(InvitationLetter letter)
    {
        const string item = "Résultats de tests de langue, de moins de deux ans à la réception de la demande";
        return letter.LanguageExpires is { } expires
            ? $"{item}; les vôtres de première langue comptent jusqu'au {FrenchText.Day(expires.AddDays(-1))}"
                + (expires <= letter.Deadline ? ", ce qui est avant l'échéance." : ".")
            : $"{item}.";
    }
}
