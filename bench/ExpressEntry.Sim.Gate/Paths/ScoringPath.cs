using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Gate.Paths;

/// <summary>Scores 25,000 profiles from columns.</summary>
internal sealed class ScoringPath : HotPath
{
    private const int Profiles = 25_000;
    private readonly ushort[] _scores = new ushort[Profiles];
    private CrsColumnScorer _scorer = null!;
    private byte[] _ages = [];
    private byte[] _years = [];
    private EducationLevel[] _educations = [];
    private AbilityLevels[] _firsts = [];
    private AbilityLevels[] _seconds = [];
    private CrsTraits[] _traits = [];

    public override string Id => "scoring";

    public override string Unit => "25,000 profiles scored from columns";

    public override int UnitsPerSlice => 20;

    public override void Prepare()
    {
        _scorer = new CrsColumnScorer(RuleBook.Embedded.RuleSets[^1].Grid);
        var random = new RandomStream(1, 0, StreamPurpose.Population, 0);
        _ages = new byte[Profiles];
        _years = new byte[Profiles];
        _educations = new EducationLevel[Profiles];
        _firsts = new AbilityLevels[Profiles];
        _seconds = new AbilityLevels[Profiles];
        _traits = new CrsTraits[Profiles];
        for (int i = 0; i < Profiles; i++)
        {
            _ages[i] = (byte)(20 + random.NextBelow(26));
            _years[i] = (byte)random.NextBelow(6);
            _educations[i] = (EducationLevel)(1 + random.NextBelow(7));
            _firsts[i] = Levels(ref random, 6, 5);
            _seconds[i] = random.NextBelow(5) == 0 ? Levels(ref random, 4, 6) : default;
            _traits[i] =
                (random.NextBelow(3) == 0 ? CrsTraits.Spouse : CrsTraits.None)
                | (random.NextBelow(20) == 0 ? CrsTraits.Nomination : CrsTraits.None)
                | (random.NextBelow(10) == 0 ? CrsTraits.Sibling : CrsTraits.None);
        }
    }

    public override long Run(int number)
    {
        _scorer.Score(
            new CrsColumns
            {
                Ages = _ages,
                Educations = _educations,
                Firsts = _firsts,
                Seconds = _seconds,
                CanadianYears = _years,
                ForeignYears = _years,
                SpouseEducations = _educations,
                SpouseLanguages = _seconds,
                SpouseYears = _years,
                Traits = _traits,
            },
            _scores
        );
        return 0;
    }

    private static AbilityLevels Levels(ref RandomStream random, int from, int range) =>
        new(
            from + random.NextBelow(range),
            from + random.NextBelow(range),
            from + random.NextBelow(range),
            from + random.NextBelow(range)
        );
}
