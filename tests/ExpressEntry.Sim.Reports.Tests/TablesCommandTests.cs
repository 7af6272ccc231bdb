using System.Text.Json;
using ExpressEntry.Sim.Cli.Tests;

namespace ExpressEntry.Sim.Reports.Tests;

/// <summary><c>eesim tables</c>: the government's tables, of the history and of a result set.</summary>
public sealed class TablesCommandTests(SmallRuns runs)
{
    [Fact]
    public void Rounds_OfTheHistory_HaveTheOfficialColumns()
    {
        string[] lines = runs.Run("tables", "rounds", "--year", "2026", "--format", "csv").Split('\n');
        Assert.StartsWith(
            "Round,Program or category,Date and time of round,Number of invitations issued,",
            lines[0],
            StringComparison.Ordinal
        );
        // Round 428: 2,000 invitations, 516, tie-break of 2026-05-26; the newest round comes first.
        Assert.StartsWith("430,", lines[1], StringComparison.Ordinal);
        Assert.Contains(
            "428,Canadian Experience Class,2026-07-21T10:40:39Z,2000,\"2,000 or above\",516,2026-05-26T17:33:03Z,",
            lines[3],
            StringComparison.Ordinal
        );
        Assert.Equal(1 + 42, lines.Count(line => line.Length > 0));
    }

    [Fact]
    public void Rounds_OfAResultSet_AreThoseOfOneFuture()
    {
        JsonElement table = Tables("tables", "rounds", runs.Second, "--replication", "3").Single().Value;
        Assert.True(table.GetArrayLength() > 5);
        Assert.All(table.EnumerateArray(), row => Assert.NotEqual("Canadian Experience Class", row[1].GetString()));
        using var host = new TestHost();
        Assert.Equal(2, host.Run("tables", "rounds", runs.Second, "--replication", "41", "--history", "embedded"));
        Assert.Contains("holds 1 to 40", host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounds_OfAYearOrReplicationThatIsNotThere_AreRefused()
    {
        using var host = new TestHost();
        Assert.Equal(2, host.Run("tables", "rounds", runs.First, "--year", "2025", "--history", "embedded"));
        Assert.Contains("--year is 2025; expected 2026 to 2026", host.Error, StringComparison.Ordinal);
        Assert.Equal(2, host.Run("tables", "rounds", "--replication", "2", "--history", "embedded"));
        Assert.Contains("--replication is 2, and the history has none", host.Error, StringComparison.Ordinal);
        Assert.Equal("", host.Out);
    }

    [Fact]
    public void Pool_OfADay_IsThePublishedTable()
    {
        // The published page of 2017-05-19: 46,695 candidates, 50 of them above 600 points.
        JsonElement table = Tables("tables", "pool", "--on", "2017-05-19")["pool"];
        Assert.Equal(50, table[0][1].GetDouble());
        Assert.Equal(46_695, table[table.GetArrayLength() - 1][1].GetDouble());
        using var host = new TestHost();
        Assert.Equal(2, host.Run("tables", "pool", "--on", "2017-05-20", "--history", "embedded"));
        Assert.Contains("the nearest is 2017-05-19", host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Pool_OfAResultSet_HasTheOfficialBandsAndThePublishedPoolBeside()
    {
        JsonElement table = Tables("tables", "pool", runs.First)["pool"];
        string?[] bands = [.. table.EnumerateArray().Select(row => row[0].GetString())];
        Assert.Equal("601–1200", bands[0]);
        Assert.Equal("451–500", bands[2]);
        Assert.Equal("491–500", bands[3]);
        Assert.Equal("Total", bands[^1]);
        Assert.Equal(231_533, table[table.GetArrayLength() - 1][1].GetDouble());
    }

    [Theory]
    [InlineData(2019, 332_331, 85_300)]
    [InlineData(2021, 443_004, 114_431)]
    [InlineData(2023, 488_571, 110_266)]
    [InlineData(2024, 468_073, 98_903)]
    public void Year_OfTheHistory_PublishedTotalsEqualTheRounds(int year, double submitted, double invitations)
    {
        JsonElement summary = Tables("tables", "year", "--year", $"{year}")["year-summary"];
        Assert.Equal(submitted, summary[0][1].GetDouble());
        JsonElement row = summary.EnumerateArray().Single(one => one[0].GetString() == "Invitations issued");
        Assert.Equal(invitations, row[1].GetDouble());
        Assert.Equal(invitations, row[2].GetDouble());
    }

    [Fact]
    public void Year_FigureThatIsNotHeld_IsNotSaidToBeUnpublished()
    {
        JsonElement summary = Tables("tables", "year", "--year", "2025")["year-summary"];
        Assert.Equal("not in this project's data", summary[0][1].GetString());
        JsonElement french = Tables("tables", "year", "--year", "2025", "--lang", "fr")["year-summary"];
        Assert.Equal("absent des données de ce projet", french[0][1].GetString());
    }

    [Fact]
    public void Year_RoundsHeld_AreThoseOfThePublishedList()
    {
        var tables = Tables("tables", "year", "--year", "2023");
        JsonElement rounds = Row(tables["year-summary"], "Rounds held");
        Assert.Equal((42.0, 42.0), (rounds[1].GetDouble(), rounds[2].GetDouble()));
        JsonElement[] types = [.. tables["year-types"].EnumerateArray()];
        Assert.NotEmpty(types);
        Assert.All(types, row => Assert.Equal(row[2].GetDouble(), row[1].GetDouble()));
        Assert.Equal(110_266, types.Sum(row => row[1].GetDouble()));
        // A run that begins in the year knows a part of the list: that is no published figure of the year.
        JsonElement ofRun = Tables("tables", "year", runs.First, "--year", "2026")["year-summary"];
        Assert.Equal("not in this project's data", Row(ofRun, "Rounds held (to July 23, 2026)")[1].GetString());
    }

    [Fact]
    public void Year_AdmissionsByProgram_AreShownWhereTheyArePublished()
    {
        JsonElement summary = Tables("tables", "year", "--year", "2019")["year-summary"];
        Assert.Equal(58_173, Row(summary, "of these Federal Skilled Worker")[1].GetDouble());
        Assert.Equal(30_230, Row(summary, "of these Canadian Experience Class")[1].GetDouble());
    }

    [Theory]
    [InlineData(2019, false)] // the only snapshots of the year are of April and before
    [InlineData(2023, true)]
    public void Year_PoolFarFromItsEnd_DoesNotStandForIt(int year, bool isKnown)
    {
        var tables = Tables("tables", "year", "--year", $"{year}");
        JsonElement row = tables["year-summary"]
            .EnumerateArray()
            .Single(one => one[0].GetString()!.StartsWith("Profiles in the pool at the end", StringComparison.Ordinal));
        Assert.Equal(isKnown, row[0].GetString()!.Contains("(published for ", StringComparison.Ordinal));
        Assert.Equal(isKnown ? JsonValueKind.Number : JsonValueKind.String, row[1].ValueKind);
        Assert.Equal(isKnown, tables.ContainsKey("year-pool"));
    }

    [Fact]
    public void Year_ShareThatWasPublishedAsABound_IsSaidAsOne()
    {
        string text = runs.Run("tables", "year", "--year", "2023");
        Assert.Contains("| Age 20 to 29 | more than 50% |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Year_OfAResultSet_PutsTheSimulatedPartBesideTheHeldRounds()
    {
        var tables = Tables("tables", "year", runs.First, "--year", "2026");
        JsonElement row = tables["year-summary"].EnumerateArray().Single(one => one[0].GetString() == "Invitations issued");
        Assert.Equal(104_616, row[2].GetDouble());
        Assert.Equal(row[2].GetDouble() + row[3].GetDouble(), row[6].GetDouble());
        // Shares of one attribute sum to 1; the derived table says what it is.
        JsonElement[] ages =
        [
            .. tables["year-derived"]
                .EnumerateArray()
                .Where(one => one[0].GetString()!.StartsWith("Age", StringComparison.Ordinal)),
        ];
        Assert.Equal(1, ages.Sum(age => age[2].GetDouble()), 1e-9);
        // Invitations by band of scores are those of the year, in another cut.
        Assert.True(tables["year-invited-scores"].GetArrayLength() >= 20);
    }

    [Fact]
    public void Year_OutsideTheResultSet_IsRefused()
    {
        using var host = new TestHost();
        Assert.Equal(2, host.Run("tables", "year", runs.First, "--year", "2024", "--history", "embedded"));
        Assert.Contains("--year is 2024; expected 2026 to 2026", host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Year_AsCsvWithoutAFolder_IsRefused()
    {
        using var host = new TestHost();
        Assert.Equal(2, host.Run("tables", "year", "--year", "2024", "--format", "csv", "--history", "embedded"));
        Assert.Contains("expected --out", host.Error, StringComparison.Ordinal);
    }

    private static JsonElement Row(JsonElement table, string name) =>
        table.EnumerateArray().Single(one => one[0].GetString() == name);

    private Dictionary<string, JsonElement> Tables(params string[] args)
    {
        JsonElement document = JsonSerializer.Deserialize<JsonElement>(runs.Run([.. args, "--json"]));
        return document
            .GetProperty("tables")
            .EnumerateArray()
            .ToDictionary(
                table => table.GetProperty("id").GetString()!,
                table => table.GetProperty("rows"),
                StringComparer.Ordinal
            );
    }
}
