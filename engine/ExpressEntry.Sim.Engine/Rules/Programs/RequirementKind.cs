namespace ExpressEntry.Sim.Engine.Rules.Programs;

/// <summary>What a program or category asks for. The unit of a finding's figures is said at each.</summary>
public enum RequirementKind : byte
{
    /// <summary>Nomination by a province or territory; no figures.</summary>
    Nomination,

    /// <summary>Work in Canada, hours.</summary>
    CanadianWork,

    /// <summary>Work without a gap in one occupation, hours.</summary>
    ContinuousWork,

    /// <summary>Work in one skilled trade, hours.</summary>
    TradeWork,

    /// <summary>Work in one listed occupation, hours.</summary>
    ListedWork,

    /// <summary>Work without a gap in one listed occupation, hours.</summary>
    ContinuousListedWork,

    /// <summary>Work in Canada in one listed occupation, hours.</summary>
    CanadianListedWork,

    /// <summary>Lowest ability of the first official language, CLB level.</summary>
    FirstLanguage,

    /// <summary>Lowest ability in French, NCLC level.</summary>
    French,

    /// <summary>Secondary school or more, Canadian or assessed; no figures.</summary>
    Education,

    /// <summary>Points of the selection grid.</summary>
    SelectionPoints,

    /// <summary>Full-time job offer of a year or more, or a certificate of qualification; no figures.</summary>
    OfferOrCertificate,

    /// <summary>Settlement funds, Canadian dollars.</summary>
    Funds,

    /// <summary>Settling outside Quebec; no figures.</summary>
    Destination,

    /// <summary>Service in a recognized force and an offer of the Canadian Armed Forces; no figures.</summary>
    MilitaryService,
}
