using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Cli.Odds;

/// <summary>The odds in French.</summary>
internal sealed class FrenchOddsWords : OddsWords
{
    private const string Nb = FrenchText.NoBreak;

    public override string ColumnBy => "Au plus tard le";

    public override string ColumnOdds => "Chances";

    public override string ColumnRange => "Fourchette";

    public override string ColumnChange => "Si vous aviez";

    public override string ColumnPoints => "Points";

    public override string ColumnScore => "Note";

    public override string CurveHeading => "Mois par mois";

    public override string CurveLegend => "█ jusqu'au bas de la fourchette, ▓ jusqu'aux chances, ░ jusqu'au haut";

    public override string ImprovementsHeading =>
        "Ce qui aiderait, chaque changement seul et fait aujourd'hui, le plus utile d'abord";

    public override string NoImprovements => "aucun changement connu ici n'aiderait à lui seul";

    public override string RestsOn => "Sur quoi cela repose";

    public override string NoGroup =>
        $"Le profil ne répond aujourd'hui à aucun programme{Nb}: aucune ronde ne peut l'inviter; « eesim score » dit ce qui manque.";

    public override string RangeMeaning =>
        "la fourchette est large comme l'erreur, du pire côté, de chances passées semblables; personne ne connaît la politique de l'an prochain";

    public override string ProgramsNotKnown =>
        "le profil n'en dit pas assez pour connaître tous les programmes; seuls les groupes certains comptent ici";

    public override string Heading(DateOnly asOf) => $"Chances d'être invité, en date du {Day(asOf)}";

    public override string Subject(int score, ImmutableArray<RoundType> types) =>
        $"Note {score}, rondes visées{Nb}: {Words(types)}";

    public override string Chance(double probability) =>
        probability switch
        {
            < 0.005 => "presque nulles",
            < 0.03 => "environ 1 sur 50",
            < 0.075 => "environ 1 sur 20",
            > 0.995 => "presque certain",
            > 0.97 => "environ 49 sur 50",
            > 0.925 => "environ 19 sur 20",
            _ => $"environ {Math.Clamp((int)Math.Round(probability * 10), 1, 9)} sur 10",
        };

    public override string Sentence(double probability, DateOnly day) =>
        probability switch
        {
            < 0.005 => $"Il ne faut pas compter sur une invitation d'ici le {Day(day)}.",
            > 0.995 => $"Une invitation d'ici le {Day(day)} est presque certaine.",
            _ => $"Vos chances d'être invité sont d'{Chance(probability)} d'ici le {Day(day)}.",
        };

    public override string Day(DateOnly day) => FrenchText.Day(day);

    public override string Percent(double probability) =>
        probability switch
        {
            < 0.005 => $"<{Nb}1{Nb}%",
            > 0.995 => $">{Nb}99{Nb}%",
            _ => $"{probability * 100:0}{Nb}%",
        };

    public override string Range(double low, double high) => $"{low * 100:0} à {high * 100:0}{Nb}%";

    public override string ScoreFor(DateOnly day, int? even, int? likely) =>
        (even, likely) switch
        {
            (null, _) => $"D'ici le {Day(day)}, aucune note n'a une chance sur deux dans ces groupes.",
            ({ } half, null) =>
                $"D'ici le {Day(day)}{Nb}: une chance sur deux à partir de {half}; aucune note n'atteint 8 sur 10.",
            ({ } half, { } most) =>
                $"D'ici le {Day(day)}{Nb}: une chance sur deux à partir de {half}, 8 sur 10 à partir de {most}.",
        };

    public override string Step(DateOnly day, int score, ImmutableArray<RoundType> types) =>
        types.IsEmpty
            ? $"à partir du {Day(day)}, le profil ne répond à aucun programme{Nb}: aucune ronde ne peut l'inviter"
            : $"à partir du {Day(day)}, la note est {score} (rondes{Nb}: {Words(types)})";

    public override string Ends(DateOnly day) => $"le profil prend fin le {Day(day)}; il en faudra un nouveau";

    public override string Change(ProfileChange change)
    {
        const string scale = "NCLC"; // in French the levels of both languages are called so
        string language = change.Language == OfficialLanguage.English ? "anglais" : "français";
        return change.Kind switch
        {
            ProfileChangeKind.FirstLanguageRenewed => "le même résultat de première langue, d'un nouveau test",
            ProfileChangeKind.FirstLanguageAbility => $"{scale} {change.Level} en {Ability(change.Ability)} ({language})",
            ProfileChangeKind.FirstLanguageAll => $"un niveau {scale} de plus dans les quatre habiletés ({language})",
            ProfileChangeKind.FirstLanguageLevel or ProfileChangeKind.SecondLanguageLevel =>
                $"{language}{Nb}: {scale} {change.Level} ou plus dans les quatre habiletés",
            ProfileChangeKind.CanadianYear => "une année de plus de travail qualifié au Canada",
            ProfileChangeKind.ForeignYear => "une année de plus de travail qualifié à l'étranger",
            ProfileChangeKind.Education => $"un diplôme plus élevé{Nb}: {Education(change.Education)}",
            ProfileChangeKind.Nomination => "une désignation par une province ou un territoire",
            _ => "votre conjoint comme demandeur principal (supposé de votre âge)",
        };
    }

    public override string Basis(int futures, long seed, DateOnly dataEnds, string source) =>
        $"{FrenchText.Count(futures)} avenirs simulés, graine {seed}; données jusqu'au {Day(dataEnds)} ({(source == HistorySource.Embedded ? "celles du programme" : source)})";

    public override string Reliability(int days, ReliabilityNode node, EvaluationWindow window) =>
        $"ce que valaient les chances passées{Nb}: du {Day(window.From)} au {Day(window.To)}, des chances d'environ {Percent(node.Odds)} en {days} jours se sont réalisées {Percent(node.Rate)} du temps";

    public override string GridNotKnown(DateOnly certainTo) =>
        $"après le {Day(certainTo)}, la grille du SCG n'est pas connue{Nb}: une grille révisée est annoncée sans valeurs; au-delà, la grille actuelle est supposée rester et les fourchettes sont plus larges";

    public override string FileSaysSubmitted(DateTimeOffset at) =>
        $"le profil est supposé rester dans le bassin, plus ancien que toute règle de bris d'égalité; ajoutez --submitted {PlainText.Instant(at)} pour compter le jour que donne le fichier et la fin un an plus tard";

    public override string FewReplications(int asked, int simulated) =>
        $"{asked} {(asked == 1 ? "avenir est" : "avenirs sont")} trop peu pour des chances; {simulated} ont été simulés";

    public override string Gap(int days, DateOnly asOf) =>
        $"les {days} jours avant le {Day(asOf)} ne sont pas connus; leurs rondes sont simulées";

    public override string NotInUse(ImmutableArray<RoundType> types) =>
        $"aucune ronde pour {Words(types)} depuis plus d'un an, ou trop peu en tout{Nb}: leurs chances sont une estimation prudente, non évaluée";

    private static string Words(ImmutableArray<RoundType> types) => string.Join(", ", types.Select(type => type.ToWord()));

    private static string Ability(Ability ability) =>
        ability switch
        {
            Engine.Rules.Crs.Ability.Listening => "compréhension de l'oral",
            Engine.Rules.Crs.Ability.Reading => "compréhension de l'écrit",
            Engine.Rules.Crs.Ability.Writing => "expression écrite",
            _ => "expression orale",
        };

    private static string Education(EducationLevel level) =>
        level switch
        {
            EducationLevel.Secondary => "secondaire",
            EducationLevel.OneYear => "un an après le secondaire",
            EducationLevel.TwoYear => "deux ans après le secondaire",
            EducationLevel.ThreeYearPlus => "trois ans ou plus (baccalauréat)",
            EducationLevel.TwoOrMore => "un second diplôme d'un an ou plus",
            EducationLevel.Masters => "maîtrise",
            _ => "doctorat",
        };
}
