using System.Text.Json;
using ExpressEntry.Sim.Cli.Tests.Simulate;

namespace ExpressEntry.Sim.Cli.Tests.Studies;

public sealed class SolveCommandTests : IDisposable
{
    private readonly TestHost _host = new();
    private readonly string _scenario;

    public SolveCommandTests() => _scenario = _host.Write("small.yaml", SmallScenario.Yaml);

    /// <summary>The median cut-off at 26 invitations a round is measured first; solving for it must lead back to 26.</summary>
    [Fact]
    public void Solve_PlantedAnswer_IsFound()
    {
        double planted;
        Assert.Equal(
            0,
            _host.Run(
                "sweep",
                _scenario,
                "--vary",
                "rounds.cadence.cec.size=26",
                "--outputs",
                "cutoff:cec",
                "--replications",
                "60",
                "--out",
                Path.Combine(_host.Folder, "sweep"),
                "--json"
            )
        );
        using (JsonDocument sweep = JsonDocument.Parse(_host.Out))
        {
            planted = sweep
                .RootElement.GetProperty("points")[0]
                .GetProperty("outputs")
                .GetProperty("cutoff:cec")
                .GetProperty("mean")
                .GetDouble();
        }

        Assert.Equal(0, Solve($"cutoff:cec={planted:R}", "--statistic", "mean", "--json"));
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        JsonElement root = document.RootElement;
        Assert.True(root.GetProperty("reached").GetBoolean());
        JsonElement solution = root.GetProperty("solution");
        Assert.Equal(26, solution.GetProperty("value").GetDouble());
        Assert.InRange(26, solution.GetProperty("low").GetDouble(), solution.GetProperty("high").GetDouble());
        Assert.Equal(planted, root.GetProperty("achieved").GetDouble(), 9);
        Assert.True(root.GetProperty("slope").GetDouble() < 0);
        Assert.All(
            root.GetProperty("tried").EnumerateArray(),
            tried => Assert.Equal(Math.Round(tried.GetProperty("value").GetDouble()), tried.GetProperty("value").GetDouble())
        );
    }

    [Fact]
    public void Solve_ForPeople_AnswersInASentence()
    {
        Assert.Equal(0, Solve("cutoff:cec=500"));
        Assert.Contains("rounds.cadence.cec.size = ", _host.Out, StringComparison.Ordinal);
        Assert.Contains("brings the median of cutoff:cec to", _host.Out, StringComparison.Ordinal);
        Assert.Contains("(95 % ", _host.Out, StringComparison.Ordinal);
        Assert.All(_host.Out.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void Solve_OutOfReach_IsExitCode1WithBothEnds()
    {
        Assert.Equal(1, Solve("cutoff:cec=900"));
        Assert.Contains("No value from 5 to 100 of rounds.cadence.cec.size does it", _host.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("The interval is", _host.Out, StringComparison.Ordinal);
        Assert.Equal(1, Solve("cutoff:cec=900", "--json"));
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        Assert.False(document.RootElement.GetProperty("reached").GetBoolean());
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("solution").GetProperty("value").ValueKind);
    }

    [Fact]
    public void Solve_OneReplication_HasNoInterval()
    {
        Assert.Equal(0, Solve("cutoff:cec=500", "--replications", "1"));
        Assert.Contains("One replication gives no interval", _host.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("95 %", _host.Out, StringComparison.Ordinal);
        Assert.Equal(0, Solve("cutoff:cec=500", "--replications", "1", "--json"));
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        JsonElement solution = document.RootElement.GetProperty("solution");
        Assert.Equal(JsonValueKind.Number, solution.GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, solution.GetProperty("low").ValueKind);
        Assert.Equal(JsonValueKind.Null, solution.GetProperty("high").ValueKind);
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("standard_error").ValueKind);
    }

    [Fact]
    public void Solve_ShareOfFourReplications_SaysThatItJumpsOverTheTarget()
    {
        // Shares are 0, ¼, ½ …: none is 0.4, whatever the key.
        Assert.Equal(0, Solve("cutoff:cec=0.4", "--statistic", "prob<=500", "--replications", "4"));
        Assert.Contains("It jumps over 0.4000: 0.", Flat(), StringComparison.Ordinal);
        Assert.Equal(0, Solve("cutoff:cec=0.5", "--statistic", "prob<=500", "--replications", "4"));
        Assert.DoesNotContain("jumps", Flat(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cutoff:cec", "expected OUTPUT=VALUE")]
    [InlineData("cutoff:cec=many", "'many' is no number")]
    [InlineData("cutof:cec=500", "cutoff")]
    [InlineData("cutoff:cec@2031-01=500", "which is not simulated")]
    public void Solve_WrongTarget_IsExitCode2AndOneLine(string target, string says)
    {
        Assert.Equal(2, Solve(target));
        Assert.Contains(says, _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
    }

    [Theory]
    [InlineData("--statistic", "average", "expected mean, median, pNN")]
    [InlineData("--statistic", "prob<=500", "a value above 0 and below 1")]
    [InlineData("--tolerance", "0", "expected a number above 0")]
    [InlineData("--vary", "pool.factor=0..1", "--vary is given 2 times")]
    public void Solve_WrongOption_IsExitCode2AndOneLine(string option, string value, string says)
    {
        Assert.Equal(2, Solve("cutoff:cec=500", option, value));
        Assert.Contains(says, _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
    }

    public void Dispose() => _host.Dispose();

    private string Flat() => string.Join(' ', _host.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private int Solve(string target, params string[] options) =>
        _host.Run([
            "solve",
            _scenario,
            "--vary",
            "rounds.cadence.cec.size=5..100",
            "--target",
            target,
            .. options.Contains("--replications") ? [] : new[] { "--replications", "60" },
            .. options.Contains("--tolerance") ? [] : new[] { "--tolerance", "1" },
            .. options,
        ]);
}
