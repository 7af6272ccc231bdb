using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Tests.Rules;

/// <summary>Profiles drawn over everything a profile can hold, edges included, from a fixed seed.</summary>
internal static class RandomProfiles
{
    public static CrsProfile[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        var profiles = new CrsProfile[count];
        for (int i = 0; i < count; i++)
        {
            profiles[i] = new CrsProfile(
                (byte)random.Next(10, 60),
                Level(random),
                Abilities(random),
                Abilities(random),
                (byte)random.Next(0, 9),
                (byte)random.Next(0, 9),
                Level(random),
                Abilities(random),
                (byte)random.Next(0, 9),
                Traits(random)
            );
        }

        return profiles;
    }

    private static EducationLevel Level(Random random) => (EducationLevel)random.Next(0, 8);

    // Half of the results are narrow, so that thresholds "in all four" are reached as often as missed.
    private static AbilityLevels Abilities(Random random)
    {
        int low = random.Next(0, AbilityLevels.MaxLevel + 1);
        int high = random.Next(2) == 0 ? Math.Min(low + 1, AbilityLevels.MaxLevel) : AbilityLevels.MaxLevel;
        return new AbilityLevels(One(), One(), One(), One());

        int One() => random.Next(low, high + 1);
    }

    private static CrsTraits Traits(Random random)
    {
        CrsTraits offer = random.Next(3) switch
        {
            0 => CrsTraits.SeniorManagementOffer,
            1 => CrsTraits.OtherOffer,
            _ => CrsTraits.None,
        };
        CrsTraits study = random.Next(3) switch
        {
            0 => CrsTraits.ShortCanadianStudy,
            1 => CrsTraits.LongCanadianStudy,
            _ => CrsTraits.None,
        };
        CrsTraits language = random.Next(2) == 0 ? CrsTraits.FirstIsFrench : CrsTraits.SecondIsFrench;
        CrsTraits rest = (CrsTraits)random.Next(1 << 16) & (CrsTraits.Sibling | CrsTraits.Spouse | CrsTraits.Certificate);
        return offer | study | language | rest | (random.Next(10) == 0 ? CrsTraits.Nomination : CrsTraits.None);
    }
}
