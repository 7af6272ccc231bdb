using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Cli.Tests.History;

public sealed class PoolsCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Pools_On20170519_IsThePagesTable()
    {
        Assert.Equal(ExitCode.Done, _host.Run("history", "pools", "--on", "2017-05-19"));

        string[] rows =
        [
            .. _host
                .Out.Split('\n')
                .SkipWhile(line => !line.Contains("──", StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(line => line.Length > 0),
        ];
        Assert.Equal(
            [
                "  601-1200             50",
                "  451-600             136",
                "  401-450           5,884",
                "      441-450          51",
                "      431-440          59",
                "      421-430          51",
                "      411-420       1,697",
                "      401-410       4,026",
                "  351-400          22,093",
                "      391-400       3,570",
                "      381-390       4,365",
                "      371-380       4,519",
                "      361-370       4,813",
                "      351-360       4,826",
                "  301-350          15,682",
                "  0-300             2,850",
                "  Total            46,695",
            ],
            rows
        );
    }

    [Fact]
    public void Pools_Json_HasTheFixedKeysAndBandsFromTheTop()
    {
        Assert.Equal(ExitCode.Done, _host.Run("history", "pools", "--json"));

        using var json = JsonDocument.Parse(_host.Out);
        JsonElement[] pools = [.. json.RootElement.GetProperty("pools").EnumerateArray()];
        Assert.Equal(143, pools.Length);
        JsonElement last = pools[^1];
        Assert.Equal(
            ("2026-07-19", "2026-07-20"),
            (last.GetProperty("as_of").GetString(), last.GetProperty("published").GetString())
        );
        Assert.Equal(231_533, last.GetProperty("total").GetInt32());
        string[] labels = [.. last.GetProperty("bands").EnumerateObject().Select(band => band.Name)];
        Assert.Equal(["601-1200", "501-600", "451-500", "491-500"], labels[..4]);
        Assert.Equal(17, labels.Length);
        Assert.Equal(
            680,
            pools
                .Single(pool => pool.GetProperty("as_of").GetString() == "2023-04-26")
                .GetProperty("bands")
                .GetProperty("491-500")
                .GetInt32()
        );
    }

    [Fact]
    public void Pools_Csv_IsTheProjectsOwnTable()
    {
        Assert.Equal(ExitCode.Done, _host.Run("history", "pools", "--csv", "--from", "2026-01-01"));

        Assert.Equal(new DateOnly(2026, 7, 19), HistoryTables.ReadPools(new StringReader(_host.Out), "out")[^1].AsOf);
    }

    [Fact]
    public void Pools_Table_FitsTheTerminal()
    {
        Assert.Equal(ExitCode.Done, _host.Run("history", "pools"));

        Assert.All(_host.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.Contains("143 snapshots, newest last", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Pools_DayWithoutASnapshot_NamesTheNearest()
    {
        Assert.Equal(ExitCode.WrongInput, _host.Run("history", "pools", "--on", "2017-05-20"));

        Assert.Contains("the nearest are 2017-05-19 and 2017-10-12", _host.Error, StringComparison.Ordinal);
    }
}
