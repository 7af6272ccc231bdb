using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Tests.Rules;

internal static class ProfileColumns
{
    public static CrsColumns Of(CrsProfile[] profiles) =>
        new()
        {
            Ages = Array.ConvertAll(profiles, p => p.Age),
            Educations = Array.ConvertAll(profiles, p => p.Education),
            Firsts = Array.ConvertAll(profiles, p => p.First),
            Seconds = Array.ConvertAll(profiles, p => p.Second),
            CanadianYears = Array.ConvertAll(profiles, p => p.CanadianYears),
            ForeignYears = Array.ConvertAll(profiles, p => p.ForeignYears),
            SpouseEducations = Array.ConvertAll(profiles, p => p.SpouseEducation),
            SpouseLanguages = Array.ConvertAll(profiles, p => p.SpouseLanguage),
            SpouseYears = Array.ConvertAll(profiles, p => p.SpouseYears),
            Traits = Array.ConvertAll(profiles, p => p.Traits),
            Tiers = Array.ConvertAll(profiles, p => p.Tiers),
        };
}
