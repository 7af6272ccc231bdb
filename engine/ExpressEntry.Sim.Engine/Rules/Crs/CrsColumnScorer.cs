using ExpressEntry.Sim.Engine.Counting;

namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>Scores many profiles from columns by looking each part up in tables made for one grid.</summary>
/// <remarks>
/// <see cref="CrsScorer"/> is the definition. Here a pair of abilities is one look-up, each group of section C with its
/// cap is one, and the six traits that earn additional points are one: 9 kB of tables that stay in the first cache.
/// Safe to share between threads.
/// </remarks>
public sealed class CrsColumnScorer
{
    private const int Bytes = 256;
    private const int EducationMask = 7;
    private const int MostYears = 5;
    private const int YearsStride = 8;
    private const int LevelStride = 16;
    private const int RewardedTraits = 64;

    // The first half of each is the column without a spouse, the second half the one with.
    private readonly ushort[] _ages = new ushort[2 * Bytes];
    private readonly ushort[] _educations = new ushort[2 * YearsStride];
    private readonly ushort[] _firstPairs = new ushort[2 * Bytes];
    private readonly ushort[] _secondPairs = new ushort[2 * Bytes];
    private readonly ushort[] _canadianYears = new ushort[2 * YearsStride];

    private readonly ushort[] _spouseEducations = new ushort[YearsStride];
    private readonly ushort[] _spousePairs = new ushort[Bytes];
    private readonly ushort[] _spouseYears = new ushort[YearsStride];

    private readonly byte[] _lowestOfPair = new byte[Bytes];

    // Indexed by education or foreign years, then lowest level, then Canadian years; caps are already applied.
    private readonly ushort[] _educationGroup = new ushort[YearsStride * LevelStride * YearsStride];
    private readonly ushort[] _foreignGroup = new ushort[YearsStride * LevelStride * YearsStride];
    private readonly ushort[] _certificates = new ushort[2 * LevelStride];

    private readonly ushort[] _rewards = new ushort[RewardedTraits];
    private readonly ushort[] _french = new ushort[LevelStride * LevelStride];
    private readonly ushort[] _tiers = new ushort[Bytes];

    private readonly int _secondCapAlone;
    private readonly int _secondCapWithSpouse;
    private readonly int _transferabilityCap;
    private readonly int _additionalCap;
    private readonly int _totalCap;

    /// <summary>Makes the tables of a grid.</summary>
    /// <param name="grid">Points of every cell.</param>
    public CrsColumnScorer(CrsGrid grid)
    {
        FillCore(grid);
        FillSpouse(grid);
        FillTransferability(grid);
        FillAdditional(grid);
        _secondCapAlone = grid.Points(CrsTables.SecondLanguageCap, 0);
        _secondCapWithSpouse = grid.Points(CrsTables.SecondLanguageCap, 1);
        _transferabilityCap = grid.Points(CrsTables.TransferabilityCap);
        _additionalCap = grid.Points(CrsTables.AdditionalCap);
        _totalCap = grid.Points(CrsTables.TotalCap);
    }

    /// <summary>Scores every profile.</summary>
    /// <param name="profiles">Columns of equal length.</param>
    /// <param name="scores">Receives one score a profile, 0 to <see cref="CrsScore.Max"/>; of the same length.</param>
    /// <exception cref="ArgumentException">The columns and the result are not all of one length.</exception>
    /// <remarks>O(n) time, no heap allocation.</remarks>
    public void Score(in CrsColumns profiles, Span<ushort> scores)
    {
        RequireOneLength(profiles, scores.Length);
        WorkCounters.Touched(scores.Length);
        for (int i = 0; i < scores.Length; i++)
        {
            CrsTraits traits = profiles.Traits[i];
            int education = (int)profiles.Educations[i] & EducationMask;
            int canadianYears = Math.Min((int)profiles.CanadianYears[i], MostYears);
            int first = profiles.Firsts[i].Packed;
            int second = profiles.Seconds[i].Packed;
            int lowestFirst = Lowest(first);

            int score;
            if ((traits & CrsTraits.Spouse) == CrsTraits.None)
            {
                score =
                    _ages[profiles.Ages[i]]
                    + _educations[education]
                    + _firstPairs[first & 255]
                    + _firstPairs[first >> 8]
                    + Math.Min(_secondPairs[second & 255] + _secondPairs[second >> 8], _secondCapAlone)
                    + _canadianYears[canadianYears];
            }
            else
            {
                int spouse = profiles.SpouseLanguages[i].Packed;
                score =
                    _ages[Bytes + profiles.Ages[i]]
                    + _educations[YearsStride + education]
                    + _firstPairs[Bytes + (first & 255)]
                    + _firstPairs[Bytes + (first >> 8)]
                    + Math.Min(
                        _secondPairs[Bytes + (second & 255)] + _secondPairs[Bytes + (second >> 8)],
                        _secondCapWithSpouse
                    )
                    + _canadianYears[YearsStride + canadianYears]
                    + _spouseEducations[(int)profiles.SpouseEducations[i] & EducationMask]
                    + _spousePairs[spouse & 255]
                    + _spousePairs[spouse >> 8]
                    + _spouseYears[Math.Min((int)profiles.SpouseYears[i], MostYears)];
            }

            int foreignYears = Math.Min((int)profiles.ForeignYears[i], MostYears);
            int transferability =
                _educationGroup[GroupIndex(education, lowestFirst, canadianYears)]
                + _foreignGroup[GroupIndex(foreignYears, lowestFirst, canadianYears)]
                + ((traits & CrsTraits.Certificate) == CrsTraits.None ? 0 : _certificates[lowestFirst]);

            int additional =
                _rewards[(int)traits & (RewardedTraits - 1)] + FrenchPoints(traits, lowestFirst, Lowest(second));
            additional += _tiers[profiles.Tiers.IsEmpty ? 0 : profiles.Tiers[i].Packed];
            score += Math.Min(transferability, _transferabilityCap) + Math.Min(additional, _additionalCap);
            scores[i] = (ushort)Math.Min(score, _totalCap);
        }
    }

    private static int GroupIndex(int row, int level, int canadianYears) =>
        (((row * LevelStride) + level) * YearsStride) + canadianYears;

    private static void RequireOneLength(in CrsColumns profiles, int count)
    {
        if (
            profiles.Ages.Length != count
            || profiles.Educations.Length != count
            || profiles.Firsts.Length != count
            || profiles.Seconds.Length != count
            || profiles.CanadianYears.Length != count
            || profiles.ForeignYears.Length != count
            || profiles.SpouseEducations.Length != count
            || profiles.SpouseLanguages.Length != count
            || profiles.SpouseYears.Length != count
            || profiles.Traits.Length != count
            || (!profiles.Tiers.IsEmpty && profiles.Tiers.Length != count)
        )
        {
            throw new ArgumentException(
                $"The columns and the scores must be of one length; {count} scores were asked for and "
                    + $"{profiles.Ages.Length} ages given.",
                nameof(profiles)
            );
        }
    }

    private int Lowest(int packed) => Math.Min(_lowestOfPair[packed & 255], _lowestOfPair[packed >> 8]);

    // Either language may come first; one that is not stated is level 0.
    private int FrenchPoints(CrsTraits traits, int first, int second)
    {
        bool firstIsFrench = (traits & CrsTraits.FirstIsFrench) != CrsTraits.None;
        bool secondIsFrench = (traits & CrsTraits.SecondIsFrench) != CrsTraits.None;
        int french =
            firstIsFrench ? first
            : secondIsFrench ? second
            : 0;
        int english =
            !firstIsFrench ? first
            : secondIsFrench ? 0
            : second;
        return _french[(french * LevelStride) + english];
    }

    private void FillCore(CrsGrid grid)
    {
        for (int column = 0; column < 2; column++)
        {
            for (int value = 0; value < Bytes; value++)
            {
                int index = (column * Bytes) + value;
                _ages[index] = (ushort)grid.Points(CrsTables.Age, column, value);
                _firstPairs[index] = Pair(level => grid.Points(CrsTables.FirstLanguage, column, level), value);
                _secondPairs[index] = Pair(level => grid.Points(CrsTables.SecondLanguage, column, level), value);
            }

            for (int value = 0; value < YearsStride; value++)
            {
                int index = (column * YearsStride) + value;
                _educations[index] = (ushort)grid.Points(CrsTables.Education, column, value);
                _canadianYears[index] = (ushort)grid.Points(CrsTables.CanadianWork, column, value);
            }
        }
    }

    private void FillSpouse(CrsGrid grid)
    {
        for (int value = 0; value < YearsStride; value++)
        {
            _spouseEducations[value] = (ushort)grid.Points(CrsTables.SpouseEducation, value);
            _spouseYears[value] = (ushort)grid.Points(CrsTables.SpouseWork, value);
        }

        for (int pair = 0; pair < Bytes; pair++)
        {
            _spousePairs[pair] = Pair(level => grid.Points(CrsTables.SpouseLanguage, level), pair);
        }
    }

    private void FillTransferability(CrsGrid grid)
    {
        int educationCap = grid.Points(CrsTables.EducationCap);
        int foreignCap = grid.Points(CrsTables.ForeignCap);
        int certificateCap = grid.Points(CrsTables.CertificateCap);
        for (int level = 0; level < LevelStride; level++)
        {
            _certificates[level] = (ushort)Math.Min(grid.Points(CrsTables.Certificate, level), certificateCap);
            for (int row = 0; row < YearsStride; row++)
            {
                for (int years = 0; years < YearsStride; years++)
                {
                    int index = GroupIndex(row, level, years);
                    int education =
                        grid.Points(CrsTables.EducationLanguage, row, level)
                        + grid.Points(CrsTables.EducationWork, row, years);
                    int foreign =
                        grid.Points(CrsTables.ForeignLanguage, row, level) + grid.Points(CrsTables.ForeignWork, row, years);
                    _educationGroup[index] = (ushort)Math.Min(education, educationCap);
                    _foreignGroup[index] = (ushort)Math.Min(foreign, foreignCap);
                }
            }
        }
    }

    private void FillAdditional(CrsGrid grid)
    {
        for (int bits = 0; bits < RewardedTraits; bits++)
        {
            var profile = new CrsProfile { Traits = (CrsTraits)bits };
            CrsAdditional reward = CrsScorer.Score(grid, profile).Additional;
            _rewards[bits] = (ushort)(reward.Nomination + reward.Offer + reward.Study + reward.Sibling);
        }

        for (int french = 0; french < LevelStride; french++)
        {
            for (int english = 0; english < LevelStride; english++)
            {
                _french[(french * LevelStride) + english] = (ushort)grid.Points(CrsTables.French, french, english);
            }
        }

        for (int tiers = 0; tiers < Bytes; tiers++)
        {
            _tiers[tiers] = (ushort)(
                grid.Points(CrsTables.OccupationTier, tiers & 15) + grid.Points(CrsTables.OfferTier, tiers >> 4)
            );
        }

        for (int pair = 0; pair < Bytes; pair++)
        {
            _lowestOfPair[pair] = (byte)Math.Min(pair & 15, pair >> 4);
        }
    }

    private static ushort Pair(Func<int, int> pointsOfLevel, int pair) =>
        (ushort)(pointsOfLevel(pair & 15) + pointsOfLevel(pair >> 4));
}
