using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Cli.Tests.Backtest;

public sealed class BacktestCommandTests
{
    private static readonly string[] ShortWindow = ["--from", "2026-05-01", "--to", "2026-07-31"];

    [Fact]
    public void Run_Json_HasTheTasksAndKeysOfTheInterface()
    {
        (int code, string output, string error) = Run(["backtest", "--json", "--from", "2026-01-01", "--to", "2026-07-31"]);
        Assert.Equal(ExitCode.Done, code);
        Assert.Empty(error);
        using var document = JsonDocument.Parse(output);
        JsonElement tasks = document.RootElement.GetProperty("tasks");
        Assert.Equal(["a", "b", "c", "d", "e"], tasks.EnumerateObject().Select(task => task.Name));
        JsonElement row = tasks.GetProperty("a").GetProperty("rows")[0];
        foreach (string key in new[] { "round_number", "date", "type", "group", "size", "cutoff", "actual" })
        {
            Assert.True(row.TryGetProperty(key, out _), key);
        }

        Assert.Equal(19, row.GetProperty("quantiles").GetArrayLength());
        JsonElement all = tasks.GetProperty("a").GetProperty("summary").GetProperty("all");
        foreach (string key in new[] { "n", "mae", "crps", "skill", "skill_low", "skill_high", "cov50", "cov80", "cov90" })
        {
            Assert.Equal(JsonValueKind.Number, all.GetProperty(key).ValueKind);
        }

        Assert.InRange(tasks.GetProperty("d").GetProperty("rows")[0].GetProperty("p").GetDouble(), 0, 1);
        Assert.Equal(15, tasks.GetProperty("e").GetProperty("rows")[0].GetProperty("counts").GetArrayLength());
        Assert.Equal(JsonValueKind.Array, document.RootElement.GetProperty("warnings").ValueKind);
    }

    [Fact]
    public void Run_AnotherNumberOfThreads_PrintsTheSameBytes()
    {
        string one = Run(["backtest", "--json", "--threads", "1", .. ShortWindow]).Output;
        string three = Run(["backtest", "--json", "--threads", "3", .. ShortWindow]).Output;
        Assert.Equal(one, three);
    }

    [Fact]
    public void Run_OneTask_PrintsItsTableWithoutColourCodesAndNothingOnStandardError()
    {
        (int code, string output, string error) = Run(["backtest", "--task", "a", .. ShortWindow]);
        Assert.Equal(ExitCode.Done, code);
        Assert.Empty(error);
        Assert.Contains("Task A", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Task B", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Theory]
    [InlineData("--task is 'x'; expected letters", "--task", "x")]
    [InlineData("--task is ','", "--task", ",")]
    [InlineData("expected a date that exists", "--from", "2026-02-30")]
    [InlineData("is after --to", "--from", "2026-07-01", "--to", "2026-06-01")]
    [InlineData("Nothing can be judged", "--from", "2001-01-01", "--to", "2001-12-31")]
    [InlineData("Nothing can be judged", "--from", "2031-01-01", "--to", "2031-12-31")]
    [InlineData("expected a whole number", "--threads", "0")]
    [InlineData("is not a folder", "--task", "d", "--charts", "no-such-folder")]
    [InlineData("no odds within 90 days", "--task", "a", "--charts", ".", "--from", "2026-06-01", "--to", "2026-07-31")]
    public void Run_WrongCall_IsOneLineAndExitCodeTwo(string expected, params string[] arguments)
    {
        (int code, string output, string error) = Run(["backtest", .. arguments]);
        Assert.Equal(ExitCode.WrongInput, code);
        Assert.Empty(output);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Run_OutFolder_HoldsParquetCsvAndJsonAndIsRefusedASecondTime()
    {
        string parent = Directory.CreateTempSubdirectory("eesim-backtest-").FullName;
        try
        {
            string folder = Path.Combine(parent, "results");
            Assert.Equal(ExitCode.Done, Run(["backtest", "--out", folder, .. ShortWindow]).Code);
            Assert.Equal(
                [
                    "a.csv",
                    "a.parquet",
                    "a_summary.csv",
                    "b.csv",
                    "b.parquet",
                    "b_summary.csv",
                    "backtest.json",
                    "c.csv",
                    "c.parquet",
                    "c_summary.csv",
                    "d.csv",
                    "d.parquet",
                    "e.csv",
                    "e.parquet",
                ],
                Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            );
            Assert.Equal([folder], Directory.EnumerateFileSystemEntries(parent));
            foreach (string task in new[] { "a", "b", "c", "d", "e" })
            {
                // The same rows twice: one a line of text after the header, and one of the Parquet table.
                using FileStream table = File.OpenRead(Path.Combine(folder, $"{task}.parquet"));
                ParquetReader reader = ParquetReader.Open(table);
                Assert.Equal(File.ReadLines(Path.Combine(folder, $"{task}.csv")).Count() - 1, reader.RowCount);
            }

            (int code, _, string error) = Run(["backtest", "--out", folder, .. ShortWindow]);
            Assert.Equal(ExitCode.WrongInput, code);
            Assert.Contains("is not empty", error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    private static (int Code, string Output, string Error) Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new Host(
            output,
            error,
            TimeProvider.System,
            IsTerminal: false,
            Width: 100,
            UserDataFolder: Path.Combine(Path.GetTempPath(), "eesim-no-such-folder"),
            TestContext.Current.CancellationToken
        );
        int code = EesimProgram.Run(arguments, host);
        return (code, output.ToString(), error.ToString());
    }
}
