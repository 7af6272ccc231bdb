namespace ExpressEntry.Sim.Cli.Invitation;

/// <summary>What an invited person has to have ready.</summary>
internal enum ChecklistKey : byte
{
    /// <summary>Of every country lived in.</summary>
    PoliceCertificates,

    /// <summary>By a panel physician.</summary>
    MedicalExam,

    /// <summary>Of each employer counted in the score.</summary>
    WorkLetters,

    /// <summary>Of a spouse who counts.</summary>
    Family,

    /// <summary>Of the bank.</summary>
    SettlementFunds,

    /// <summary>The certificate.</summary>
    Nomination,

    /// <summary>In writing.</summary>
    JobOffer,

    /// <summary>Still valid on the day the application is received.</summary>
    LanguageResults,

    /// <summary>Diplomas and assessments.</summary>
    Education,

    /// <summary>Ten years without gaps.</summary>
    History,

    /// <summary>And photographs.</summary>
    Passport,

    /// <summary>How every document has to be.</summary>
    Files,
}
