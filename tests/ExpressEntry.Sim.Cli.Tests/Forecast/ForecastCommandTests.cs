using System.Text.Json;

namespace ExpressEntry.Sim.Cli.Tests.Forecast;

public sealed class ForecastCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    [Fact]
    public void Forecast_Json_IsTheDocumentOfTheInterface()
    {
        Assert.Equal(
            0,
            _host.Run(
                "forecast",
                "--json",
                "--as-of",
                "2026-07-24",
                "--replications",
                "120",
                "--round",
                "cec:2000@2026-08-18",
                "--round",
                "french@2026-09-01"
            )
        );

        using JsonDocument document = JsonDocument.Parse(_host.Out);
        JsonElement root = document.RootElement;
        Assert.Equal("2026-07-24", root.GetProperty("as_of").GetString());
        Assert.Equal("2026-07-23", root.GetProperty("data_ends").GetString());
        Assert.Equal(120, root.GetProperty("replications").GetInt32());
        JsonElement accuracy = root.GetProperty("accuracy");
        Assert.InRange(accuracy.GetProperty("all").GetProperty("n").GetInt32(), 60, 80);
        Assert.InRange(accuracy.GetProperty("cec").GetProperty("mae").GetDouble(), 0.1, 4);
        Assert.True(root.GetProperty("pool").GetProperty("total").GetInt32() > 200_000);
        AssertQuantiles(root.GetProperty("next"), "cutoff", atLeast: 5);
        AssertQuantiles(root.GetProperty("window"), "last_cutoff", atLeast: 15);
        AssertQuantiles(root.GetProperty("rounds"), "cutoff", atLeast: 2);
        JsonElement asked = root.GetProperty("rounds");
        Assert.Equal("cec", asked[0].GetProperty("type").GetString());
        Assert.Equal(2000, asked[0].GetProperty("size").GetInt32());
        Assert.Equal(JsonValueKind.Null, asked[1].GetProperty("size").ValueKind);
        Assert.Equal("2026-09-01", asked[1].GetProperty("date").GetString());
        Assert.All(
            root.GetProperty("next").EnumerateArray(),
            next => Assert.InRange(next.GetProperty("p_within_days").GetDouble(), 0, 1)
        );
        Assert.Contains(
            root.GetProperty("warnings").EnumerateArray(),
            warning => warning.GetString()!.Contains("grid is not known", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Forecast_SameSeed_GivesTheSameBytesOnAnyThreads()
    {
        string Bytes(string seed, string threads)
        {
            Assert.Equal(0, _host.Run("forecast", "--json", "--replications", "100", "--seed", seed, "--threads", threads));
            return _host.Out;
        }

        string one = Bytes("3", "1");
        Assert.Equal(one, Bytes("3", "2"));
        Assert.NotEqual(one, Bytes("4", "2").Replace("\"seed\": 4", "\"seed\": 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Forecast_PoolModel_GivesTheSameBytesOnAnyThreads()
    {
        string Bytes(string threads)
        {
            Assert.Equal(0, _host.Run("forecast", "--json", "--model", "pool", "--replications", "6", "--threads", threads));
            return _host.Out;
        }

        string one = Bytes("1");
        Assert.Equal(one, Bytes("2"));
        Assert.Contains(
            "pool simulation from measured flows, cohort engine, parameters redrawn",
            one,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Forecast_FixedParameters_ChoosesTheModelThatHasThem()
    {
        Assert.Equal(0, _host.Run("forecast", "--json", "--fixed-parameters", "--replications", "3"));
        Assert.Contains("engine, parameters fixed", _host.Out, StringComparison.Ordinal);
        Assert.Equal(2, _host.Run("forecast", "--fixed-parameters", "--model", "combined"));
        Assert.Contains("--model pool", _host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_TooFewFutures_SaysHowManyItTook()
    {
        Assert.Equal(0, _host.Run("forecast", "--json", "--replications", "5"));
        Assert.Contains("\"replications\": 100", _host.Out, StringComparison.Ordinal);
        Assert.Contains("5 futures are too few", _host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2015-02-01")] // one round
    [InlineData("2016-06-01")] // no pool was published yet
    [InlineData("2020-01-01")]
    [InlineData("2023-07-01")]
    [InlineData("2027-05-01")] // the days since the data ends are simulated
    public void Forecast_AnyDayOfTheHistory_HasSaneQuantiles(string asOf)
    {
        Assert.Equal(0, _host.Run("forecast", "--json", "--as-of", asOf, "--round", "general:1000@" + asOf));
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        AssertQuantiles(document.RootElement.GetProperty("next"), "cutoff", atLeast: 0);
        AssertQuantiles(document.RootElement.GetProperty("window"), "last_cutoff", atLeast: 0);
        AssertQuantiles(document.RootElement.GetProperty("rounds"), "cutoff", atLeast: 1);
    }

    [Fact]
    public void Forecast_RoundThatNoFutureHas_HasNeitherDayNorSize()
    {
        string[] call = ["forecast", "--as-of", "2015-02-10", "--replications", "100", "--history", "embedded"];
        Assert.Equal(0, _host.Run([.. call, "--json"]));
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        JsonElement next = document.RootElement.GetProperty("next")[0];
        foreach (string level in (string[])["p05", "p50", "p95"])
        {
            Assert.Equal(JsonValueKind.Null, next.GetProperty("date").GetProperty(level).ValueKind);
            Assert.Equal(JsonValueKind.Null, next.GetProperty("size").GetProperty(level).ValueKind);
        }

        Assert.Equal(0, _host.Run(call));
        Assert.Contains(
            "the forecast of 1 round of known size missed by 68.0 points on average, ",
            _host.Out.ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Forecast_ForPeople_ShowsTableChartsAndBasis()
    {
        Assert.Equal(0, _host.Run("forecast", "--replications", "20", "--round", "cec:2000@2026-08-18"));
        Assert.Contains("Next round", _host.Out, StringComparison.Ordinal);
        Assert.Contains("Round you ask about", _host.Out, StringComparison.Ordinal);
        Assert.Contains("●", _host.Out, StringComparison.Ordinal);
        Assert.Contains("What this rests on", _host.Out, StringComparison.Ordinal);
        Assert.Contains("Why", _host.Out, StringComparison.Ordinal);
        Assert.Contains("Over the last twelve months", _host.Out, StringComparison.Ordinal);
        Assert.Contains("seed 20150131", _host.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", _host.Out, StringComparison.Ordinal);
        Assert.All(_host.Out.Split('\n'), line => Assert.True(line.Length <= 104, line));
    }

    [Theory]
    [InlineData("--asof", "Did you mean '--as-of'?")]
    [InlineData("--as-of=2026-02-30", "a date that exists")]
    [InlineData("--as-of=2014-01-01", "2015-01-31")]
    [InlineData("--model=magic", "combined, pool or engine")]
    [InlineData("--days=0", "1-365")]
    [InlineData("--days=-5", "1-365")]
    [InlineData("--replications=0", "1-10000000")]
    [InlineData("--threads=x", "1-1024")]
    [InlineData("--seed=-1", "0-")]
    [InlineData("--round=cec", "TYPE[:SIZE]@YYYY-MM-DD")]
    [InlineData("--round=cecc:100@2026-08-01", "Did you mean 'cec'?")]
    [InlineData("--round=cec:0@2026-08-01", "1-100000")]
    [InlineData("--round=cec:-4@2026-08-01", "1-100000")]
    [InlineData("--round=cec:5:6@2026-08-01", "TYPE[:SIZE]@YYYY-MM-DD")]
    [InlineData("--round=cec@2026-13-01", "a date that exists")]
    [InlineData("--round=cec@2026-07-01", "2026-07-24")]
    [InlineData("--round=cec@2028-07-01", "365 days")]
    [InlineData("--history=no-such-file.json", "no-such-file.json")]
    public void Forecast_WrongCall_IsExitCode2AndOneLine(string argument, string says)
    {
        Assert.Equal(2, _host.Run("forecast", argument));
        Assert.Empty(_host.Out);
        Assert.Contains(says, _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
    }

    public void Dispose() => _host.Dispose();

    private static void AssertQuantiles(JsonElement items, string name, int atLeast)
    {
        Assert.InRange(items.GetArrayLength(), atLeast, 100);
        foreach (JsonElement item in items.EnumerateArray())
        {
            double[] quantiles =
            [
                .. item.GetProperty(name).GetProperty("quantiles").EnumerateArray().Select(q => q.GetDouble()),
            ];
            Assert.Equal(19, quantiles.Length);
            Assert.Equal(quantiles.Order(), quantiles);
            Assert.All(quantiles, quantile => Assert.InRange(quantile, 0, 1200));
        }
    }
}
