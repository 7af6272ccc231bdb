using BenchmarkDotNet.Attributes;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Benchmarks.Scoring;

/// <summary>The score of a whole pool from columns; times are for one profile.</summary>
[MemoryDiagnoser]
public class CrsScoringBenchmarks
{
    private const int Profiles = 250_000;

    private readonly byte[] _ages = new byte[Profiles];
    private readonly EducationLevel[] _educations = new EducationLevel[Profiles];
    private readonly AbilityLevels[] _firsts = new AbilityLevels[Profiles];
    private readonly AbilityLevels[] _seconds = new AbilityLevels[Profiles];
    private readonly byte[] _canadianYears = new byte[Profiles];
    private readonly byte[] _foreignYears = new byte[Profiles];
    private readonly EducationLevel[] _spouseEducations = new EducationLevel[Profiles];
    private readonly AbilityLevels[] _spouseLanguages = new AbilityLevels[Profiles];
    private readonly byte[] _spouseYears = new byte[Profiles];
    private readonly CrsTraits[] _traits = new CrsTraits[Profiles];
    private readonly ushort[] _scores = new ushort[Profiles];
    private readonly CrsGrid _grid = RuleBook.Embedded.RuleSets[^1].Grid;
    private CrsColumnScorer _scorer = null!;

    private CrsColumns Columns =>
        new()
        {
            Ages = _ages,
            Educations = _educations,
            Firsts = _firsts,
            Seconds = _seconds,
            CanadianYears = _canadianYears,
            ForeignYears = _foreignYears,
            SpouseEducations = _spouseEducations,
            SpouseLanguages = _spouseLanguages,
            SpouseYears = _spouseYears,
            Traits = _traits,
        };

    [GlobalSetup]
    public void DrawPool()
    {
        var random = new Random(20150131);
        for (int i = 0; i < Profiles; i++)
        {
            _ages[i] = (byte)random.Next(20, 46);
            _educations[i] = (EducationLevel)random.Next(1, 8);
            _firsts[i] = Abilities(random, 6, 11);
            bool isBilingual = random.Next(5) == 0;
            _seconds[i] = isBilingual ? Abilities(random, 4, 10) : default;
            _canadianYears[i] = (byte)random.Next(0, 5);
            _foreignYears[i] = (byte)random.Next(0, 7);
            bool hasSpouse = random.Next(3) == 0;
            _spouseEducations[i] = (EducationLevel)random.Next(0, 8);
            _spouseLanguages[i] = Abilities(random, 0, 10);
            _spouseYears[i] = (byte)random.Next(0, 3);
            _traits[i] =
                (hasSpouse ? CrsTraits.Spouse : CrsTraits.None)
                | (isBilingual ? CrsTraits.SecondIsFrench : CrsTraits.None)
                | (random.Next(4) == 0 ? CrsTraits.LongCanadianStudy : CrsTraits.None)
                | (random.Next(20) == 0 ? CrsTraits.Nomination : CrsTraits.None)
                | (random.Next(10) == 0 ? CrsTraits.Sibling : CrsTraits.None);
        }

        _scorer = new CrsColumnScorer(_grid);
    }

    /// <summary>The definition, one profile at a time.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Profiles)]
    public ushort[] Score_Definition()
    {
        CrsColumns columns = Columns;
        for (int i = 0; i < _scores.Length; i++)
        {
            _scores[i] = (ushort)CrsScorer.Score(_grid, columns[i]).Total;
        }

        return _scores;
    }

    /// <summary>Look-ups in tables made for the grid.</summary>
    [Benchmark(OperationsPerInvoke = Profiles)]
    public ushort[] Score_Columns()
    {
        _scorer.Score(Columns, _scores);
        return _scores;
    }

    private static AbilityLevels Abilities(Random random, int from, int to) =>
        new(random.Next(from, to), random.Next(from, to), random.Next(from, to), random.Next(from, to));
}
