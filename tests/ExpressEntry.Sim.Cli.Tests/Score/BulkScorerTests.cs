using System.Text;
using System.Text.Json;

namespace ExpressEntry.Sim.Cli.Tests.Score;

public sealed class BulkScorerTests : IDisposable
{
    private const string Line =
        """{"id":"a","age":30,"education":"masters","first_language":{"lang":"en","clb":{"listening":9,"reading":9,"writing":9,"speaking":9}}}""";

    private readonly TestHost _host = new();

    private string Output => Path.Combine(_host.Folder, "out.jsonl");

    [Fact]
    public void Run_ManyLines_KeepsTheirOrderAndGivesIdsBack()
    {
        string[] lines =
        [
            .. Enumerable
                .Range(0, 20_000)
                .Select(i =>
                    Line.Replace(":30", $":{18 + (i % 30)}", StringComparison.Ordinal)
                        .Replace("\"a\"", $"{i}", StringComparison.Ordinal)
                ),
        ];
        Assert.Equal(0, Run(string.Join('\n', lines) + "\n"));
        string[] results = File.ReadAllLines(Output);
        Assert.Equal(lines.Length, results.Length);
        for (int i = 0; i < results.Length; i++)
        {
            JsonElement result = JsonElement.Parse(results[i]);
            Assert.Equal(i, result.GetProperty("id").GetInt32());
            if (i < 30)
            {
                string one = _host.Write("one.json", lines[i]);
                Assert.Equal(0, _host.Run("score", one, "--json"));
                Assert.Equal(
                    JsonElement.Parse(_host.Out).GetProperty("total").GetInt32(),
                    result.GetProperty("total").GetInt32()
                );
            }
        }
    }

    [Fact]
    public void Run_AnyNumberOfThreads_WritesTheSameBytes()
    {
        string text = string.Concat(Enumerable.Range(0, 5_000).Select(i => (i % 7 == 0 ? "{}" : Line) + "\n"));
        Run(text, "--threads", "1");
        byte[] alone = File.ReadAllBytes(Output);
        Run(text, "--threads", "8");
        Assert.Equal(alone, File.ReadAllBytes(Output));
    }

    [Fact]
    public void Run_BadLines_AreReportedInPlaceAndTheFileIsComplete()
    {
        Assert.Equal(2, Run($"{Line}\nnot json\n\n{Line.Replace("30", "130", StringComparison.Ordinal)}\n{Line}\n"));
        JsonElement[] results = [.. File.ReadAllLines(Output).Select(line => JsonElement.Parse(line))];
        Assert.Equal(5, results.Length);
        Assert.Equal(
            [2, 3, 4],
            results.Where(one => one.TryGetProperty("error", out _)).Select(one => one.GetProperty("line").GetInt32())
        );
        Assert.Contains(
            "line 4, age: is 130; expected a whole number 0-120",
            results[3].GetProperty("error").GetString(),
            StringComparison.Ordinal
        );
        Assert.True(results[0].TryGetProperty("total", out _) && results[4].TryGetProperty("total", out _));
        string[] errors = _host.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, errors.Length);
        Assert.Contains("3 of 5 lines", errors[^1], StringComparison.Ordinal);
        Assert.Contains("2 profiles scored", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ManyBadLines_ShowsTheFirstTwentyAndACount()
    {
        Assert.Equal(2, Run(string.Concat(Enumerable.Repeat("{}\n", 50))));
        string[] errors = _host.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(21, errors.Length);
        Assert.Contains("line 20", errors[19], StringComparison.Ordinal);
        Assert.Contains("50 of 50 lines", errors[20], StringComparison.Ordinal);
        Assert.Equal(50, File.ReadAllLines(Output).Length);
    }

    [Theory]
    [InlineData("2015-01-01", 600)]
    [InlineData("2016-11-19", 50)]
    [InlineData("2025-03-25", 0)]
    public void Run_RuleSetOfALine_WinsOverOn(string ruleSet, int offer)
    {
        string line = Line.Replace(
            "{\"id\":\"a\",",
            $"{{\"rule_set\":\"{ruleSet}\",\"job_offer\":\"other\",",
            StringComparison.Ordinal
        );
        Assert.Equal(0, Run(line, "--on", "2018-01-01"));
        JsonElement result = JsonElement.Parse(Assert.Single(File.ReadAllLines(Output)));
        Assert.Equal(ruleSet, result.GetProperty("rule_set").GetString());
        Assert.Equal(offer, result.GetProperty("D").GetProperty("job_offer").GetInt32());
    }

    [Theory]
    [InlineData("\r\n", false)]
    [InlineData("\n", false)]
    [InlineData("\n", true)]
    public void Run_LineEndsAndByteOrderMark_MakeNoDifference(string end, bool mark)
    {
        Assert.Equal(0, Run($"{(mark ? "\uFEFF" : "")}{Line}{end}{Line}"));
        Assert.Equal(2, File.ReadAllLines(Output).Length);
    }

    [Fact]
    public void Run_LineLongerThanAllowed_IsOneErrorInItsPlace()
    {
        string huge = $"{{\"id\":\"{new string('x', 3 * 1024 * 1024)}\"}}";
        Assert.Equal(2, Run($"{Line}\n{huge}\n{Line}\n"));
        string[] results = File.ReadAllLines(Output);
        Assert.Equal(3, results.Length);
        Assert.StartsWith("{\"line\":2,\"error\":", results[1], StringComparison.Ordinal);
        Assert.Contains("is longer than", results[1], StringComparison.Ordinal);
        Assert.Contains("\"total\"", results[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_LinesAcrossBlocks_AreNeverSplit()
    {
        // Ids of growing length move the line breaks over every place of a block's end.
        string text = string.Concat(
            Enumerable
                .Range(0, 3_000)
                .Select(i => Line.Replace("\"a\"", $"\"{i}-{new string('x', i % 257)}\"", StringComparison.Ordinal) + "\n")
        );
        Assert.Equal(0, Run(text));
        string[] results = File.ReadAllLines(Output);
        Assert.Equal(3_000, results.Length);
        Assert.All(
            results.Index(),
            result => Assert.StartsWith($"{{\"id\":\"{result.Index}-", result.Item, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Run_Json_PrintsOneDocument()
    {
        Assert.Equal(2, Run($"{Line}\n{{}}\n", "--json"));
        JsonElement summary = JsonElement.Parse(_host.Out);
        Assert.Equal(2, summary.GetProperty("lines").GetInt32());
        Assert.Equal(1, summary.GetProperty("bad_lines").GetInt32());
        Assert.Equal(Output, summary.GetProperty("out").GetString());
    }

    [Theory]
    [InlineData("2026-11-02", false)]
    [InlineData("2026-11-03", true)]
    public void Run_DayAfterTheLastKnownRules_WarnsOnceAndInEachLine(string day, bool warns)
    {
        Assert.Equal(0, Run($"{Line}\n{Line}\n", "--on", day));
        Assert.Equal(warns, _host.Out.Contains("Warning: a changed score was announced", StringComparison.Ordinal));
        Assert.All(
            File.ReadAllLines(Output),
            line => Assert.Equal(warns ? 1 : 0, JsonElement.Parse(line).GetProperty("warnings").GetArrayLength())
        );
    }

    [Fact]
    public void Run_EmptyFile_GivesAnEmptyResult()
    {
        Assert.Equal(0, Run(""));
        Assert.Empty(File.ReadAllText(Output));
    }

    [Fact]
    public void Run_Stopped_LeavesTheOldFileAndNothingElse()
    {
        File.WriteAllText(Output, "old");
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        _host.Cancellation = stop.Token;
        Assert.Equal(1, Run(Line));
        Assert.Equal("old", File.ReadAllText(Output));
        Assert.Equal(["in.jsonl", "out.jsonl"], Directory.GetFiles(_host.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Run_WrongCall_SaysWhatIsAllowed()
    {
        string input = _host.Write("in.jsonl", Line);
        Assert.Equal(2, _host.Run("score", input));
        Assert.Contains("need --out", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, _host.Run("score", input, "--out", input));
        Assert.Contains("is the input itself", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, _host.Run("score", input, "--out", _host.Folder));
        Assert.Contains("is a folder", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, _host.Run("score", input, "--out", Path.Combine(_host.Folder, "no", "out.jsonl")));
        Assert.Contains("in a folder that exists", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, _host.Run("score", input, "--out", Output, "--timeline", "3"));
        Assert.Contains("only with one profile", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, _host.Run("score", input, "--out", Output, "--on", "2014-01-01"));
        Assert.Contains("from 2015-01-01 on", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, _host.Run("score", Path.Combine(_host.Folder, "no.jsonl"), "--out", Output));
        Assert.Contains("there is no such file", _host.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Output));
    }

    public void Dispose() => _host.Dispose();

    private int Run(string text, params string[] options)
    {
        string input = Path.Combine(_host.Folder, "in.jsonl");
        File.WriteAllText(input, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return _host.Run(["score", input, "--out", Output, .. options]);
    }
}
