using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>One column of a population's CSV and Parquet file; a number or a text, null for a missing one.</summary>
/// <remarks>The first five are those of a pool file. Meanings: <c>docs/population.md</c>, "The file".</remarks>
internal sealed record PopulationColumn(
    string Name,
    ParquetType Type,
    Func<PopulationRow, long?>? Number,
    Func<PopulationRow, string?>? Text
)
{
    private const long MillisecondsASecond = 1000;
    private static readonly string[] Abilities = ["listening", "reading", "writing", "speaking"];

    public static ImmutableArray<PopulationColumn> All { get; } =
    [
        OfText("profile_id", row => row.Id),
        OfNumber("crs", row => row.Profile.Score),
        new(
            "submitted_at",
            ParquetType.TimestampMilliseconds,
            row => row.Profile.SubmittedUtcSeconds * MillisecondsASecond,
            row => PopulationWords.Instant(row.Profile.SubmittedUtcSeconds)
        ),
        OfText("programs", row => PopulationWords.Programs(row.Profile.Groups)),
        OfText("categories", row => PopulationWords.Categories(row.Profile.Groups)),
        OfNumber("age", row => row.Profile.Crs.Age),
        OfText("birth_date", row => PopulationWords.Day(row.Profile.BirthDay)),
        OfText("education", row => PopulationWords.Education(row.Profile.Crs.Education)),
        OfText("assessed_on", row => PopulationWords.DayOrNull(row.Profile.AssessedDay)),
        OfText("canadian_study", row => PopulationWords.Study(row.Profile.Study)),
        OfText("first_language", row => PopulationWords.FirstLanguage(row.Profile.Crs)),
        .. Levels("first", _ => true, profile => profile.Crs.First),
        OfText("second_language", row => PopulationWords.SecondLanguage(row.Profile.Crs)),
        .. Levels("second", profile => profile.Crs.Second != default, profile => profile.Crs.Second),
        OfText("tested_on", row => PopulationWords.Day(row.Profile.TestedDay)),
        OfNumber("canadian_work_years", row => row.Profile.Crs.CanadianYears),
        OfText(
            "canadian_occupation",
            row => row.Profile.CanadianFrom == 0 ? null : PopulationSampler.Occupations[row.Profile.CanadianOccupation]
        ),
        OfText("canadian_work_from", row => PopulationWords.DayOrNull(row.Profile.CanadianFrom)),
        OfText("canadian_work_to", row => PopulationWords.DayOrNull(row.Profile.CanadianTo)),
        OfNumber("foreign_work_years", row => row.Profile.Crs.ForeignYears),
        OfText(
            "foreign_occupation",
            row => row.Profile.ForeignFrom == 0 ? null : PopulationSampler.Occupations[row.Profile.ForeignOccupation]
        ),
        OfText("foreign_work_from", row => PopulationWords.DayOrNull(row.Profile.ForeignFrom)),
        OfText("foreign_work_to", row => PopulationWords.DayOrNull(row.Profile.ForeignTo)),
        OfFlag("certificate_of_qualification", profile => profile.Crs.Has(CrsTraits.Certificate)),
        OfFlag("nomination", profile => profile.Crs.Has(CrsTraits.Nomination)),
        OfText("job_offer", row => PopulationWords.Offer(row.Profile.Crs)),
        OfFlag("sibling", profile => profile.Crs.Has(CrsTraits.Sibling)),
        OfFlag("relative_in_canada", profile => profile.HasRelative),
        OfText("spouse", row => PopulationWords.Spouse(row.Profile)),
        OfText(
            "spouse_education",
            row => IsScored(row.Profile) ? PopulationWords.Education(row.Profile.Crs.SpouseEducation) : null
        ),
        .. Levels(
            "spouse",
            profile => IsScored(profile) && profile.Crs.SpouseLanguage != default,
            profile => profile.Crs.SpouseLanguage
        ),
        new(
            "spouse_canadian_work_years",
            ParquetType.Int32,
            row => IsScored(row.Profile) ? row.Profile.Crs.SpouseYears : null,
            null
        ),
        OfNumber("family_size", row => row.Profile.FamilySize),
        OfNumber("settlement_funds", row => row.Profile.Funds),
        OfText("destination", row => PopulationSampler.Destinations[row.Profile.Destination]),
    ];

    private static bool IsScored(in SyntheticProfile profile) => profile.Crs.Has(CrsTraits.Spouse);

    private static PopulationColumn OfText(string name, Func<PopulationRow, string?> text) =>
        new(name, ParquetType.String, null, text);

    private static PopulationColumn OfNumber(string name, Func<PopulationRow, long> number) =>
        new(name, ParquetType.Int32, row => number(row), null);

    private static PopulationColumn OfFlag(string name, Func<SyntheticProfile, bool> flag) =>
        new(name, ParquetType.Boolean, row => flag(row.Profile) ? 1 : 0, row => flag(row.Profile) ? "true" : "false");

    private static IEnumerable<PopulationColumn> Levels(
        string prefix,
        Func<SyntheticProfile, bool> isPresent,
        Func<SyntheticProfile, AbilityLevels> levels
    ) =>
        Enumerable
            .Range(0, Abilities.Length)
            .Select(ability => new PopulationColumn(
                $"{prefix}_{Abilities[ability]}",
                ParquetType.Int32,
                row => isPresent(row.Profile) ? levels(row.Profile)[ability] : null,
                null
            ));
}
