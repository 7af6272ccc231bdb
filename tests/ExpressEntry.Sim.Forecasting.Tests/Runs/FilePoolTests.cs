using System.Globalization;
using System.Text;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.Runs;

/// <summary>Scenarios that start from a file of profiles.</summary>
public sealed class FilePoolTests : IDisposable
{
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();
    private readonly string _folder = Directory.CreateTempSubdirectory("eesim-pool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("posterior")]
    [InlineData("flows")]
    public void DrawLaws_OfAFile_StartWithItsProfilesByScoreAndGroup(string from)
    {
        WritePool([
            .. Enumerable.Repeat(("2026-07-01T00:00:00Z", 480, "fsw|cec", "french"), 40),
            .. Enumerable.Repeat(("2026-01-01T00:00:00Z", 480, "fsw", ""), 60),
            .. Enumerable.Repeat(("2026-07-20T00:00:00Z", 700, "pnp|fsw", ""), 5),
        ]);
        ScenarioFutures futures = Futures($"pool: {{file: pool.csv, from: {from}}}");
        (PoolLaws laws, PoolStart start, ProcessingLaw processing) = futures.DrawLaws(0);
        Assert.Empty(futures.KnownRounds);
        Assert.Equal(Day(new DateOnly(2026, 7, 24)), start.AtUtcSeconds);
        Assert.All(futures.PastInvitations, past => Assert.True(past.IssuedUtcSeconds < start.AtUtcSeconds));
        Assert.Contains(futures.PastInvitations, past => past.IssuedUtcSeconds > Day(new DateOnly(2026, 7, 19)));

        var engine = new CohortEngine();
        engine.Start(laws, start, 1, 0);
        int[] bySignature = new int[laws.Signatures.Length * CrsScore.Count];
        engine.CountBySignature(bySignature);
        GroupSet french = GroupSet.Of(RoundType.Cec) | GroupSet.Of(RoundType.French);
        int At(GroupSet groups, int score) =>
            bySignature[(laws.Signatures.Select(s => s.Groups).ToList().IndexOf(groups) * CrsScore.Count) + score];
        Assert.Equal(100, bySignature.Where((_, i) => i % CrsScore.Count == 480).Sum());
        Assert.Equal(5, At(GroupSet.Of(RoundType.Fsw), 700));
        Assert.Equal(105, bySignature.Sum());
        // Groups are drawn in proportion: 40 of 100, six standard deviations are 29.
        Assert.InRange(At(french, 480), 11, 69);

        // Nobody is older than the oldest of the file with the score and groups.
        HeldRound held = engine.Preview(new PlannedRound(start.AtUtcSeconds, RoundType.French, 1000));
        Assert.True(held.TieBreakUtcSeconds >= Day(new DateOnly(2026, 7, 1)));
        Assert.NotEmpty(processing.Periods);
    }

    [Fact]
    public void ReadFile_AnotherFileOfThatName_IsRefused()
    {
        WritePool([("2026-07-01T00:00:00Z", 480, "fsw", "")]);
        string digest = Read("pool: {file: pool.csv}").PoolFile!.Sha256;
        Assert.Equal(digest, Read($"pool: {{file: pool.csv, file_sha256: {digest}}}").PoolFile!.Sha256);
        WritePool([("2026-07-01T00:00:00Z", 481, "fsw", "")]);
        Assert.Contains(
            $"'pool.file_sha256' is not that of pool.csv",
            Assert.Throws<InvalidInputException>(() => Read($"pool: {{file: pool.csv, file_sha256: {digest}}}")).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("../pool.csv", "a file in this folder or below it")]
    [InlineData("/etc/hostname", "a file in this folder or below it")]
    [InlineData("absent.csv", "'pool.file' cannot be read")]
    public void ReadFile_AFileElsewhere_IsRefused(string file, string says) =>
        Assert.Contains(
            says,
            Assert.Throws<InvalidInputException>(() => Read($"pool: {{file: {file}}}")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("2026-07-24T00:00:00Z")]
    [InlineData("2025-07-24T00:00:00Z")]
    public void Futures_AProfileThatIsNotInThePool_IsRefused(string submitted)
    {
        WritePool([("2026-07-01T00:00:00Z", 480, "fsw", ""), (submitted, 480, "fsw", "")]);
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => Futures("pool: {file: pool.csv}"));
        Assert.StartsWith("pool.file: profile 2 of pool.csv", refused.Message, StringComparison.Ordinal);
    }

    private static long Day(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    private ScenarioFutures Futures(string yaml)
    {
        Scenario scenario = Read(yaml) with { AsOf = new DateOnly(2026, 7, 24), Seed = 1, Replications = 10 };
        return new ScenarioFutures(scenario, History.KnownBefore(new DateOnly(2026, 7, 24)), 1);
    }

    private Scenario Read(string yaml)
    {
        string path = Path.Combine(_folder, "s.yaml");
        File.WriteAllText(path, "scenario: 1\n" + yaml);
        return ScenarioReader.ReadFile(path);
    }

    private void WritePool(IReadOnlyList<(string Submitted, int Score, string Programs, string Categories)> profiles)
    {
        var csv = new StringBuilder("profile_id,crs,submitted_at,programs,categories\n");
        for (int i = 0; i < profiles.Count; i++)
        {
            csv.Append(
                CultureInfo.InvariantCulture,
                $"p{i},{profiles[i].Score},{profiles[i].Submitted},{profiles[i].Programs},{profiles[i].Categories}\n"
            );
        }

        File.WriteAllText(Path.Combine(_folder, "pool.csv"), csv.ToString());
    }
}
