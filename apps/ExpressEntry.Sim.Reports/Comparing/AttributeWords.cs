using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Comparing;

/// <summary>Attributes of the synthetic population and their levels, in the language of a report.</summary>
internal static class AttributeWords
{
    /// <summary>An attribute.</summary>
    public static string Of(ReportSpeech speech, string attribute) =>
        attribute switch
        {
            "age" => speech.Say("Age", "Âge"),
            "education" => speech.Say("Education", "Études"),
            "language" => speech.Say("Language", "Langue"),
            "canadian_experience" => speech.Say("Work in Canada", "Travail au Canada"),
            "occupation" => speech.Say("Occupation", "Profession"),
            _ => attribute,
        };

    /// <summary>A level, in French where its wording is known; ranges of numbers are the same in both.</summary>
    public static string LevelOf(ReportSpeech speech, string level) =>
        level switch
        {
            "under 20" => speech.Say(level, "moins de 20"),
            "45 and over" => speech.Say(level, "45 et plus"),
            "secondary or less" => speech.Say(level, "secondaire ou moins"),
            "one or two years after secondary" => speech.Say(level, "un ou deux ans après le secondaire"),
            "three years or more" => speech.Say(level, "trois ans ou plus"),
            "two credentials, one of three years" => speech.Say(level, "deux diplômes, dont un de trois ans"),
            "master's or professional" => speech.Say(level, "maîtrise ou diplôme professionnel"),
            "doctorate" => speech.Say(level, "doctorat"),
            "French first" => speech.Say(level, "français d'abord"),
            "English first, French 7 or more" => speech.Say(level, "anglais d'abord, français 7 ou plus"),
            "English 9 or more" => speech.Say(level, "anglais 9 ou plus"),
            "English 7 or 8" => speech.Say(level, "anglais 7 ou 8"),
            "English 6 or less" => speech.Say(level, "anglais 6 ou moins"),
            "none" => speech.Say(level, "aucun"),
            "1 year" => speech.Say(level, "1 an"),
            "2 years" => speech.Say(level, "2 ans"),
            "3 years or more" => speech.Say(level, "3 ans ou plus"),
            "0 management" => speech.Say(level, "0 gestion"),
            "1 business, finance, administration" => speech.Say(level, "1 affaires, finance, administration"),
            "2 natural and applied sciences" => speech.Say(level, "2 sciences naturelles et appliquées"),
            "3 health" => speech.Say(level, "3 santé"),
            "4 education, law, social and government services" => speech.Say(
                level,
                "4 enseignement, droit, services sociaux et gouvernementaux"
            ),
            "5 art, culture, recreation, sport" => speech.Say(level, "5 arts, culture, loisirs, sport"),
            "6 sales and service" => speech.Say(level, "6 vente et services"),
            "7 trades, transport" => speech.Say(level, "7 métiers, transport"),
            "8 natural resources, agriculture" => speech.Say(level, "8 ressources naturelles, agriculture"),
            "9 manufacturing, utilities" => speech.Say(level, "9 fabrication, services publics"),
            "no work" => speech.Say(level, "aucun travail"),
            _ => level.Replace('-', '–'),
        };
}
