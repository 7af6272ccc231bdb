using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules.Candidates;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>Draws one profile after another by the law of <c>data/population/prior.yaml</c>.</summary>
/// <remarks>
/// A life is drawn forwards, so that it is possible: study, work abroad, study in Canada, work in Canada, the time between;
/// age is their sum. Source: <c>docs/population.md</c>, "How a profile is drawn".
/// </remarks>
internal sealed class ProfileDrawer
{
    private const int PerMille = 1000;
    private const int DaysAYear = 365;
    private const int SecondsADay = 86_400;
    private const int LowestLevel = 4;
    private const int HighestLevel = 10;
    private const int YoungestStart = 18;

    // Kept young enough that a test is under two years old at the end of a profile's year, and an assessment under five.
    private const int MostTestDays = 330;
    private const int MostAssessmentDays = 700;
    private const int ShortestMove = 15;
    private const int LongestMove = 200;

    private readonly PopulationPrior _prior;
    private readonly GroupFinder _groups;
    private readonly FundsTable _funds;
    private readonly DateOnly _day;
    private readonly double _departures;
    private readonly double _staysAYear;

    public ProfileDrawer(PopulationPrior prior, RuleBook book, DateOnly day)
    {
        _prior = prior;
        _day = day;
        _groups = new GroupFinder(book, prior.Occupations, day);
        _funds = book.Programs.FundsOn(day) ?? book.Programs.Funds[0];
        _departures = Math.Max(1, prior.DeparturesPer100000) / 100_000.0;
        _staysAYear = PortableMath.Exp(-_departures * DaysAYear);
        NowUtcSeconds = UtcSecondsOf(day);
    }

    /// <summary>The start of the day, which every profile was submitted before.</summary>
    public long NowUtcSeconds { get; }

    /// <summary>Draws one profile; score and nomination are left for later.</summary>
    /// <returns>False where it meets no program, or did not when it was submitted: it would not be in the pool.</returns>
    public bool TryDraw(ref RandomStream random, out SyntheticProfile profile)
    {
        profile = default;
        PopulationKind kind = _prior.Kinds[_prior.KindOf.Draw(ref random)];
        var education = (EducationLevel)kind.Education.Draw(ref random);
        var study = (CanadianStudy)kind.Study.Draw(ref random);
        if (!Fits(education, study) || kind.Occupations[(int)education] is null)
        {
            return false;
        }

        long submitted = DrawSubmission(ref random);
        int submittedDay = DayOf(submitted);
        if (!TryDrawLife(ref random, kind, education, study, out SyntheticProfile life))
        {
            return false;
        }

        life = life with { SubmittedUtcSeconds = submitted, TestedDay = submittedDay - 5 - random.NextBelow(MostTestDays) };
        life = DrawRelations(ref random, kind, DrawLanguages(ref random, kind, life));
        (byte canadian, byte foreign) = _groups.Years(life);
        life = life with
        {
            AssessedDay = study == CanadianStudy.None ? submittedDay - 20 - random.NextBelow(MostAssessmentDays) : 0,
            Crs = life.Crs with { CanadianYears = canadian, ForeignYears = foreign },
        };
        GroupSet programs = _groups.ProgramsOf(life, submittedDay);
        profile = life with { Groups = programs | _groups.CategoriesOf(life) };
        return programs.Bits != 0;
    }

    /// <summary>Draws an instant of submission among the profiles of a year that are still there.</summary>
    public long DrawSubmission(ref RandomStream random)
    {
        double days = -PortableMath.Log(1 - (random.NextUniform() * (1 - _staysAYear))) / _departures;
        // The oldest has a second left before it expires.
        return NowUtcSeconds - 1 - (long)(days / DaysAYear * ((DaysAYear * SecondsADay) - 2));
    }

    /// <summary>The day of an instant.</summary>
    public int DayOf(long utcSeconds) => _day.DayNumber - 1 - (int)((NowUtcSeconds - 1 - utcSeconds) / SecondsADay);

    private static long UtcSecondsOf(DateOnly day) =>
        (day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * (long)SecondsADay;

    // A credential of Canada is one of those that the level of education counts.
    private static bool Fits(EducationLevel education, CanadianStudy study) =>
        study switch
        {
            CanadianStudy.None => true,
            CanadianStudy.OneOrTwo => education is >= EducationLevel.OneYear and not EducationLevel.ThreeYearPlus,
            _ => education >= EducationLevel.ThreeYearPlus,
        };

    private static int StudyYearsOf(EducationLevel education, CanadianStudy study) =>
        study switch
        {
            CanadianStudy.None => 0,
            CanadianStudy.OneOrTwo => education == EducationLevel.OneYear ? 1 : 2,
            _ => education is EducationLevel.ThreeYearPlus or EducationLevel.TwoOrMore or EducationLevel.Doctoral ? 4 : 2,
        };

    private static bool Happens(ref RandomStream random, int perMille) => random.NextBelow(PerMille) < perMille;

    private static int DrawDays(ref RandomStream random, AliasTable years) =>
        (years.Draw(ref random) * DaysAYear) + random.NextBelow(DaysAYear);

    private static int ClassOf(EducationLevel education) =>
        education < EducationLevel.ThreeYearPlus ? 0
        : education == EducationLevel.ThreeYearPlus ? 1
        : 2;

    private bool TryDrawLife(
        ref RandomStream random,
        PopulationKind kind,
        EducationLevel education,
        CanadianStudy study,
        out SyntheticProfile life
    )
    {
        life = default;
        int studyYears = StudyYearsOf(education, study);
        int startAge = Math.Max(YoungestStart, _prior.StartAges[(int)education] - studyYears);
        int startDays =
            ((startAge + _prior.DelayYears.Draw(ref random)) * DaysAYear) + (startAge / 4) + 1 + random.NextBelow(DaysAYear);
        int foreignDays = DrawDays(ref random, kind.ForeignYears);
        int canadianDays = kind.InCanada ? DrawDays(ref random, kind.CanadianYears) : 0;
        int breakDays = (_prior.BreakYears.Draw(ref random) * DaysAYear) + ShortestMove + random.NextBelow(LongestMove);
        bool isHeld = Happens(ref random, kind.InCanada ? _prior.HeldInCanada : _prior.HeldAbroad);
        (int from, int to) = kind.InCanada ? _prior.EndedInCanada : _prior.EndedAbroad;
        int sinceEnd = isHeld ? 0 : from + random.NextBelow(to - from + 1);

        // Too little foreign work to be skilled work before a first degree in Canada is left out.
        foreignDays = kind.InCanada && foreignDays < 90 ? 0 : foreignDays;
        int day = _day.DayNumber;
        int canadianFrom = day - sinceEnd - canadianDays;
        int studyDays = studyYears * DaysAYear;
        bool studyIsFirst = !kind.InCanada;
        int foreignEnd = kind.InCanada ? canadianFrom - studyDays - breakDays : day - sinceEnd;
        int foreignFrom = foreignEnd - foreignDays;
        int birth = foreignFrom - (studyIsFirst && studyYears > 0 ? studyDays + breakDays : 0) - startDays;
        int age = CandidateFacts.AgeOn(DateOnly.FromDayNumber(birth), _day);
        bool worksInCanada = canadianDays > 0;
        bool workedAbroad = foreignDays > 0;
        if (age > _prior.OldestAge || (!worksInCanada && !workedAbroad))
        {
            return false;
        }

        int abroad = kind.ForeignOccupations[(int)education]!.Draw(ref random);
        int inCanada =
            Happens(ref random, _prior.SameOccupation) && workedAbroad
                ? abroad
                : kind.Occupations[(int)education]!.Draw(ref random);
        life = new SyntheticProfile
        {
            BirthDay = birth,
            ForeignFrom = workedAbroad ? foreignFrom : 0,
            ForeignTo = workedAbroad && (kind.InCanada || sinceEnd > 0) ? foreignEnd - 1 : 0,
            ForeignOccupation = (byte)abroad,
            CanadianFrom = worksInCanada ? canadianFrom : 0,
            CanadianTo = worksInCanada && sinceEnd > 0 ? day - sinceEnd - 1 : 0,
            CanadianOccupation = (byte)inCanada,
            Study = study,
            StudiedTwoYears = studyYears >= 2,
            Crs = new CrsProfile
            {
                Age = (byte)age,
                Education = education,
                Traits = study switch
                {
                    CanadianStudy.OneOrTwo => CrsTraits.ShortCanadianStudy,
                    CanadianStudy.ThreePlus => CrsTraits.LongCanadianStudy,
                    _ => CrsTraits.None,
                },
            },
        };
        return true;
    }

    private SyntheticProfile DrawLanguages(ref RandomStream random, PopulationKind kind, in SyntheticProfile profile)
    {
        int pair = kind.Languages.Draw(ref random);
        bool frenchFirst = pair >= 3;
        ImmutableArray<AliasTable> tables =
            frenchFirst ? _prior.LanguageFrench
            : kind.InCanada ? _prior.LanguageInCanada
            : _prior.LanguageAbroad;
        AliasTable first = tables[ClassOf(profile.Crs.Education)];
        AliasTable? second = pair switch
        {
            1 => _prior.SomeFrench,
            2 => _prior.GoodFrench,
            3 => _prior.SecondEnglish,
            _ => null,
        };
        CrsTraits traits =
            frenchFirst ? CrsTraits.FirstIsFrench
            : second is null ? CrsTraits.None
            : CrsTraits.SecondIsFrench;
        return profile with
        {
            Crs = profile.Crs with
            {
                First = DrawLevels(ref random, first),
                Second = second is null ? default : DrawLevels(ref random, second),
                Traits = profile.Crs.Traits | traits,
            },
        };
    }

    private AbilityLevels DrawLevels(ref RandomStream random, AliasTable levels)
    {
        int middle = LowestLevel + levels.Draw(ref random);
        return new AbilityLevels(
            Level(ref random, 0, middle),
            Level(ref random, 1, middle),
            Level(ref random, 2, middle),
            Level(ref random, 3, middle)
        );
    }

    private int Level(ref RandomStream random, int ability, int middle) =>
        Math.Clamp(middle - 1 + _prior.Abilities[ability].Draw(ref random), LowestLevel, HighestLevel);

    private SyntheticProfile DrawRelations(ref RandomStream random, PopulationKind kind, in SyntheticProfile profile)
    {
        CrsProfile crs = profile.Crs;
        CrsTraits traits = crs.Traits;
        int age = crs.Age;
        bool hasSpouse = Happens(ref random, _prior.SpouseByAge.First(entry => age <= entry.To).Has);
        bool isScored = Happens(ref random, _prior.SpouseScored) && hasSpouse;
        if (isScored)
        {
            traits |= CrsTraits.Spouse;
            crs = DrawSpouse(ref random, kind, crs);
        }

        int main = profile.CanadianFrom != 0 ? profile.CanadianOccupation : profile.ForeignOccupation;
        int certificates =
            !_groups.IsTrade(main) ? 0
            : kind.TradesOnly ? _prior.Certificates.TradesOnly
            : kind.InCanada ? _prior.Certificates.InCanada
            : _prior.Certificates.Abroad;
        bool hasOffer = Happens(ref random, kind.InCanada ? _prior.Offers.InCanada : _prior.Offers.Abroad);
        bool isSenior = _prior.Occupations[main].Code.StartsWith("00", StringComparison.Ordinal);
        traits |= Happens(ref random, certificates) ? CrsTraits.Certificate : CrsTraits.None;
        traits |= Happens(ref random, _prior.Sibling) ? CrsTraits.Sibling : CrsTraits.None;
        traits |=
            !hasOffer ? CrsTraits.None
            : isSenior ? CrsTraits.SeniorManagementOffer
            : CrsTraits.OtherOffer;
        int children = (hasSpouse ? _prior.ChildrenWithSpouse : _prior.ChildrenAlone).Draw(ref random);
        int family = 1 + (hasSpouse ? 1 : 0) + children;
        return profile with
        {
            Crs = crs with { Traits = traits },
            HasSpouse = hasSpouse,
            HasRelative = Happens(ref random, _prior.OtherRelative),
            FamilySize = (byte)family,
            Funds = (int)((long)_funds.AmountFor(family) * (100 + random.NextBelow(150)) / 100),
            Destination = (byte)_prior.DestinationOf.Draw(ref random),
        };
    }

    private CrsProfile DrawSpouse(ref RandomStream random, PopulationKind kind, in CrsProfile crs)
    {
        EducationLevel drawn = (EducationLevel)_prior.SpouseEducation.Draw(ref random);
        AbilityLevels levels = DrawLevels(ref random, _prior.SpouseLanguage);
        int years = _prior.SpouseYears.Draw(ref random);
        return crs with
        {
            SpouseEducation = Happens(ref random, _prior.SpouseSameEducation) ? crs.Education : drawn,
            SpouseLanguage = Happens(ref random, _prior.SpouseHasTest) ? levels : default,
            SpouseYears = kind.InCanada ? (byte)years : (byte)0,
        };
    }
}
