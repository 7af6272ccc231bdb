using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>Columns to score profiles from, used again and again.</summary>
internal sealed class ProfileColumns(int capacity)
{
    private readonly byte[] _ages = new byte[capacity];
    private readonly EducationLevel[] _educations = new EducationLevel[capacity];
    private readonly AbilityLevels[] _firsts = new AbilityLevels[capacity];
    private readonly AbilityLevels[] _seconds = new AbilityLevels[capacity];
    private readonly byte[] _canadianYears = new byte[capacity];
    private readonly byte[] _foreignYears = new byte[capacity];
    private readonly EducationLevel[] _spouseEducations = new EducationLevel[capacity];
    private readonly AbilityLevels[] _spouseLanguages = new AbilityLevels[capacity];
    private readonly byte[] _spouseYears = new byte[capacity];
    private readonly CrsTraits[] _traits = new CrsTraits[capacity];
    private readonly OccupationTiers[] _tiers = new OccupationTiers[capacity];
    private int _count;

    public CrsColumns View =>
        new()
        {
            Ages = _ages.AsSpan(0, _count),
            Educations = _educations.AsSpan(0, _count),
            Firsts = _firsts.AsSpan(0, _count),
            Seconds = _seconds.AsSpan(0, _count),
            CanadianYears = _canadianYears.AsSpan(0, _count),
            ForeignYears = _foreignYears.AsSpan(0, _count),
            SpouseEducations = _spouseEducations.AsSpan(0, _count),
            SpouseLanguages = _spouseLanguages.AsSpan(0, _count),
            SpouseYears = _spouseYears.AsSpan(0, _count),
            Traits = _traits.AsSpan(0, _count),
            Tiers = _tiers.AsSpan(0, _count),
        };

    public void Set(ReadOnlySpan<SyntheticProfile> profiles)
    {
        _count = profiles.Length;
        for (int i = 0; i < profiles.Length; i++)
        {
            CrsProfile crs = profiles[i].Crs;
            _ages[i] = crs.Age;
            _educations[i] = crs.Education;
            _firsts[i] = crs.First;
            _seconds[i] = crs.Second;
            _canadianYears[i] = crs.CanadianYears;
            _foreignYears[i] = crs.ForeignYears;
            _spouseEducations[i] = crs.SpouseEducation;
            _spouseLanguages[i] = crs.SpouseLanguage;
            _spouseYears[i] = crs.SpouseYears;
            _traits[i] = crs.Traits;
            _tiers[i] = crs.Tiers;
        }
    }
}
