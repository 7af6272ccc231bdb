using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Population;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Programs;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Tests.Population;

public sealed class PopulationFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("eesim-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // The definition of the rules, on what the file says, against what the sampler worked out on the way.
    [Theory]
    [InlineData("2022-03-01")]
    [InlineData("2023-10-01")]
    [InlineData("2025-03-20")]
    [InlineData("2025-09-01")]
    [InlineData("2026-07-24")]
    public void JsonLines_ReadBackAndAssessed_GiveScoreProgramsAndCategories(string asOf)
    {
        (PopulationSampler sampler, SyntheticProfile[] profiles) = Populations.Draw(asOf, 3000);
        string[] lines = File.ReadAllLines(Write("p.jsonl", profiles));
        Assert.Equal(profiles.Length, lines.Length);
        DateOnly day = sampler.Snapshot.AsOf;
        var reader = new ProfileReader(RuleBook.Embedded, day);
        for (int i = 0; i < lines.Length; i++)
        {
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(lines[i]);
            ProfileStatement statement = reader.Read(DocumentFile.ParseJsonLine(bytes, 0, bytes.Length, "p.jsonl", i + 1));
            ProfileAssessment assessed = ProfileAssessor.Assess(statement, day, RuleBook.Embedded);
            Assert.Equal(profiles[i].Score, assessed.Score.Total);
            Assert.Equal(profiles[i].Crs, assessed.Facts.Profile);
            Assert.Equal(profiles[i].Groups, GroupsOf(assessed));
        }
    }

    [Fact]
    public void Parquet_ReadBack_HasTheProfiles()
    {
        SyntheticProfile[] profiles = Populations.Draw("2026-07-24", 3000).Profiles;
        using FileStream stream = File.OpenRead(Write("p.parquet", profiles));
        ParquetReader reader = ParquetReader.Open(stream);
        Assert.Equal(profiles.Length, reader.RowCount);
        int[] scores = new int[profiles.Length];
        reader.OpenColumn<int>(0, reader.RequireColumn("crs")).Read(scores, new bool[scores.Length]);
        Assert.Equal(profiles.Select(profile => (int)profile.Score), scores);
        long[] submitted = new long[profiles.Length];
        reader.OpenColumn<long>(0, reader.RequireColumn("submitted_at")).Read(submitted, new bool[scores.Length]);
        Assert.Equal(profiles.Select(profile => profile.SubmittedUtcSeconds * 1000), submitted);
        string?[] programs = new string?[profiles.Length];
        reader.OpenColumn<string?>(0, reader.RequireColumn("programs")).Read(programs);
        Assert.Equal(profiles.Select(profile => profile.Groups.Contains(RoundType.Cec)), programs.Select(IsCec));

        static bool IsCec(string? words) => words!.Split('|').Contains("cec", StringComparer.Ordinal);
    }

    [Fact]
    public void Csv_Always_HasTheColumnsOfParquetAndALineEach()
    {
        SyntheticProfile[] profiles = Populations.Draw("2026-07-24", 3000).Profiles;
        string[] lines = File.ReadAllLines(Write("p.csv", profiles));
        using FileStream stream = File.OpenRead(Write("p.parquet", profiles));
        string[] names = lines[0].Split(',');
        Assert.Equal(ParquetReader.Open(stream).Schema.Columns.Select(column => column.Name), names);
        Assert.Equal(profiles.Length + 1, lines.Length);
        Assert.All(lines, line => Assert.Equal(names.Length, line.Split(',').Length));
        Assert.Equal(profiles.Select(profile => $"{profile.Score}"), lines.Skip(1).Select(line => line.Split(',')[1]));
        Assert.Equal(profiles.Length, lines.Skip(1).Select(line => line.Split(',')[0]).Distinct().Count());
    }

    [Theory]
    [InlineData("p.parquet")]
    [InlineData("p.csv")]
    [InlineData("p.jsonl")]
    public void Write_AnyThreads_GivesTheSameBytes(string name)
    {
        SyntheticProfile[] profiles = Populations.Draw("2026-07-24", 10_000).Profiles;
        byte[] alone = File.ReadAllBytes(Write(name, profiles, threads: 1));
        Assert.Equal(alone, File.ReadAllBytes(Write(name, profiles, threads: 7)));
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesTheOlderFileAndNothingElse()
    {
        string path = Path.Combine(_folder, "p.csv");
        File.WriteAllText(path, "older");
        using (var file = PopulationFile.Create(path, 1))
        {
            file.Write(Populations.Draw("2026-07-24", 10).Profiles);
        }

        Assert.Equal("older", File.ReadAllText(Assert.Single(Directory.GetFiles(_folder))));
    }

    private static GroupSet GroupsOf(ProfileAssessment assessed) =>
        GroupSet.Of([
            .. Enum.GetValues<ImmigrationProgram>()
                .Where(program => assessed.IsEligible(program) == true)
                .Select(ProfileAssessment.GroupOf),
            .. assessed.MemberOf(),
        ]);

    private string Write(string name, SyntheticProfile[] profiles, int threads = 2)
    {
        string path = Path.Combine(_folder, name);
        using var file = PopulationFile.Create(path, threads);
        file.Write(profiles);
        file.Commit();
        return path;
    }
}
