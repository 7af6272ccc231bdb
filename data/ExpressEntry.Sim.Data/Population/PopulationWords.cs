using System.Globalization;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>Values of a synthetic profile in the words of the profile file.</summary>
internal static class PopulationWords
{
    private const string French = "fr";
    private const string English = "en";

    public static string Education(EducationLevel level) => ProfileKeys.EducationLevels[(int)level];

    public static string Study(CanadianStudy study) => ProfileKeys.Studies[(int)study];

    public static string FirstLanguage(in CrsProfile crs) => crs.Has(CrsTraits.FirstIsFrench) ? French : English;

    /// <summary>Null for no second language.</summary>
    public static string? SecondLanguage(in CrsProfile crs) =>
        crs.Second == default ? null
        : crs.Has(CrsTraits.SecondIsFrench) ? French
        : English;

    public static string Offer(in CrsProfile crs) =>
        crs.Has(CrsTraits.SeniorManagementOffer) ? ProfileKeys.Offers[(int)JobOffer.SeniorManagement]
        : crs.Has(CrsTraits.OtherOffer) ? ProfileKeys.Offers[(int)JobOffer.Other]
        : ProfileKeys.Offers[(int)JobOffer.None];

    /// <summary>The occupation a job offer is for: that of the work in Canada, else of the work abroad.</summary>
    public static string MainOccupation(in SyntheticProfile profile) =>
        PopulationSampler.Occupations[profile.CanadianFrom != 0 ? profile.CanadianOccupation : profile.ForeignOccupation];

    public static string Spouse(in SyntheticProfile profile) =>
        !profile.HasSpouse ? "none"
        : profile.Crs.Has(CrsTraits.Spouse) ? "scored"
        : "not_scored";

    public static string Day(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? DayOrNull(int day) => day == 0 ? null : Day(day);

    public static string Instant(long utcSeconds) =>
        DateTimeOffset.FromUnixTimeSeconds(utcSeconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Programs(GroupSet groups) => Join(groups, RoundType.Pnp, RoundType.Fst);

    public static string Categories(GroupSet groups) => Join(groups, RoundType.French, RoundType.Military);

    private static string Join(GroupSet groups, RoundType first, RoundType last)
    {
        string joined = "";
        for (RoundType type = first; type <= last; type++)
        {
            if (groups.Contains(type))
            {
                joined = joined.Length == 0 ? type.ToWord() : $"{joined}|{type.ToWord()}";
            }
        }

        return joined;
    }
}
