using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Population;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>The attributes invitations can be shared out by, and their levels.</summary>
public static class AttributeTable
{
    private const int NocDigits = 10;

    private static readonly ImmutableArray<(
        string Word,
        ImmutableArray<string> Levels,
        Func<SyntheticProfile, int> LevelOf
    )> All =
    [
        ("age", ["under 20", "20-29", "30-34", "35-39", "40-44", "45 and over"], AgeOf),
        (
            "education",
            [
                "secondary or less",
                "one or two years after secondary",
                "three years or more",
                "two credentials, one of three years",
                "master's or professional",
                "doctorate",
            ],
            EducationOf
        ),
        (
            "language",
            ["French first", "English first, French 7 or more", "English 9 or more", "English 7 or 8", "English 6 or less"],
            LanguageOf
        ),
        (
            "canadian_experience",
            ["none", "1 year", "2 years", "3 years or more"],
            profile => Math.Min((int)profile.Crs.CanadianYears, 3)
        ),
        (
            "occupation",
            [
                "0 management",
                "1 business, finance, administration",
                "2 natural and applied sciences",
                "3 health",
                "4 education, law, social and government services",
                "5 art, culture, recreation, sport",
                "6 sales and service",
                "7 trades, transport",
                "8 natural resources, agriculture",
                "9 manufacturing, utilities",
                "no work",
            ],
            OccupationOf
        ),
    ];

    /// <summary>The words: <c>age education language canadian_experience occupation</c>.</summary>
    public static ImmutableArray<string> Words { get; } = [.. All.Select(entry => entry.Word)];

    /// <summary>The levels of an attribute, in order.</summary>
    /// <param name="word">One of <see cref="Words"/>.</param>
    public static ImmutableArray<string> LevelsOf(string word) => All[Words.IndexOf(word)].Levels;

    /// <summary>The level of a profile, by its place among <see cref="LevelsOf(string)"/>.</summary>
    internal static int LevelOf(string word, SyntheticProfile profile) => All[Words.IndexOf(word)].LevelOf(profile);

    private static int AgeOf(SyntheticProfile profile) =>
        profile.Crs.Age switch
        {
            < 20 => 0,
            < 30 => 1,
            < 35 => 2,
            < 40 => 3,
            < 45 => 4,
            _ => 5,
        };

    private static int EducationOf(SyntheticProfile profile) =>
        profile.Crs.Education switch
        {
            EducationLevel.None or EducationLevel.Secondary => 0,
            EducationLevel.OneYear or EducationLevel.TwoYear => 1,
            EducationLevel.ThreeYearPlus => 2,
            EducationLevel.TwoOrMore => 3,
            EducationLevel.Masters => 4,
            _ => 5,
        };

    private static int LanguageOf(SyntheticProfile profile) =>
        profile.Crs.Has(CrsTraits.FirstIsFrench) ? 0
        : profile.Crs.LowestFrench >= 7 ? 1
        : profile.Crs.First.Lowest switch
        {
            >= 9 => 2,
            >= 7 => 3,
            _ => 4,
        };

    // Work in Canada goes before work elsewhere; the first digit of a NOC 2021 code is its broad category.
    private static int OccupationOf(SyntheticProfile profile) =>
        profile.CanadianFrom != 0 ? PopulationSampler.Occupations[profile.CanadianOccupation][0] - '0'
        : profile.ForeignFrom != 0 ? PopulationSampler.Occupations[profile.ForeignOccupation][0] - '0'
        : NocDigits;
}
