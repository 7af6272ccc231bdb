using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Engine.Rules.Candidates;

/// <summary>Everything a profile states, dated where it gave dates. <see cref="CandidateFacts"/> is how it stands on a day.</summary>
/// <remarks>A null or default member was not stated. Where a dated member and a plain one say the same thing, the dated one counts.</remarks>
public sealed record Candidate
{
    /// <summary>Completed years; replaced by <see cref="BirthDate"/>.</summary>
    public byte? Age { get; init; }

    /// <summary>Day of birth.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Highest level of education that counts; replaced by <see cref="Credentials"/>.</summary>
    public EducationLevel? Education { get; init; }

    /// <summary>Day of the assessment behind <see cref="Education"/>; null for none needed or not stated.</summary>
    public DateOnly? AssessedOn { get; init; }

    /// <summary>Diplomas and degrees; default where not stated.</summary>
    public ImmutableArray<Credential> Credentials { get; init; }

    /// <summary>First official language; null for no result.</summary>
    public LanguageResult? First { get; init; }

    /// <summary>Second official language; null for no result.</summary>
    public LanguageResult? Second { get; init; }

    /// <summary>Completed years of work in Canada; replaced by <see cref="Work"/>.</summary>
    public byte? CanadianYears { get; init; }

    /// <summary>Completed years of work elsewhere; replaced by <see cref="Work"/>.</summary>
    public byte? ForeignYears { get; init; }

    /// <summary>Dated jobs; default where not stated.</summary>
    public ImmutableArray<WorkPeriod> Work { get; init; }

    /// <summary>Certificate of qualification in a trade.</summary>
    public bool HasCertificate { get; init; }

    /// <summary>Provincial or territorial nomination.</summary>
    public bool HasNomination { get; init; }

    /// <summary>Offer of arranged employment.</summary>
    public JobOffer Offer { get; init; }

    /// <summary>NOC 2021 code of the offer; null where not stated.</summary>
    public string? OfferOccupation { get; init; }

    /// <summary>Study in Canada; replaced by <see cref="Credentials"/>.</summary>
    public CanadianStudy? Study { get; init; }

    /// <summary>Brother or sister in Canada who counts.</summary>
    public bool HasSibling { get; init; }

    /// <summary>Spouse or common-law partner; null for none.</summary>
    public SpouseStatement? Spouse { get; init; }

    /// <summary>Settlement funds in Canadian dollars; null where not stated.</summary>
    public int? Funds { get; init; }

    /// <summary>Persons in the family, those who stay abroad included; null where not stated.</summary>
    public int? FamilySize { get; init; }

    /// <summary>Whether now authorized to work in Canada; null where not stated.</summary>
    public bool? IsAuthorizedToWork { get; init; }

    /// <summary>Two-letter code of the province or territory to settle in; null where not stated.</summary>
    public string? Destination { get; init; }

    /// <summary>A relative in Canada other than the brother or sister of <see cref="HasSibling"/>; null where not stated.</summary>
    public bool? HasRelative { get; init; }

    /// <summary>Two academic years of full-time study in Canada; null where not stated.</summary>
    public bool? StudiedInCanada { get; init; }

    /// <summary>Ten years' service in a recognized force and an offer of the Canadian Armed Forces; null where not stated.</summary>
    public bool? IsMilitaryRecruit { get; init; }

    /// <summary>When the profile was first submitted (UTC); null where not stated.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }
}
