using System.Text.Json;
using ExpressEntry.Sim.Cli.Tests.Simulate;

namespace ExpressEntry.Sim.Cli.Tests.Studies;

public sealed class SensitivityCommandTests : IDisposable
{
    private static readonly string[] Keys =
    [
        "--vary",
        "rounds.cadence.cec.size=10..80",
        "--vary",
        "arrivals.factor=0.01..0.1:log",
        "--vary",
        "reentry.factor=0.999..1",
    ];

    private readonly TestHost _host = new();
    private readonly string _scenario;

    public SensitivityCommandTests() => _scenario = _host.Write("small.yaml", SmallScenario.Yaml);

    [Fact]
    public void Sensitivity_Morris_PutsTheKeysInTheirOrder()
    {
        Assert.Equal(0, Run("--trajectories", "6", "--json"));
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        Assert.Equal("morris", document.RootElement.GetProperty("design").GetString());
        Assert.Equal(24, document.RootElement.GetProperty("points").GetInt32());
        JsonElement pool = document.RootElement.GetProperty("outputs")[1];
        Assert.Equal("pool", pool.GetProperty("output").GetString());
        JsonElement[] keys = [.. pool.GetProperty("keys").EnumerateArray()];
        double[] sizes = [.. keys.Select(key => key.GetProperty("mu_star").GetProperty("value").GetDouble())];
        Assert.True(sizes[1] > sizes[0] && sizes[0] > 5 * sizes[2], string.Join(' ', sizes));
        Assert.True(keys[0].GetProperty("mu").GetProperty("high").GetDouble() < 0);
        Assert.True(keys[1].GetProperty("mu").GetProperty("low").GetDouble() > 0);
    }

    [Fact]
    public void Sensitivity_Sobol_HasSharesAndSentences()
    {
        Assert.Equal(0, Run("--method", "sobol", "--base", "16"));
        foreach (
            string part in (string[])
                ["Alone", "In all", "arrivals.factor decides most", "Read: alone is the share", "80 points"]
        )
        {
            Assert.Contains(part, _host.Out, StringComparison.Ordinal);
        }

        Assert.All(_host.Out.Split('\n'), line => Assert.True(line.Length <= 100 + _host.Folder.Length, line));
    }

    [Fact]
    public void Sensitivity_FolderOfASweepWithTheSamePoints_IsUsed()
    {
        string[] own = [.. Keys[..4], "--outputs", "pool", "--replications", "10"];
        Assert.Equal(0, _host.Run(["sensitivity", _scenario, .. own, "--trajectories", "4", "--out", Folder("whole")]));
        Assert.Equal(0, _host.Run(["sensitivity", _scenario, .. own, "--trajectories", "2", "--out", Folder("out")]));
        Assert.Equal(
            0,
            _host.Run(["sensitivity", _scenario, .. own, "--trajectories", "4", "--out", Folder("out"), "--resume"])
        );
        Assert.Equal(SmallScenario.BytesOf(Folder("whole")), SmallScenario.BytesOf(Folder("out")));
        Assert.Contains("indices.parquet", SmallScenario.BytesOf(Folder("out")).Keys);
        Assert.Equal(2, _host.Run(["sensitivity", _scenario, .. own, "--seed", "5", "--out", Folder("out"), "--resume"]));
        Assert.Contains("it differs in seed (20150131 there, 5 here)", _host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sensitivity_OutputThatNeverTakesPlace_IsSaidAndTheOthersStand()
    {
        string scenario = _host.Write(
            "none.yaml",
            SmallScenario.Yaml.Replace("rounds: {", "rounds: {process: none, ", StringComparison.Ordinal)
        );
        Assert.Equal(
            1,
            _host.Run([
                "sensitivity",
                scenario,
                .. Keys[..4],
                "--outputs",
                "cutoff:french,pool",
                "--replications",
                "5",
                "--trajectories",
                "2",
            ])
        );
        Assert.Contains(
            "cutoff:french: None of 5 replications has a value at every point",
            _host.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("pool: 2 trajectories, 5 replications", _host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("morris", "mu_star")]
    [InlineData("sobol", "total")]
    public void Sensitivity_OneReplication_HasNoIntervals(string method, string measure)
    {
        string[] few = method == "morris" ? ["--trajectories", "2"] : ["--method", "sobol", "--base", "4"];
        Assert.Equal(0, Run([.. few, "--replications", "1"]));
        Assert.Contains("replication gives no interval", Flat(), StringComparison.Ordinal);
        Assert.DoesNotContain("95 % intervals", Flat(), StringComparison.Ordinal);
        Assert.DoesNotContain("noise of the replications", Flat(), StringComparison.Ordinal);
        Assert.Equal(0, Run([.. few, "--replications", "1", "--json"]));
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        JsonElement found = document.RootElement.GetProperty("outputs")[1].GetProperty("keys")[0].GetProperty(measure);
        Assert.Equal(JsonValueKind.Number, found.GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, found.GetProperty("low").ValueKind);
        Assert.Equal(JsonValueKind.Null, found.GetProperty("high").ValueKind);
    }

    [Theory]
    [InlineData("--method", "fast", "expected morris or sobol")]
    [InlineData("--base", "8", "--base belongs to --method sobol")]
    [InlineData("--levels", "5", "expected an even number")]
    [InlineData("--trajectories", "1", "expected a whole number 2-10000")]
    [InlineData("--vary", "pool.from=flows,posterior", "need a range")]
    public void Sensitivity_WrongOption_IsExitCode2AndOneLine(string option, string value, string says)
    {
        Assert.Equal(2, Run(option, value));
        Assert.Contains(says, _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public void Sensitivity_MoreThanMemoryHolds_IsRefused()
    {
        Assert.Equal(2, Run("--method", "sobol", "--base", "8192", "--replications", "100000"));
        Assert.Contains("expected up to 50,000,000", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, _host.Run("sensitivity", _scenario));
        Assert.Contains("--vary is missing", _host.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _host.Dispose();

    private string Flat() => string.Join(' ', _host.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string Folder(string name) => Path.Combine(_host.Folder, name);

    private int Run(params string[] options)
    {
        string[] usual = options.Contains("--replications") ? [] : ["--replications", "10"];
        return _host.Run(["sensitivity", _scenario, .. Keys, "--outputs", "last_cutoff:cec,pool", .. usual, .. options]);
    }
}
