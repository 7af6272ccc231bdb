using System.Text.Json;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Cli.Tests.Population;

public sealed class PopulationCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Run_JsonLines_AreScoredTheSameByTheScoreVerb()
    {
        string profiles = Draw("p.jsonl", "--size", "2000");
        string table = Draw("p.csv", "--size", "2000");
        string scored = Path.Combine(_host.Folder, "scored.jsonl");
        Assert.Equal(0, _host.Run("score", profiles, "--on", "2026-07-19", "--out", scored));
        string[] rows = File.ReadAllLines(table);
        string[] results = File.ReadAllLines(scored);
        Assert.Equal(2000, results.Length);
        for (int i = 0; i < results.Length; i++)
        {
            JsonElement result = JsonElement.Parse(results[i]);
            string[] row = rows[i + 1].Split(',');
            Assert.Equal(row[0], result.GetProperty("id").GetString());
            Assert.Equal(row[1], $"{result.GetProperty("total").GetInt32()}");
            Assert.Equal(
                row[3].Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
                result
                    .GetProperty("programs")
                    .EnumerateObject()
                    .Where(program => program.Value.ValueKind == JsonValueKind.True)
                    .Select(program => program.Name)
                    .Order(StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public void Run_Json_ReportsTheFitToEachMargin()
    {
        string path = Draw("p.parquet", "--size", "2000", "--seed", "3", "--json");
        JsonElement report = JsonElement.Parse(_host.Out);
        Assert.Equal("2026-07-19", report.GetProperty("snapshot").GetString());
        Assert.Equal("2025-03-25", report.GetProperty("rule_set").GetString());
        Assert.Equal(2000, report.GetProperty("size").GetInt32());
        Assert.Equal(path, report.GetProperty("out").GetString());
        Assert.InRange(report.GetProperty("most_weight").GetDouble(), 1, 20);
        JsonElement[] margins = [.. report.GetProperty("margins").EnumerateArray()];
        Assert.Equal(22, margins.Length);
        Assert.All(margins, margin => Assert.True(margin.GetProperty("met").GetBoolean()));
        Assert.All(margins, margin => Assert.NotEqual("", margin.GetProperty("source").GetString()));
        Assert.Equal(JsonValueKind.Array, report.GetProperty("warnings").ValueKind);
    }

    [Fact]
    public void Run_Text_ShowsEveryBandAndTheHeaviestWeight()
    {
        Draw("p.csv", "--size", "500");
        Assert.Contains("501-600", _host.Out, StringComparison.Ordinal);
        Assert.Contains("times the mean", _host.Out, StringComparison.Ordinal);
        Assert.Contains("rules of 2025-03-25", _host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p.csv")]
    [InlineData("p.parquet")]
    public void Run_SameSeedAnyThreads_WritesTheSameBytes(string name)
    {
        byte[] one = File.ReadAllBytes(Draw(name, "--size", "3000", "--threads", "1"));
        Assert.Equal(one, File.ReadAllBytes(Draw(name, "--size", "3000", "--threads", "6")));
        Assert.NotEqual(one, File.ReadAllBytes(Draw(name, "--size", "3000", "--seed", "5")));
    }

    [Fact]
    public void Run_RulesChangedSinceTheSnapshot_SaysSo()
    {
        Assert.Equal(0, _host.Run("population", "--as-of", "2025-03-26", "--size", "10", "--out", Out("p.csv")));
        Assert.Contains("the rules changed on 2025-03-25", _host.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--size is '0'; expected a whole number 1-10000000", "--size", "0", "--out", "p.csv")]
    [InlineData("--size is '-5'; expected a whole number 1-10000000", "--size", "-5", "--out", "p.csv")]
    [InlineData("--size is '10000001'; expected", "--size", "10000001", "--out", "p.csv")]
    [InlineData("--size is 'many'; expected", "--size", "many", "--out", "p.csv")]
    [InlineData("ends in .parquet, .csv, .jsonl", "--size", "5", "--out", "p.xlsx")]
    [InlineData("ends in .parquet, .csv, .jsonl", "--size", "5", "--out", "p")]
    [InlineData("a file in a folder that exists", "--size", "5", "--out", "no/such/p.csv")]
    [InlineData("--out", "--size", "5")]
    [InlineData("--as-of is 2016-05-01; expected a day after", "--size", "5", "--out", "p.csv", "--as-of", "2016-05-01")]
    [InlineData("--as-of is 2014-05-01; expected a day after", "--size", "5", "--out", "p.csv", "--as-of", "2014-05-01")]
    [InlineData("--as-of is '2026-02-30'", "--size", "5", "--out", "p.csv", "--as-of", "2026-02-30")]
    [InlineData("--history is 'nowhere'", "--size", "5", "--out", "p.csv", "--history", "nowhere")]
    public void Run_WrongCall_IsOneLineAndNothingIsWritten(string expected, params string[] args)
    {
        int place = Array.IndexOf(args, "--out") + 1;
        string[] call = [.. args.Select((word, i) => place > 0 && i == place ? Out(word) : word)];
        Assert.Equal(2, _host.Run(["population", .. call]));
        Assert.Contains(expected, Assert.Single(_host.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_host.Folder));
    }

    [Fact]
    public void Run_OutIsAFolder_IsRefused()
    {
        Directory.CreateDirectory(Out("p.csv"));
        Assert.Equal(2, _host.Run("population", "--size", "5", "--out", Out("p.csv")));
        Assert.Contains("is a folder", _host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_Population_DescribesEveryColumn()
    {
        string document = File.ReadAllText(Repository.PathOf("docs", "population.md"));
        string header = File.ReadLines(Draw("p.csv", "--size", "1")).First();
        Assert.All(header.Split(','), column => Assert.Contains($"`{column}`", document, StringComparison.Ordinal));
    }

    private string Out(string name) => Path.Combine(_host.Folder, name);

    private string Draw(string name, params string[] args)
    {
        int code = _host.Run(["population", "--as-of", "2026-07-24", "--out", Out(name), .. args]);
        Assert.True(code == 0, _host.Error);
        return Out(name);
    }
}
