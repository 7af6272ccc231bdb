using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ExpressEntry.Sim.Gate;
using ExpressEntry.Sim.Gate.Reports;
using ExpressEntry.Sim.Gate.Statistics;
using ExpressEntry.Sim.Gate.Timing;

namespace ExpressEntry.Sim.Bench.Tests.Reports;

public sealed class GateReportTests
{
    private static readonly ShiftInterval Slow = Interval(1.081, 1.098, 1.116);
    private static readonly ShiftInterval Same = Interval(0.98, 1.001, 1.02);
    private static readonly ShiftInterval Wide = Interval(0.8, 1.02, 1.3);

    [Fact]
    public void Words_EachVerdict_SaysWhatTheNumbersAre()
    {
        Assert.Equal("slower by 9.8 % [8.1 to 11.6]", GateReport.Words(new Decision(Slow, Wide, 18)));
        Assert.Equal("slower by 9.8 % [8.1 to 11.6], waiting", GateReport.Words(new Decision(Same, Slow, 18)));
        Assert.Equal("ok: +0.1 % [-2.0 to 2.0]", GateReport.Words(new Decision(Same, Wide, 18)));
        Assert.Equal("cannot tell: +2.0 % [-20.0 to 30.0]", GateReport.Words(new Decision(Wide, Wide, 30)));
        Assert.Equal(
            "cannot tell: +2.0 %",
            GateReport.Words(new Decision(new(double.NegativeInfinity, Math.Log(1.02), double.PositiveInfinity), Wide, 1))
        );
    }

    [Fact]
    public void Alarms_CannotTell_IsNone() => Assert.Empty(Report([], Timed(Wide)).Alarms);

    [Fact]
    public void Markdown_SlowerPathAndMovedCounter_SaysBothInTheHeadingAndTheTable()
    {
        GateReport report = Report(["round: cells went from 1 to 2; …"], Timed(Slow));
        using var output = new StringWriter();
        report.WriteMarkdown(output);
        string[] lines = output.ToString().Split(Environment.NewLine);
        Assert.Equal("## Performance gate: fails: counters moved, and slower", lines[0]);
        Assert.Contains("- round: cells went from 1 to 2; …", lines);
        Assert.Contains("| round | slower by 9.8 % [8.1 to 11.6] | +0.1 % | 1 | 2 | 3 | 4,000 | 5 |", lines);
        Assert.Contains("| odds | not compared | | 0 | 0 | 0 | 0 | 0 |", lines);
        Assert.Equal(2, report.Alarms.Length);
        int columns = lines
            .Single(line => line.StartsWith("| path", StringComparison.Ordinal))
            .Count(letter => letter == '|');
        Assert.All(
            lines.Where(line => line.StartsWith('|')),
            line => Assert.Equal(columns, line.Count(letter => letter == '|'))
        );
    }

    [Fact]
    public void Markdown_CountersAlone_HasNoTimes()
    {
        using var output = new StringWriter();
        Report([], []).WriteMarkdown(output);
        Assert.StartsWith("## Performance gate: passes", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("not compared", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_SlowerPath_HasVerdictRatiosAndCounters()
    {
        using var output = new MemoryStream();
        Report([], Timed(Slow)).WriteJson(output);
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(output.ToArray()));
        JsonElement root = document.RootElement;
        Assert.False(root.GetProperty("passes").GetBoolean());
        JsonElement path = root.GetProperty("paths").GetProperty("round");
        Assert.Equal("slower", path.GetProperty("verdict").GetString());
        Assert.Equal(4_000, path.GetProperty("allocated_bytes").GetInt64());
        Assert.Equal(1.098, path.GetProperty("processor").GetProperty("ratio").GetDouble(), 4);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("paths").GetProperty("odds").GetProperty("verdict").ValueKind);
        Assert.Equal(0, root.GetProperty("warnings").GetArrayLength());
    }

    [Fact]
    public void Json_OpenInterval_IsNull()
    {
        using var output = new MemoryStream();
        Report([], Timed(new(double.NegativeInfinity, 0, double.PositiveInfinity))).WriteJson(output);
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(output.ToArray()));
        JsonElement processor = document.RootElement.GetProperty("paths").GetProperty("round").GetProperty("processor");
        Assert.Equal(JsonValueKind.Null, processor.GetProperty("low").ValueKind);
        Assert.Equal(1, processor.GetProperty("ratio").GetDouble());
    }

    private static ShiftInterval Interval(double low, double middle, double high) =>
        new(Math.Log(low), Math.Log(middle), Math.Log(high));

    private static ImmutableArray<TimedPath> Timed(ShiftInterval processor) =>
        [new TimedPath("round", new Decision(processor, Same, 18), 0.136, 7)];

    private static GateReport Report(ImmutableArray<string> moved, ImmutableArray<TimedPath> timed) =>
        new(
            new GateOptions { Base = timed.IsEmpty ? null : "folder", BaseName = "abc" },
            [("round", new([1, 2, 3, 4_000, 5])), ("odds", new([0, 0, 0, 0, 0]))],
            moved,
            timed,
            "",
            TimeSpan.FromSeconds(90)
        );
}
