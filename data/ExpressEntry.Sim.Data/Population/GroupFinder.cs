using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Categories;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>
/// Finds the programs and categories of a drawn profile from its two jobs. The definition is <see cref="ProgramAssessor"/>
/// and <see cref="CategoryAssessor"/>; this one allocates nothing, and a test holds it to them.
/// </summary>
internal sealed class GroupFinder
{
    private const int HoursAWeek = 30;
    private const int DaysAWeek = 7;
    private readonly ProgramRules _programs;
    private readonly ValidityRules _validity;
    private readonly ExperienceRule? _experience;
    private readonly int _frenchLevel;
    private readonly int _day;
    private readonly int[] _teers;
    private readonly bool[] _isTrade;
    private readonly uint[] _anywhere;
    private readonly uint[] _inCanada;
    private readonly int _scoreOpens;
    private readonly int _cecOpens;
    private readonly int _fswOpens;
    private readonly int _fstOpens;
    private readonly int _categoryOpens;

    public GroupFinder(RuleBook book, ImmutableArray<PopulationOccupation> occupations, DateOnly day)
    {
        _programs = book.Programs;
        _validity = book.Programs.Validity;
        _day = day.DayNumber;
        _teers = [.. occupations.Select(one => one.Teer)];
        _isTrade = [.. occupations.Select(one => _programs.IsTrade(one.Code))];
        _anywhere = new uint[occupations.Length];
        _inCanada = new uint[occupations.Length];
        _scoreOpens = Opens(_validity.ScoreWindowYears);
        _cecOpens = Opens(_programs.CecWindowYears);
        _fswOpens = Opens(_programs.FswWindowYears);
        _fstOpens = Opens(_programs.FstWindowYears);
        CategoryRules categories = book.Categories;
        bool hasCategories = day >= categories.FirstDay;
        _frenchLevel = hasCategories ? categories.FrenchLevel : int.MaxValue;
        _experience = hasCategories ? categories.ExperienceOn(day) : null;
        _categoryOpens = Opens(_experience?.WindowYears ?? 0);
        foreach (CategoryList list in categories.Lists.Where(list => list.HoldsOn(day)))
        {
            AddList(list, categories, occupations);
        }

        int Opens(int years) => day.AddYears(-years).DayNumber;
    }

    /// <summary>Whether an occupation is one of the trades of FST.</summary>
    public bool IsTrade(int occupation) => _isTrade[occupation];

    /// <summary>Completed years that earn points: in Canada and elsewhere.</summary>
    public (byte Canadian, byte Foreign) Years(in SyntheticProfile profile) =>
        (
            (byte)(HoursOf(CanadianDays(profile, _scoreOpens, _day)) / _validity.HoursAYear),
            (byte)(HoursOf(ForeignDays(profile, _scoreOpens, _day)) / _validity.HoursAYear)
        );

    /// <summary>The programs but PNP that are met on the day and, by the work done until then, were when it was submitted.</summary>
    /// <param name="profile">A profile with everything but groups and score.</param>
    /// <param name="submittedDay">The day of submission.</param>
    public GroupSet ProgramsOf(in SyntheticProfile profile, int submittedDay)
    {
        uint bits = 0;
        bool hasBeen = false;
        if (IsCec(profile, _day))
        {
            bits |= GroupSet.Of(RoundType.Cec).Bits;
            hasBeen |= HoursOf(CanadianDays(profile, 0, submittedDay)) >= _programs.CecHours;
        }

        if (IsFsw(profile))
        {
            bits |= GroupSet.Of(RoundType.Fsw).Bits;
            hasBeen |= LongestHours(profile, 0, submittedDay) >= _programs.FswHours;
        }

        if (IsFst(profile))
        {
            bits |= GroupSet.Of(RoundType.Fst).Bits;
            hasBeen |= TradeHours(profile, 0, submittedDay) >= _programs.FstHours;
        }

        return hasBeen ? new GroupSet(bits) : default;
    }

    /// <summary>The categories met on the day.</summary>
    public GroupSet CategoriesOf(in SyntheticProfile profile)
    {
        uint bits = profile.Crs.LowestFrench >= _frenchLevel ? GroupSet.Of(RoundType.French).Bits : 0;
        if (_experience is not { } rule)
        {
            return new GroupSet(bits);
        }

        int canadian = CanadianDays(profile, _categoryOpens, _day);
        int foreign = ForeignDays(profile, _categoryOpens, _day);
        bool isOne = profile.CanadianOccupation == profile.ForeignOccupation;
        int together = rule.MustBeContinuous ? Math.Max(canadian, foreign) : canadian + foreign;
        bits |= Met(profile.CanadianOccupation, isOne && canadian > 0 ? together : canadian, canadian, rule);
        bits |= Met(profile.ForeignOccupation, isOne && foreign > 0 ? together : foreign, 0, rule);
        return new GroupSet(bits);
    }

    private static int HoursOf(int days) => days * HoursAWeek / DaysAWeek;

    private static int Overlap(int from, int to, int opens, int day)
    {
        int end = to != 0 && to < day ? to + 1 : day;
        return from == 0 ? 0 : Math.Max(0, end - Math.Max(from, opens));
    }

    private static int CanadianDays(in SyntheticProfile profile, int opens, int day) =>
        Overlap(profile.CanadianFrom, profile.CanadianTo, opens, day);

    private static int ForeignDays(in SyntheticProfile profile, int opens, int day) =>
        Overlap(profile.ForeignFrom, profile.ForeignTo, opens, day);

    // The two jobs always have days between them, so neither continues the other.
    private static int LongestHours(in SyntheticProfile profile, int opens, int day) =>
        HoursOf(Math.Max(CanadianDays(profile, opens, day), ForeignDays(profile, opens, day)));

    private bool IsCec(in SyntheticProfile profile, int day)
    {
        int days = CanadianDays(profile, _cecOpens, day);
        int asked = _teers[profile.CanadianOccupation] > 1 ? _programs.CecLanguageLow : _programs.CecLanguageHigh;
        return HoursOf(days) >= _programs.CecHours && profile.Crs.First.Lowest >= asked;
    }

    private bool IsFsw(in SyntheticProfile profile) =>
        profile.Crs.First.Lowest >= _programs.FswLanguage
        && profile.Crs.Education >= EducationLevel.Secondary
        && LongestHours(profile, _fswOpens, _day) >= _programs.FswHours
        && SelectionPointsOf(profile) >= _programs.FswPassMark;

    private bool IsFst(in SyntheticProfile profile)
    {
        int main = profile.CanadianFrom != 0 ? profile.CanadianOccupation : profile.ForeignOccupation;
        bool hasOffer = profile.Crs.Has(CrsTraits.OtherOffer) && _isTrade[main];
        if (!hasOffer && !profile.Crs.Has(CrsTraits.Certificate))
        {
            return false;
        }

        for (int ability = 0; ability < _programs.FstLanguage.Length; ability++)
        {
            if (profile.Crs.First[ability] < _programs.FstLanguage[ability])
            {
                return false;
            }
        }

        return TradeHours(profile, _fstOpens, _day) >= _programs.FstHours;
    }

    private int TradeHours(in SyntheticProfile profile, int opens, int day)
    {
        int canadian = _isTrade[profile.CanadianOccupation] ? CanadianDays(profile, opens, day) : 0;
        int foreign = _isTrade[profile.ForeignOccupation] ? ForeignDays(profile, opens, day) : 0;
        bool isOne = profile.CanadianOccupation == profile.ForeignOccupation;
        return HoursOf(isOne ? canadian + foreign : Math.Max(canadian, foreign));
    }

    private int SelectionPointsOf(in SyntheticProfile profile)
    {
        SelectionGrid grid = _programs.FswGrid;
        CrsProfile crs = profile.Crs;
        int points = grid.Education[(int)crs.Education];
        points += crs.Second.Lowest >= grid.SecondLanguageLevel ? grid.SecondLanguage : 0;
        for (int ability = 0; ability < 4; ability++)
        {
            points += grid.FirstLanguage[Math.Min(crs.First[ability], grid.FirstLanguage.Length - 1)];
        }

        int days = CanadianDays(profile, _fswOpens, _day) + ForeignDays(profile, _fswOpens, _day);
        points += grid.Work[Math.Min(HoursOf(days) / _validity.HoursAYear, grid.Work.Length - 1)];
        points += grid.Age[Math.Clamp(crs.Age - grid.FirstAge, 0, grid.Age.Length - 1)];
        bool hasOffer = crs.Has(CrsTraits.OtherOffer) || crs.Has(CrsTraits.SeniorManagementOffer);
        return points + (hasOffer ? grid.ArrangedEmployment : 0) + Adaptability(profile, grid, hasOffer);
    }

    private static int Adaptability(in SyntheticProfile profile, SelectionGrid grid, bool hasOffer)
    {
        CrsProfile crs = profile.Crs;
        int points = crs.CanadianYears >= 1 ? grid.OwnWork : 0;
        points += profile.StudiedTwoYears ? grid.OwnStudy : 0;
        points += profile.HasRelative || crs.Has(CrsTraits.Sibling) ? grid.Relative : 0;
        points += hasOffer ? grid.ArrangedAdaptability : 0;
        if (crs.Has(CrsTraits.Spouse))
        {
            points += crs.SpouseLanguage.Lowest >= grid.SpouseLanguageLevel ? grid.SpouseLanguage : 0;
            points += crs.SpouseYears >= 1 ? grid.SpouseWork : 0;
        }

        return Math.Min(points, grid.AdaptabilityCap);
    }

    private uint Met(int occupation, int days, int canadianDays, ExperienceRule rule)
    {
        uint bits = HoursOf(days) >= rule.Hours ? _anywhere[occupation] : 0;
        return bits | (HoursOf(canadianDays) >= rule.Hours ? _inCanada[occupation] : 0);
    }

    private void AddList(CategoryList list, CategoryRules rules, ImmutableArray<PopulationOccupation> occupations)
    {
        if (rules.Stated.Contains(list.Category))
        {
            return;
        }

        uint[] bits = rules.InCanada.Contains(list.Category) ? _inCanada : _anywhere;
        for (int occupation = 0; occupation < occupations.Length; occupation++)
        {
            if (list.Occupations.Contains(occupations[occupation].Code))
            {
                bits[occupation] |= GroupSet.Of(list.Category).Bits;
            }
        }
    }
}
