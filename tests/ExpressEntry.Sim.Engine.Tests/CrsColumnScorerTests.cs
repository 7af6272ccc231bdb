using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Engine.Tests;

/// <summary>The fast way against the definition, for grids no government would publish.</summary>
public sealed class CrsColumnScorerTests
{
    [Fact]
    public void Score_RandomGridsAndProfiles_EqualsTheDefinition()
    {
        var random = new Random(20150131);
        for (int round = 0; round < 40; round++)
        {
            CrsGrid grid = RandomGrid(random);
            CrsProfile[] profiles = [.. Enumerable.Range(0, 500).Select(_ => RandomProfile(random))];
            ushort[] scores = new ushort[profiles.Length];
            new CrsColumnScorer(grid).Score(Columns(profiles), scores);
            Assert.Equal(
                profiles.Select(profile => CrsScorer.Score(grid, profile).Total),
                scores.Select(score => (int)score)
            );
        }
    }

    [Fact]
    public void Score_WithoutTiers_EqualsNoTier()
    {
        var random = new Random(7);
        CrsGrid grid = RandomGrid(random);
        CrsProfile[] profiles = [.. Enumerable.Range(0, 100).Select(_ => RandomProfile(random) with { Tiers = default })];
        ushort[] with = new ushort[profiles.Length];
        ushort[] without = new ushort[profiles.Length];
        var scorer = new CrsColumnScorer(grid);
        scorer.Score(Columns(profiles), with);
        CrsColumns columns = Columns(profiles);
        scorer.Score(
            new CrsColumns
            {
                Ages = columns.Ages,
                Educations = columns.Educations,
                Firsts = columns.Firsts,
                Seconds = columns.Seconds,
                CanadianYears = columns.CanadianYears,
                ForeignYears = columns.ForeignYears,
                SpouseEducations = columns.SpouseEducations,
                SpouseLanguages = columns.SpouseLanguages,
                SpouseYears = columns.SpouseYears,
                Traits = columns.Traits,
            },
            without
        );
        Assert.Equal(with, without);
    }

    [Fact]
    public void Score_Columns_AllocatesNothing()
    {
        var random = new Random(3);
        CrsProfile[] profiles = [.. Enumerable.Range(0, 1_000).Select(_ => RandomProfile(random))];
        CrsColumns columns = Columns(profiles);
        ushort[] scores = new ushort[profiles.Length];
        var scorer = new CrsColumnScorer(RandomGrid(random));
        scorer.Score(columns, scores);
        // The fewest of five runs, for the reason SteadyAllocations gives; columns cannot be captured by a lambda.
        long fewest = long.MaxValue;
        for (int run = 0; run < 5; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            scorer.Score(columns, scores);
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, fewest);
    }

    [Fact]
    public void Score_ColumnsOfDifferentLengths_AreRefused()
    {
        var scorer = new CrsColumnScorer(CrsGrid.Empty);
        Assert.Throws<ArgumentException>(() => scorer.Score(Columns([default, default]), new ushort[1]));
        Assert.Throws<ArgumentException>(() =>
            scorer.Score(
                new CrsColumns
                {
                    Ages = new byte[2],
                    Educations = new EducationLevel[2],
                    Firsts = new AbilityLevels[2],
                    Seconds = new AbilityLevels[2],
                    CanadianYears = new byte[2],
                    ForeignYears = new byte[2],
                    SpouseEducations = new EducationLevel[2],
                    SpouseLanguages = new AbilityLevels[2],
                    SpouseYears = new byte[2],
                    Traits = new CrsTraits[1],
                },
                new ushort[2]
            )
        );
    }

    internal static CrsColumns Columns(CrsProfile[] profiles) =>
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

    private static CrsGrid RandomGrid(Random random) =>
        CrsGrid.Empty.With(
            Enumerable
                .Range(0, CrsTables.CellCount)
                .Select(cell => new KeyValuePair<string, int>(CrsKey.Of(cell), random.Next(0, 200)))
                .Append(new KeyValuePair<string, int>("total_cap", CrsScore.Max))
        );

    private static CrsProfile RandomProfile(Random random) =>
        new(
            (byte)random.Next(0, 256),
            (EducationLevel)random.Next(0, 8),
            Abilities(random),
            Abilities(random),
            (byte)random.Next(0, 256),
            (byte)random.Next(0, 256),
            (EducationLevel)random.Next(0, 8),
            Abilities(random),
            (byte)random.Next(0, 256),
            (CrsTraits)random.Next(0, 1 << 10),
            new OccupationTiers(random.Next(0, 8), random.Next(0, 8))
        );

    private static AbilityLevels Abilities(Random random) =>
        new(random.Next(0, 13), random.Next(0, 13), random.Next(0, 13), random.Next(0, 13));
}
