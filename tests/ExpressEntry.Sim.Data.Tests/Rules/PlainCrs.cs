using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Tests.Rules;

/// <summary>
/// The score a second time, written from the published tables alone: no grid, no loops over tables, no shared code with the
/// engine. Where this and the engine differ, one of them misread the rules.
/// </summary>
internal static class PlainCrs
{
    public static (int A, int B, int C, int D, int Total) Score(string ruleSet, CrsProfile p)
    {
        bool spouse = (p.Traits & CrsTraits.Spouse) != CrsTraits.None;
        int a = A(p, spouse);
        int b = spouse ? B(p) : 0;
        int c = C(p);
        int d = D(ruleSet, p);
        return (a, b, c, d, a + b + c + d);
    }

    private static int A(CrsProfile p, bool spouse)
    {
        int age = p.Age switch
        {
            < 18 or > 44 => 0,
            18 or 31 => spouse ? 90 : 99,
            19 or 30 => spouse ? 95 : 105,
            <= 29 => spouse ? 100 : 110,
            32 => spouse ? 85 : 94,
            33 => spouse ? 80 : 88,
            34 => spouse ? 75 : 83,
            35 => spouse ? 70 : 77,
            36 => spouse ? 65 : 72,
            37 => spouse ? 60 : 66,
            38 => spouse ? 55 : 61,
            39 => spouse ? 50 : 55,
            40 => spouse ? 45 : 50,
            41 => spouse ? 35 : 39,
            42 => spouse ? 25 : 28,
            43 => spouse ? 15 : 17,
            _ => spouse ? 5 : 6,
        };
        int education = p.Education switch
        {
            EducationLevel.None => 0,
            EducationLevel.Secondary => spouse ? 28 : 30,
            EducationLevel.OneYear => spouse ? 84 : 90,
            EducationLevel.TwoYear => spouse ? 91 : 98,
            EducationLevel.ThreeYearPlus => spouse ? 112 : 120,
            EducationLevel.TwoOrMore => spouse ? 119 : 128,
            EducationLevel.Masters => spouse ? 126 : 135,
            _ => spouse ? 140 : 150,
        };
        int first = 0;
        int second = 0;
        foreach (int level in Levels(p.First))
        {
            first += level switch
            {
                <= 3 => 0,
                <= 5 => 6,
                6 => spouse ? 8 : 9,
                7 => spouse ? 16 : 17,
                8 => spouse ? 22 : 23,
                9 => spouse ? 29 : 31,
                _ => spouse ? 32 : 34,
            };
        }

        foreach (int level in Levels(p.Second))
        {
            second +=
                level >= 9 ? 6
                : level >= 7 ? 3
                : level >= 5 ? 1
                : 0;
        }

        if (spouse && second > 22)
        {
            second = 22;
        }

        int work = p.CanadianYears switch
        {
            0 => 0,
            1 => spouse ? 35 : 40,
            2 => spouse ? 46 : 53,
            3 => spouse ? 56 : 64,
            4 => spouse ? 63 : 72,
            _ => spouse ? 70 : 80,
        };
        return age + education + first + second + work;
    }

    private static int B(CrsProfile p)
    {
        int education = p.SpouseEducation switch
        {
            EducationLevel.None => 0,
            EducationLevel.Secondary => 2,
            EducationLevel.OneYear => 6,
            EducationLevel.TwoYear => 7,
            EducationLevel.ThreeYearPlus => 8,
            EducationLevel.TwoOrMore => 9,
            _ => 10,
        };
        int language = 0;
        foreach (int level in Levels(p.SpouseLanguage))
        {
            language +=
                level >= 9 ? 5
                : level >= 7 ? 3
                : level >= 5 ? 1
                : 0;
        }

        int work = p.SpouseYears switch
        {
            0 => 0,
            1 => 5,
            2 => 7,
            3 => 8,
            4 => 9,
            _ => 10,
        };
        return education + language + work;
    }

    private static int C(CrsProfile p)
    {
        int lowest = Levels(p.First).Min();
        int language =
            lowest >= 9 ? 2
            : lowest >= 7 ? 1
            : 0;
        int canada = p.CanadianYears >= 2 ? 2 : p.CanadianYears;
        int schooling =
            p.Education >= EducationLevel.TwoOrMore ? 2
            : p.Education >= EducationLevel.OneYear ? 1
            : 0;
        int abroad =
            p.ForeignYears >= 3 ? 2
            : p.ForeignYears >= 1 ? 1
            : 0;
        int education = Math.Min(50, Cross(schooling, language) + Cross(schooling, canada));
        int foreign = Math.Min(50, Cross(abroad, language) + Cross(abroad, canada));
        int certificate = 0;
        if ((p.Traits & CrsTraits.Certificate) != CrsTraits.None)
        {
            certificate =
                lowest >= 7 ? 50
                : lowest >= 5 ? 25
                : 0;
        }

        return Math.Min(100, education + foreign + certificate);
    }

    // 13, 25 and 50 are the only values of the four tables with two sides.
    private static int Cross(int left, int right) =>
        (left * right) switch
        {
            0 => 0,
            1 => 13,
            2 => 25,
            _ => 50,
        };

    private static int D(string ruleSet, CrsProfile p)
    {
        bool since2016 = string.CompareOrdinal(ruleSet, "2016-11-19") >= 0;
        bool since2017 = string.CompareOrdinal(ruleSet, "2017-06-06") >= 0;
        bool since2020 = string.CompareOrdinal(ruleSet, "2020-10-20") >= 0;
        bool since2025 = string.CompareOrdinal(ruleSet, "2025-03-25") >= 0;
        int points = 0;
        if ((p.Traits & CrsTraits.Nomination) != CrsTraits.None)
        {
            points += 600;
        }

        bool senior = (p.Traits & CrsTraits.SeniorManagementOffer) != CrsTraits.None;
        bool other = (p.Traits & CrsTraits.OtherOffer) != CrsTraits.None;
        if (!since2025 && (senior || other))
        {
            points +=
                !since2016 ? 600
                : senior ? 200
                : 50;
        }

        if (since2016)
        {
            points +=
                (p.Traits & CrsTraits.LongCanadianStudy) != CrsTraits.None ? 30
                : (p.Traits & CrsTraits.ShortCanadianStudy) != CrsTraits.None ? 15
                : 0;
        }

        if (since2017)
        {
            points += (p.Traits & CrsTraits.Sibling) != CrsTraits.None ? 15 : 0;
            bool firstIsFrench = (p.Traits & CrsTraits.FirstIsFrench) != CrsTraits.None;
            bool secondIsFrench = (p.Traits & CrsTraits.SecondIsFrench) != CrsTraits.None;
            int french =
                firstIsFrench ? Levels(p.First).Min()
                : secondIsFrench ? Levels(p.Second).Min()
                : 0;
            int english =
                !firstIsFrench ? Levels(p.First).Min()
                : !secondIsFrench ? Levels(p.Second).Min()
                : 0;
            if (french >= 7)
            {
                points += (english >= 5 ? 2 : 1) * (since2020 ? 25 : 15);
            }
        }

        return Math.Min(600, points);
    }

    private static int[] Levels(AbilityLevels levels) =>
        [levels[Ability.Listening], levels[Ability.Reading], levels[Ability.Writing], levels[Ability.Speaking]];
}
