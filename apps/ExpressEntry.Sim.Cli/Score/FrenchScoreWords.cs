using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary>The score in French, in the words of the official pages.</summary>
internal sealed class FrenchScoreWords : ScoreWords
{
    public override string ColumnPoints => "Note";

    public override string ColumnMost => "Maximum";

    public override string Subtotal => "Sous-total";

    public override string Total => "Note totale";

    public override string ProgramsHeading => "Programmes";

    public override string Categories => "Catégories";

    public override string NoCategories => "aucune";

    public override string NotEnoughForCategories =>
        $"professions{Colon}non connues, le profil ne donne aucun travail daté avec son code (« work »)";

    public override string SectionCore => "A. La personne";

    public override string SectionSpouse => "B. Époux ou conjoint de fait";

    public override string SectionTransferability => "C. Transférabilité des compétences";

    public override string SectionAdditional => "D. Points supplémentaires";

    public override string TimelineDay => "Jour";

    public override string TimelineChange => "Écart";

    public override string TimelineScore => "Note";

    public override string TimelineWhat => "Ce qui se passe";

    public override string Colon => FrenchText.NoBreak + ": ";

    public override string WarningLabel => $"Attention{Colon}";

    public override string NoSteps => "rien ne change de soi-même";

    public override string Heading(ProfileAssessment assessment, string? scenario) =>
        $"Note du SCG le {FrenchText.Day(assessment.Day)}{Colon}{assessment.Score.Total} "
        + $"(règles en vigueur depuis le {DayOf(assessment.RuleSet.Name)}{(scenario is null ? "" : $", avec les changements de « {scenario} »")})";

    public override string Part(string key) =>
        key switch
        {
            "A.age" => "Âge",
            "A.education" => "Études",
            "A.first_language" => "Première langue officielle",
            "A.second_language" => "Seconde langue officielle",
            "A.canadian_work" => "Travail au Canada",
            "B.education" => "Études du conjoint",
            "B.language" => "Langue du conjoint",
            "B.canadian_work" => "Travail du conjoint au Canada",
            "C.education_language" => "Études et langue",
            "C.education_canadian_work" => "Études et travail au Canada",
            "C.education" or "C.foreign" => "  ensemble, au plus",
            "C.foreign_language" => "Travail à l'étranger et langue",
            "C.foreign_canadian_work" => "Travail à l'étranger et au Canada",
            "C.certificate" => "Certificat de compétence",
            "C" => "Transférabilité des compétences",
            "D.nomination" => "Désignation",
            "D.job_offer" => "Offre d'emploi",
            "D.canadian_study" => "Études au Canada",
            "D.french" => "Français",
            "D.sibling" => "Frère ou sœur au Canada",
            "D.occupation" => "Profession (scénario)",
            "D.offer_occupation" => "Profession offerte (scénario)",
            _ => key,
        };

    public override string Program(ImmigrationProgram program) => Category(ProfileAssessment.GroupOf(program));

    public override string Category(RoundType category)
    {
        string group = FrenchText.Group(category);
        return char.ToUpper(group[0], CultureInfo.InvariantCulture) + group[1..];
    }

    public override string Answer(bool? isMet) =>
        isMet is { } known
            ? known
                ? "oui"
                : "non"
            : "non connu";

    public override string Mark(RequirementStatus status) =>
        status switch
        {
            RequirementStatus.Met => "rempli",
            RequirementStatus.NotMet => "non rempli",
            _ => "non dit",
        };

    public override string SelectionLine(SelectionPoints points) =>
        $"grille de sélection{Colon}études {Range(points.Education)}, langues {Range(points.Language)}, "
        + $"travail {Range(points.Work)}, âge {Range(points.Age)}, emploi réservé {Range(points.ArrangedEmployment)}, "
        + $"capacité d'adaptation {Range(points.Adaptability)}, en tout {Range(points.Total)} sur 100";

    public override string Requirement(Finding finding) =>
        finding.Kind switch
        {
            RequirementKind.Nomination => "désignation par une province ou un territoire",
            RequirementKind.CanadianWork => Hours(
                "travail qualifié et autorisé au Canada au cours des trois dernières années",
                finding
            ),
            RequirementKind.ContinuousWork => Hours(
                "travail qualifié sans interruption dans une même profession au cours des dix dernières années",
                finding
            ),
            RequirementKind.TradeWork => Hours(
                "travail dans un même métier spécialisé au cours des cinq dernières années",
                finding
            ),
            RequirementKind.ListedWork => Hours(
                "travail dans une même profession de la liste au cours des trois dernières années",
                finding
            ),
            RequirementKind.ContinuousListedWork => Hours(
                "travail sans interruption dans une même profession de la liste au cours des trois dernières années",
                finding
            ),
            RequirementKind.CanadianListedWork => Hours(
                "travail au Canada dans une même profession de la liste au cours des trois dernières années",
                finding
            ),
            RequirementKind.FirstLanguage =>
                $"première langue officielle{Colon}NCLC {finding.Need} dans chaque habileté{Has(finding, "le plus bas est ")}",
            RequirementKind.French =>
                $"français{Colon}NCLC {finding.Need} dans chaque habileté{Has(finding, "le plus bas est ")}",
            RequirementKind.Education => "études secondaires ou plus, canadiennes ou évaluées",
            RequirementKind.SelectionPoints =>
                $"{finding.Need} points de la grille de sélection{Has(finding, "le profil en a ")}",
            RequirementKind.OfferOrCertificate => "offre d'emploi dans le métier, ou certificat de compétence",
            RequirementKind.Funds when finding.Need is { } need =>
                $"fonds d'établissement de {FrenchText.Count(need)}{FrenchText.NoBreak}${Has(finding, "le profil a ")}",
            RequirementKind.Funds =>
                "fonds d'établissement (« settlement_funds », « family_size »), ou offre d'emploi avec permis de travail",
            RequirementKind.Destination => "s'établir hors du Québec (« destination »)",
            _ => "dix ans de service dans une force reconnue et une offre des Forces armées canadiennes",
        };

    public override string Warning(AssessmentWarning warning) =>
        warning.Kind switch
        {
            AssessmentWarningKind.RulesNotKnown =>
                $"une note modifiée est annoncée pour le {DayOf(warning.Detail)}; ses valeurs ne sont pas connues ici, c'est "
                    + "donc la dernière grille connue. Un scénario peut en donner d'autres (--rules)",
            AssessmentWarningKind.FirstLanguageDoesNotCount =>
                "le résultat de première langue a deux ans ou n'existe pas encore ce jour-là, il ne vaut aucun point et le "
                    + "profil n'est pas admissible",
            AssessmentWarningKind.SecondLanguageDoesNotCount =>
                "le résultat de seconde langue a deux ans ou n'existe pas encore ce jour-là, il ne vaut aucun point",
            AssessmentWarningKind.EducationDoesNotCount =>
                "un diplôme ne compte pas ce jour-là, non obtenu, ou son évaluation manque, n'est pas encore faite ou a cinq ans",
            AssessmentWarningKind.SameLanguageTwice =>
                "la première et la seconde langue sont la même; la seconde doit être l'autre langue officielle",
            AssessmentWarningKind.FundsNotKnown =>
                $"les fonds d'établissement de ce jour ne sont pas connus ici; ceux du {DayOf(warning.Detail)} sont utilisés",
            AssessmentWarningKind.FundsInDoubt =>
                "les fonds d'établissement de ce jour ne sont pas certains dans les sources",
            _ =>
                $"toutes les sources ne nomment pas {warning.Detail.Replace(" in ", " dans ", StringComparison.Ordinal)}; les "
                    + "instructions d'une ronde en décident",
        };

    public override string Cause(TimelineCause cause, ProfileAssessment after) =>
        cause switch
        {
            TimelineCause.Birthday => $"anniversaire{Colon}{after.Facts.Profile.Age} ans",
            TimelineCause.FirstLanguage => after.Facts.FirstExpired
                ? "le résultat de première langue expire, il ne vaut aucun point et aucun programme n'est rempli"
                : "le résultat de première langue commence à compter",
            TimelineCause.SecondLanguage => after.Facts.SecondExpired
                ? "le résultat de seconde langue expire"
                : "le résultat de seconde langue commence à compter",
            TimelineCause.Education => "les études qui comptent changent (diplôme obtenu, ou évaluation expirée)",
            TimelineCause.CanadianWork => $"travail au Canada qui compte{Colon}{Years(after.Facts.Profile.CanadianYears)}",
            TimelineCause.ForeignWork => $"travail à l'étranger qui compte{Colon}{Years(after.Facts.Profile.ForeignYears)}",
            TimelineCause.Spouse => "le résultat de langue ou le travail du conjoint change",
            TimelineCause.Rules => "d'autres règles entrent en vigueur",
            TimelineCause.RulesNotKnown => "une note modifiée est annoncée; ses valeurs ne sont pas connues",
            TimelineCause.Experience => "le travail atteint ou perd ce que demande un programme ou une catégorie",
            _ => "le profil prend fin un an après sa présentation; il en faudra un nouveau",
        };

    public override string Turn(RoundType group, bool? before, bool? after) =>
        $"{group.ToWord()}{Colon}{Answer(before)} → {Answer(after)}";

    public override string TimelineHeading(int months, DateOnly from) =>
        months == 1 ? $"Le mois après le {FrenchText.Day(from)}" : $"Les {months} mois après le {FrenchText.Day(from)}";

    public override string NotDated(IEnumerable<string> keys) =>
        $"Non montré, car le profil ne donne pas les jours{Colon}{string.Join(", ", keys)}.";

    public override string BulkDone(int count, DateOnly day, string output) =>
        $"Profils notés au {FrenchText.Day(day)}{Colon}{FrenchText.Count(count)}, dans {output}";

    public override string BulkBad(int bad, int lines, string input) =>
        $"{input}{Colon}{FrenchText.Count(bad)} des {FrenchText.Count(lines)} lignes n'ont pu être notées; chacune a son erreur à "
        + "sa place dans le résultat";

    // Rule sets and warnings name days as 2025-03-25.
    private static string DayOf(string iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? FrenchText.Day(day)
            : iso;

    private static string Years(int years) => years < 2 ? $"{years} an" : $"{years} ans";

    private static string Range(PointRange range) => range.Known is { } known ? $"{known}" : $"{range.Low} à {range.High}";

    private static string Hours(string what, Finding finding) =>
        $"{FrenchText.Count(finding.Need)} heures de {what}{Has(finding, "le profil en a ")}";

    private static string Has(Finding finding, string before) =>
        finding.Have is { } have ? $" ({before}{FrenchText.Count(have)})" : "";
}
