using System.Text.Json;

namespace ExpressEntry.Sim.Cli.Tests.Calibrate;

public sealed class CalibrateCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("calibrate", "--as-of", "2025-13-01")]
    [InlineData("calibrate", "--as-of", "2015-01-01")]
    [InlineData("calibrate", "--history", "nowhere")]
    [InlineData("calibrate", "--monthly")]
    [InlineData("hindcast", "--from", "yesterday")]
    [InlineData("hindcast", "--from", "2026-01-01", "--to", "2025-01-01")]
    [InlineData("hindcast", "--from", "2031-01-01", "--to", "2031-02-01")]
    public void Run_WrongCall_IsTheCallersMistake(params string[] args)
    {
        Assert.Equal(2, _host.Run(args));
        Assert.Empty(_host.Out);
        Assert.Single(_host.Error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("calibrate")]
    [InlineData("hindcast")]
    public void Run_FullFolder_IsRefusedBeforeAnythingIsPlayed(string verb)
    {
        _host.Write("results/notes.txt", "mine");
        Assert.Equal(2, _host.Run(verb, "--out", Path.Combine(_host.Folder, "results")));
        Assert.Contains("is not empty", _host.Error, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Length", "long")]
    public void Calibrate_FromACheckpoint_WritesPosteriorCheckpointAndDiagnostics()
    {
        string folder = Path.Combine(_host.Folder, "posterior");
        Assert.Equal(0, _host.Run("calibrate", "--history", "embedded", "--as-of", "2025-06-03", "--out", folder, "--json"));
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        Assert.Equal("2025-06-03", document.RootElement.GetProperty("as_of").GetString());
        Assert.Equal(100, document.RootElement.GetProperty("members").GetInt32());
        // Published on 2022-07-18: 69,007 at 351 to 400, 5,360 below 301; a profile stays 239.4 days (docs/model.md).
        Assert.Equal(Math.Log(69_007 / 239.4), PriorOf(document, "arrivals_351_400"), 0.001);
        Assert.Equal(Math.Log(5_360 / 239.4), PriorOf(document, "arrivals_0_300"), 0.001);
        Assert.Equal(750, PriorOf(document, "nominee_line"));
        Assert.Equal(
            ["checkpoint.parquet", "diagnostics.json", "posterior.parquet"],
            Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    [Trait("Length", "long")]
    public void Hindcast_Json_IsTheDocumentOfTheInterface()
    {
        Assert.Equal(
            0,
            _host.Run("hindcast", "--history", "embedded", "--from", "2026-06-01", "--to", "2026-07-31", "--json")
        );
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        JsonElement all = document.RootElement.GetProperty("next_snapshot").GetProperty("all");
        Assert.True(all.GetProperty("n").GetInt32() > 5);
        Assert.Equal(10, document.RootElement.GetProperty("transforms").GetArrayLength());
        Assert.True(document.RootElement.GetProperty("pool").GetProperty("wape").GetDouble() < 0.05);
    }

    private static double PriorOf(JsonDocument document, string quantity) =>
        document
            .RootElement.GetProperty("quantities")
            .EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == quantity)
            .GetProperty("prior")
            .GetProperty("mean")
            .GetDouble();

    [Fact]
    public void Calibrate_Interrupted_LeavesNothing()
    {
        string folder = Path.Combine(_host.Folder, "posterior");
        _host.Cancellation = new CancellationToken(canceled: true);
        Assert.Equal(1, _host.Run("calibrate", "--history", "embedded", "--from-scratch", "--out", folder));
        Assert.False(Directory.Exists(folder));
    }
}
