using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Cli.Tests.Bench;

public sealed class BenchCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("cohort", "saved")]
    [InlineData("cohort", "redrawn")]
    [InlineData("individual", "saved")]
    public void Bench_Json_IsTheDocumentOfTheInterface(string engine, string mode)
    {
        Assert.Equal(
            0,
            _host.Run("bench", "--engine", engine, "--mode", mode, "--replications", "6", "--threads", "2", "--json")
        );
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        JsonElement root = document.RootElement;
        Assert.Equal(
            [
                "workload",
                "engine",
                "mode",
                "replications",
                "threads",
                "us_per_replication",
                "rounds_per_second",
                "bytes_per_replication",
                "mean_cutoffs",
                "warnings",
            ],
            root.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal(
            ("W", engine, mode, 6, 2),
            (
                root.GetProperty("workload").GetString(),
                root.GetProperty("engine").GetString(),
                root.GetProperty("mode").GetString(),
                root.GetProperty("replications").GetInt32(),
                root.GetProperty("threads").GetInt32()
            )
        );
        Assert.True(root.GetProperty("us_per_replication").GetDouble() > 0);
        double[] cutoffs = [.. root.GetProperty("mean_cutoffs").EnumerateArray().Select(cutoff => cutoff.GetDouble())];
        Assert.Equal(26, cutoffs.Length);
        Assert.InRange(cutoffs[0], 575, 587);
        Assert.Equal(cutoffs.OrderDescending(), cutoffs);
    }

    [Fact]
    public void Bench_Text_SaysWhatWasMeasured()
    {
        Assert.Equal(0, _host.Run("bench", "--replications", "3"));
        Assert.Contains("Workload W, cohort engine, saved: 3 replications", _host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--engine", "fast")]
    [InlineData("--mode", "cold")]
    [InlineData("--replications", "0")]
    public void Bench_WrongOption_IsTheCallersMistake(string option, string value)
    {
        Assert.Equal(2, _host.Run("bench", option, value));
        Assert.Contains(value, _host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_NoWidth_IsRefusedWithTheAllowedOnes()
    {
        VectorSetting.Apply("");
        Assert.Contains(
            "EESIM_VECTOR is '1024'; expected scalar, 128, 256, 512.",
            Assert.Throws<InvalidInputException>(() => VectorSetting.Apply("1024")).Message,
            StringComparison.Ordinal
        );
    }
}
