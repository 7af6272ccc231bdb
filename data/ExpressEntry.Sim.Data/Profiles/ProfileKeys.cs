using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>The keys and words of a profile file. <c>examples/profile.schema.json</c> says the same to editors.</summary>
public static class ProfileKeys
{
    /// <summary>Keys of a profile.</summary>
    public static ImmutableArray<string> Profile { get; } =
    [
        "id",
        "rule_set",
        "age",
        "birth_date",
        "education",
        "assessed_on",
        "credentials",
        "first_language",
        "second_language",
        "canadian_work_years",
        "foreign_work_years",
        "work",
        "certificate_of_qualification",
        "nomination",
        "job_offer",
        "job_offer_occupation",
        "canadian_study",
        "studied_in_canada",
        "sibling",
        "relative_in_canada",
        "spouse",
        "settlement_funds",
        "family_size",
        "authorized_to_work",
        "destination",
        "military_recruit",
        "submitted_at",
    ];

    /// <summary>Keys of a language.</summary>
    public static ImmutableArray<string> Language { get; } = ["lang", "clb", "test", "tested_on", "scores"];

    /// <summary>Keys of levels and of scores.</summary>
    public static ImmutableArray<string> Abilities { get; } = ["listening", "reading", "writing", "speaking"];

    /// <summary>Keys of a spouse.</summary>
    public static ImmutableArray<string> Spouse { get; } =
    [
        "education",
        "clb",
        "language",
        "canadian_work_years",
        "work",
        "accompanying",
        "citizen_or_resident",
        "studied_in_canada",
    ];

    /// <summary>Keys of a diploma or degree.</summary>
    public static ImmutableArray<string> Credential { get; } = ["level", "country", "completed_on", "assessed_on"];

    /// <summary>Keys of a job.</summary>
    public static ImmutableArray<string> Work { get; } =
    ["occupation", "from", "to", "hours_per_week", "country", "authorized", "self_employed", "full_time_student", "paid"];

    /// <summary>Words for the languages.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "fr"];

    /// <summary>Words for levels of education, in rising order.</summary>
    public static ImmutableArray<string> EducationLevels { get; } =
    ["none", "secondary", "one_year", "two_year", "three_year_plus", "two_or_more", "masters", "doctoral"];

    /// <summary>Words for the level of one diploma or degree.</summary>
    public static ImmutableArray<string> CredentialLevels { get; } =
    [.. EducationLevels.Where(word => word is not ("none" or "two_or_more"))];

    /// <summary>Words for job offers.</summary>
    public static ImmutableArray<string> Offers { get; } = ["none", "noc00", "other"];

    /// <summary>Words for study in Canada.</summary>
    public static ImmutableArray<string> Studies { get; } = ["none", "one_or_two", "three_plus"];

    /// <summary>Codes of the provinces and territories.</summary>
    public static ImmutableArray<string> Destinations { get; } =
    ["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"];

    /// <summary>Every key and word above, once.</summary>
    internal static ImmutableArray<string> EveryWord { get; } =
    [
        .. Profile
            .Concat(Language)
            .Concat(Abilities)
            .Concat(Spouse)
            .Concat(Credential)
            .Concat(Work)
            .Concat(Languages)
            .Concat(EducationLevels)
            .Concat(Offers)
            .Concat(Studies)
            .Concat(Destinations)
            .Distinct(),
    ];
}
