using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Reports.Text;

/// <summary>Names of round types, programs and flows, as the official notices have them.</summary>
public static class GroupNames
{
    /// <summary>A round type.</summary>
    /// <param name="speech">The language.</param>
    /// <param name="type">A defined type.</param>
    /// <returns>Its name, short enough for a column.</returns>
    public static string Of(ReportSpeech speech, RoundType type) =>
        type switch
        {
            RoundType.General => speech.Say("General (all programs)", "Générale (tous les programmes)"),
            RoundType.Pnp => speech.Say("Provincial Nominee Program", "Candidats des provinces"),
            RoundType.Cec => speech.Say("Canadian Experience Class", "Expérience canadienne"),
            RoundType.Fsw => speech.Say("Federal Skilled Worker", "Travailleurs qualifiés (fédéral)"),
            RoundType.Fst => speech.Say("Federal Skilled Trades", "Métiers spécialisés (fédéral)"),
            RoundType.French => speech.Say("French-language proficiency", "Compétence en français"),
            RoundType.Healthcare => speech.Say("Healthcare and social services", "Soins de santé et services sociaux"),
            RoundType.Stem => speech.Say(
                "Science, technology, engineering, mathematics",
                "Sciences, technologie, ingénierie, mathématiques"
            ),
            RoundType.Trades => speech.Say("Trades", "Métiers"),
            RoundType.Transport => speech.Say("Transport", "Transports"),
            RoundType.Agriculture => speech.Say("Agriculture and agri-food", "Agriculture et agroalimentaire"),
            RoundType.Education => speech.Say("Education", "Enseignement"),
            RoundType.Physicians => speech.Say("Physicians (Canadian experience)", "Médecins (expérience au Canada)"),
            RoundType.SeniorManagers => speech.Say(
                "Senior managers (Canadian experience)",
                "Cadres supérieurs (expérience au Canada)"
            ),
            RoundType.Researchers => speech.Say("Researchers (Canadian experience)", "Chercheurs (expérience au Canada)"),
            RoundType.Military => speech.Say("Skilled military recruits", "Recrues militaires qualifiées"),
            _ => speech.Say("Other", "Autre"),
        };

    /// <summary>A word of the data: a round type or a program.</summary>
    /// <param name="speech">The language.</param>
    /// <param name="word">For example <c>cec</c>.</param>
    /// <returns>Its name; the word itself where it is not known.</returns>
    public static string OfWord(ReportSpeech speech, string word) =>
        RoundTypes.TryParse(word, out RoundType type) ? Of(speech, type)
        : word == "none" ? speech.Say("No program", "Aucun programme")
        : word;

    /// <summary>An event of <c>flows.parquet</c>.</summary>
    /// <param name="speech">The language.</param>
    /// <param name="flow">For example <c>arrived</c>.</param>
    /// <returns>What is counted.</returns>
    public static string OfFlow(ReportSpeech speech, string flow) =>
        flow switch
        {
            "submitted" => speech.Say("Profiles submitted", "Profils présentés"),
            "arrived" => speech.Say("Profiles submitted, first ones", "Profils présentés pour la première fois"),
            "re_entered" => speech.Say("Profiles submitted again", "Profils présentés de nouveau"),
            "nominated" => speech.Say("Nominations accepted", "Désignations acceptées"),
            "expired" => speech.Say("Profiles expired", "Profils expirés"),
            "withdrawn" => speech.Say("Profiles withdrawn", "Profils retirés"),
            "lost_eligibility" => speech.Say("Profiles no longer eligible", "Profils qui ne sont plus admissibles"),
            "invited" => speech.Say("Invitations issued", "Invitations émises"),
            "applied" => speech.Say("Applications received", "Demandes reçues"),
            "declined" => speech.Say("Invitations declined", "Invitations refusées"),
            "lapsed" => speech.Say("Invitations lapsed", "Invitations expirées"),
            "refused" => speech.Say("Applications refused", "Demandes refusées"),
            "admitted" => speech.Say("Admissions, principal applicants", "Admissions, demandeurs principaux"),
            "admitted_persons" => speech.Say("Admissions, persons", "Admissions, personnes"),
            _ => flow,
        };
}
