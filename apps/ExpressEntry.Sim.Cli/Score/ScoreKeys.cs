using System.Text.Json;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary>The keys and words of a score in JSON, encoded once: a file of a million profiles writes each a million times.</summary>
internal static class ScoreKeys
{
    public static readonly JsonEncodedText RuleSet = JsonEncodedText.Encode("rule_set");
    public static readonly JsonEncodedText Scenario = JsonEncodedText.Encode("scenario");
    public static readonly JsonEncodedText Programs = JsonEncodedText.Encode("programs");
    public static readonly JsonEncodedText A = JsonEncodedText.Encode("A");
    public static readonly JsonEncodedText Age = JsonEncodedText.Encode("age");
    public static readonly JsonEncodedText Education = JsonEncodedText.Encode("education");
    public static readonly JsonEncodedText FirstLanguage = JsonEncodedText.Encode("first_language");
    public static readonly JsonEncodedText SecondLanguage = JsonEncodedText.Encode("second_language");
    public static readonly JsonEncodedText CanadianWork = JsonEncodedText.Encode("canadian_work");
    public static readonly JsonEncodedText Subtotal = JsonEncodedText.Encode("subtotal");
    public static readonly JsonEncodedText B = JsonEncodedText.Encode("B");
    public static readonly JsonEncodedText Language = JsonEncodedText.Encode("language");
    public static readonly JsonEncodedText C = JsonEncodedText.Encode("C");
    public static readonly JsonEncodedText EducationLanguage = JsonEncodedText.Encode("education_language");
    public static readonly JsonEncodedText EducationCanadianWork = JsonEncodedText.Encode("education_canadian_work");
    public static readonly JsonEncodedText EducationSubtotal = JsonEncodedText.Encode("education_subtotal");
    public static readonly JsonEncodedText ForeignLanguage = JsonEncodedText.Encode("foreign_language");
    public static readonly JsonEncodedText ForeignCanadianWork = JsonEncodedText.Encode("foreign_canadian_work");
    public static readonly JsonEncodedText ForeignSubtotal = JsonEncodedText.Encode("foreign_subtotal");
    public static readonly JsonEncodedText Certificate = JsonEncodedText.Encode("certificate");
    public static readonly JsonEncodedText Total = JsonEncodedText.Encode("total");
    public static readonly JsonEncodedText D = JsonEncodedText.Encode("D");
    public static readonly JsonEncodedText Nomination = JsonEncodedText.Encode("nomination");
    public static readonly JsonEncodedText JobOffer = JsonEncodedText.Encode("job_offer");
    public static readonly JsonEncodedText CanadianStudy = JsonEncodedText.Encode("canadian_study");
    public static readonly JsonEncodedText French = JsonEncodedText.Encode("french");
    public static readonly JsonEncodedText Sibling = JsonEncodedText.Encode("sibling");
    public static readonly JsonEncodedText Occupation = JsonEncodedText.Encode("occupation");
    public static readonly JsonEncodedText OfferOccupation = JsonEncodedText.Encode("offer_occupation");
    public static readonly JsonEncodedText FswPoints = JsonEncodedText.Encode("fsw_points");
    public static readonly JsonEncodedText Work = JsonEncodedText.Encode("work");
    public static readonly JsonEncodedText ArrangedEmployment = JsonEncodedText.Encode("arranged_employment");
    public static readonly JsonEncodedText Adaptability = JsonEncodedText.Encode("adaptability");
    public static readonly JsonEncodedText Categories = JsonEncodedText.Encode("categories");
    public static readonly JsonEncodedText Reasons = JsonEncodedText.Encode("reasons");
    public static readonly JsonEncodedText Group = JsonEncodedText.Encode("group");
    public static readonly JsonEncodedText Requirement = JsonEncodedText.Encode("requirement");
    public static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    public static readonly JsonEncodedText Need = JsonEncodedText.Encode("need");
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText On = JsonEncodedText.Encode("on");
    public static readonly JsonEncodedText Have = JsonEncodedText.Encode("have");
    public static readonly JsonEncodedText Date = JsonEncodedText.Encode("date");
    public static readonly JsonEncodedText IssuedAt = JsonEncodedText.Encode("issued_at");
    public static readonly JsonEncodedText Deadline = JsonEncodedText.Encode("deadline");

    private static readonly JsonEncodedText[] Groups =
    [
        .. RoundTypes.All.Select(type => JsonEncodedText.Encode(type.ToWord())),
    ];
    private static readonly JsonEncodedText[] Kinds =
    [
        .. Enum.GetValues<RequirementKind>().Select(kind => JsonEncodedText.Encode(Word(kind))),
    ];
    private static readonly JsonEncodedText[] Statuses =
    [
        .. Enum.GetValues<RequirementStatus>().Select(status => JsonEncodedText.Encode(Word(status))),
    ];

    /// <summary>The word of a program or category.</summary>
    public static JsonEncodedText Of(RoundType group) => Groups[(int)group];

    /// <summary>The word of a requirement.</summary>
    public static JsonEncodedText Of(RequirementKind kind) => Kinds[(int)kind];

    /// <summary>The word of a status.</summary>
    public static JsonEncodedText Of(RequirementStatus status) => Statuses[(int)status];

    private static string Word(RequirementKind kind) =>
        kind switch
        {
            RequirementKind.Nomination => "nomination",
            RequirementKind.CanadianWork => "canadian_work_hours",
            RequirementKind.ContinuousWork => "continuous_work_hours",
            RequirementKind.TradeWork => "trade_work_hours",
            RequirementKind.ListedWork => "listed_work_hours",
            RequirementKind.ContinuousListedWork => "continuous_listed_work_hours",
            RequirementKind.CanadianListedWork => "canadian_listed_work_hours",
            RequirementKind.FirstLanguage => "first_language_level",
            RequirementKind.French => "french_level",
            RequirementKind.Education => "education",
            RequirementKind.SelectionPoints => "selection_points",
            RequirementKind.OfferOrCertificate => "offer_or_certificate",
            RequirementKind.Funds => "settlement_funds",
            RequirementKind.Destination => "destination",
            _ => "military_service",
        };

    private static string Word(RequirementStatus status) =>
        status switch
        {
            RequirementStatus.Met => "met",
            RequirementStatus.NotMet => "not_met",
            _ => "not_stated",
        };
}
