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
                "12",
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
        Assert.Equal(12, root.GetProperty("replications").GetInt32());
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
            Assert.Equal(0, _host.Run("forecast", "--json", "--replications", "6", "--seed", seed, "--threads", threads));
            return _host.Out;
        }

        string one = Bytes("3", "1");
        Assert.Equal(one, Bytes("3", "2"));
        Assert.NotEqual(one, Bytes("4", "2").Replace("\"seed\": 4", "\"seed\": 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Forecast_ForPeople_ShowsTableChartsAndBasis()
    {
        Assert.Equal(0, _host.Run("forecast", "--replications", "20", "--round", "cec:2000@2026-08-18"));
        Assert.Contains("Next round", _host.Out, StringComparison.Ordinal);
        Assert.Contains("Round you ask about", _host.Out, StringComparison.Ordinal);
        Assert.Contains("●", _host.Out, StringComparison.Ordinal);
        Assert.Contains("What this rests on", _host.Out, StringComparison.Ordinal);
        Assert.Contains("seed 20150131", _host.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", _host.Out, StringComparison.Ordinal);
        Assert.All(_host.Out.Split('\n'), line => Assert.True(line.Length <= 104, line));
    }

    [Theory]
    [InlineData("--asof", "Did you mean '--as-of'?")]
    [InlineData("--as-of=2026-02-30", "a date that exists")]
    [InlineData("--as-of=2014-01-01", "2015-01-31")]
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
