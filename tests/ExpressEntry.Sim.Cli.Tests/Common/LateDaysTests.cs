using ExpressEntry.Sim.Cli.Tests.Simulate;

namespace ExpressEntry.Sim.Cli.Tests.Common;

/// <summary>Days after the data: how far ahead is allowed, and what is said of the time between.</summary>
public sealed class LateDaysTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("forecast", "--as-of", "9999-12-31")]
    [InlineData("forecast", "--as-of", "2036-07-24")]
    [InlineData("odds", "--score", "500", "--types", "cec", "--as-of", "9999-12-31")]
    [InlineData("population", "--size", "5", "--out", "FOLDER/p.csv", "--as-of", "9999-12-31")]
    [InlineData("calibrate", "--as-of", "9999-12-31")]
    [InlineData("models", "--as-of", "9999-12-31")]
    [InlineData("simulate", "SCENARIO", "--out", "FOLDER/out", "--as-of", "9999-12-31")]
    [InlineData("simulate", "SCENARIO", "--out", "FOLDER/out", "--set", "as_of=9999-12-31")]
    [InlineData("sweep", "SCENARIO", "--dry-run", "--vary", "rounds.size_factor=1,2", "--as-of", "9999-12-31")]
    [InlineData("sweep", "SCENARIO", "--dry-run", "--vary", "as_of=2026-07-24,9999-12-31")]
    public void Run_DayTooFarAhead_IsRefusedWithTheRange(params string[] call)
    {
        string scenario = _host.Write("small.yaml", SmallScenario.Yaml);
        string[] words = [.. call.Select(word => word.Replace("FOLDER", _host.Folder, StringComparison.Ordinal))];

        int code = _host.Run([.. words.Select(word => word == "SCENARIO" ? scenario : word), "--history", "embedded"]);

        Assert.Equal(2, code);
        Assert.Contains(
            "; expected a day from 2015-02-01 to 2036-07-23, 10 years after the data ends (embedded)",
            _host.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
        Assert.Single(Directory.GetFileSystemEntries(_host.Folder));
    }

    [Theory]
    [InlineData("hindcast")]
    [InlineData("backtest")]
    public void Run_LastJudgedDayTooFarAhead_IsRefused(string verb)
    {
        Assert.Equal(2, _host.Run(verb, "--from", "2026-07-01", "--to", "9999-12-31", "--history", "embedded"));
        Assert.Equal(
            $"eesim: --to is 9999-12-31; expected a day up to 2036-07-23, 10 years after the data ends (embedded).{Environment.NewLine}",
            _host.Error
        );
    }

    [Fact]
    public void Forecast_MoreThanAYearAfterTheData_SaysWhyNoRoundIsNextAndWhatHelps()
    {
        string[] call = ["forecast", "--as-of", "2027-12-01", "--replications", "100", "--history", "embedded"];
        Assert.Equal(0, _host.Run([.. call, "--json"]));
        Assert.Contains("\"next\": [],", _host.Out, StringComparison.Ordinal);
        Assert.Contains(
            "the 365 days before 2027-12-01 have no published round of pnp, cec,",
            _host.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("--model engine", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_WithinTheData_DoesNotSpeakOfRetiredTypes()
    {
        string[] call = ["forecast", "--as-of", "2026-07-24", "--replications", "100", "--history", "embedded"];
        Assert.Equal(0, _host.Run(call));
        Assert.DoesNotContain("--model engine", _host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-08-10", true)]
    [InlineData("2026-07-24", false)]
    [InlineData("2025-06-01", false)]
    public void Population_DayAfterTheData_SaysThatTheGapIsNotSimulated(string day, bool isSaid)
    {
        string file = Path.Combine(_host.Folder, "p.csv");
        string[] call = ["population", "--size", "5", "--out", file, "--history", "embedded", "--json"];
        Assert.Equal(0, _host.Run([.. call, "--as-of", day]));
        Assert.Equal(
            isSaid,
            _host.Out.Contains("nothing is known of the 17 days before 2026-08-10", StringComparison.Ordinal)
        );
        Assert.Equal(isSaid, _host.Out.Contains("is not simulated", StringComparison.Ordinal));
    }
}
