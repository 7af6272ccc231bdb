using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ExpressEntry.Sim.Cli.Tests.Simulate;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Cli.Tests.Documents;

/// <summary>The DuckDB queries of docs/results.md, run on a result set, agree with what the program itself says.</summary>
[Trait("Needs", "node")]
public sealed partial class ResultQueriesTests : IDisposable
{
    private readonly TestHost _host = new();
    private readonly string _folder;
    private readonly JsonElement _said;

    public ResultQueriesTests()
    {
        _folder = Path.Combine(_host.Folder, "results");
        string scenario = _host.Write("small.yaml", SmallScenario.Yaml);
        Assert.Equal(0, _host.Run("simulate", scenario, "--out", _folder, "--replications", "40", "--json"));
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        _said = document.RootElement.Clone();
    }

    [Fact]
    public void Document_EachDuckDbQuery_AnswersWithOurOwnNumbers()
    {
        string[] queries = [.. SqlBlock().Matches(Read()).Select(block => block.Groups["sql"].Value)];
        Assert.Equal(6, queries.Length);
        JsonElement[][] answers = [.. queries.Select(Query)];
        Assert.All(answers, rows => Assert.NotEmpty(rows));

        // Cut-offs by type: quantiles of ours come from histograms, theirs from the sorted values.
        JsonElement cutoffs = answers[0].Single(row => row.GetProperty("type").GetString() == "cec").GetProperty("cutoff");
        JsonElement ours = _said
            .GetProperty("types")
            .EnumerateArray()
            .Single(type => type.GetProperty("type").GetString() == "cec")
            .GetProperty("cutoff");
        Assert.Equal(
            [ours.GetProperty("p05").GetDouble(), ours.GetProperty("p50").GetDouble(), ours.GetProperty("p95").GetDouble()],
            cutoffs.EnumerateArray().Select(quantile => Math.Round(Number(quantile), 1))
        );

        Assert.InRange(Number(answers[1][0].GetProperty("p_invited")), 0, 1);
        Assert.Equal(30, Number(answers[2][0].GetProperty("invited")));
        JsonElement bands = _said.GetProperty("pool_at_end").GetProperty("bands");
        Assert.Equal(
            bands.GetProperty("501-600").GetDouble() + bands.GetProperty("601-1200").GetDouble(),
            Number(answers[3][0].GetProperty("mean")),
            0.11
        );
        Assert.Equal(["2026-07", "2026-08"], answers[4].Select(row => row.GetProperty("month").GetString()));
        Assert.All(answers[4], row => Assert.True(Number(row.GetProperty("arrived")) > 0));
        Assert.Equal(["cec", "fst", "fsw", "none", "pnp"], answers[5].Select(row => row.GetProperty("program").GetString()));
        // Applications of the rounds before the run are being decided: about 60,000 CEC invitations a year.
        Assert.True(Number(answers[5][0].GetProperty("persons")[1]) > 1000);
    }

    [Fact]
    public void Document_Columns_AreThoseOfTheFiles()
    {
        string document = Read();
        foreach (string file in (string[])["rounds", "pool", "flows"])
        {
            string section = document.Split($"\n`{file}.parquet`, in order")[1].Split("\n\n")[1];
            string[] documented = [.. section.Split('\n')[2..].Select(line => line.Split('`')[1])];
            Assert.Equal(
                documented,
                Query($"DESCRIBE SELECT * FROM '{file}.parquet'").Select(row => row.GetProperty("column_name").GetString())
            );
        }
    }

    public void Dispose() => _host.Dispose();

    private static string Read() => File.ReadAllText(Repository.PathOf("docs", "results.md"));

    // DuckDB prints large whole numbers as texts.
    private static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : double.Parse(value.GetString()!, CultureInfo.InvariantCulture);

    private JsonElement[] Query(string sql) => DuckDb.Query(_folder, sql);

    [GeneratedRegex("```sql\n(?<sql>(?:.*\n)*?)```", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SqlBlock();
}
