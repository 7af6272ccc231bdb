using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Gate.Exact;
using ExpressEntry.Sim.Gate.Statistics;
using ExpressEntry.Sim.Gate.Timing;

namespace ExpressEntry.Sim.Gate.Reports;

/// <summary>What a run found, as Markdown for a pull request and as JSON for a dashboard.</summary>
/// <param name="Options">What was asked.</param>
/// <param name="Counted">Every path's counters.</param>
/// <param name="Moved">Counters that are not as committed, a line each.</param>
/// <param name="Timed">The paths that were timed.</param>
/// <param name="Note">What could not be compared; empty where everything was.</param>
/// <param name="Elapsed">Time of the run, builds not included.</param>
internal sealed record GateReport(
    GateOptions Options,
    ImmutableArray<(string Path, Counters Counters)> Counted,
    ImmutableArray<string> Moved,
    ImmutableArray<TimedPath> Timed,
    string Note,
    TimeSpan Elapsed
)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Why the run fails, a line each; none where it passes.</summary>
    public ImmutableArray<string> Alarms =>
        [
            .. Moved,
            .. Timed
                .Where(path => path.Decision.Verdict == Verdict.Slower)
                .Select(path => $"{path.Id}: {Words(path.Decision)}."),
        ];

    /// <summary>The verdict in words: <c>slower by 9.8 % [8.1 to 11.6]</c>.</summary>
    public static string Words(Decision decision)
    {
        ShiftInterval shown = decision.Shown;
        string range = double.IsInfinity(shown.Low) ? "" : $" [{Percent(shown.Low)} to {Percent(shown.High)}]";
        return decision.Verdict switch
        {
            Verdict.Slower => $"slower by {Percent(shown.Middle)} %{range}{(decision.IsWaiting ? ", waiting" : "")}",
            Verdict.Ok => $"ok: {Signed(shown.Middle)} %{range}",
            _ => $"cannot tell: {Signed(shown.Middle)} %{range}",
        };
    }

    /// <summary>Writes the Markdown.</summary>
    public void WriteMarkdown(TextWriter output)
    {
        string verdict =
            Alarms.IsEmpty ? "passes"
            : Moved.IsEmpty ? "fails: slower"
            : Alarms.Length > Moved.Length ? "fails: counters moved, and slower"
            : "fails: counters moved";
        output.WriteLine($"## Performance gate: {verdict}");
        output.WriteLine();
        foreach (string moved in Moved)
        {
            output.WriteLine($"- {moved}");
        }

        if (!Moved.IsEmpty)
        {
            output.WriteLine();
        }

        WriteTable(output);
        if (Note.Length > 0)
        {
            output.WriteLine();
            output.WriteLine(Note);
        }

        output.WriteLine();
        output.WriteLine(
            Options.Base is null
                ? $"Exact counters only. {Options.Cpu}, {Elapsed.TotalSeconds:F0} s."
                : $"Base {Options.BaseName}, {Options.Cpu}, {Elapsed.TotalSeconds:F0} s besides building, coins of --seed {Options.Seed}. Times are processor time over a reference loop, "
                    + $"change against base, side by side; intervals err once in {FamilyPlan.For(Math.Max(1, Timed.Length)).Alpha.Inverse():N0}, so that unchanged code fails "
                    + $"at most once in {FamilyPlan.FalseAlarmRate.Inverse():N0} runs. Slower means by more than {FamilyPlan.Harmless * 100:F0} %; ok rules {FamilyPlan.Caught * 100:F0} % out."
        );
    }

    /// <summary>Writes the files asked for.</summary>
    /// <exception cref="InvalidInputException">A file cannot be written.</exception>
    public void WriteFiles()
    {
        if (Options.Markdown is { } markdown)
        {
            using var file = ReplacedFile.Open(markdown);
            using (var writer = new StreamWriter(file.Stream, leaveOpen: true))
            {
                WriteMarkdown(writer);
            }

            file.Commit();
        }

        if (Options.Json is { } json)
        {
            using var file = ReplacedFile.Open(json);
            WriteJson(file.Stream);
            file.Commit();
        }
    }

    /// <summary>Writes the JSON document.</summary>
    public void WriteJson(Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Indented))
        {
            json.WriteStartObject();
            json.WriteString("commit", Options.Commit);
            json.WriteString("base", Options.Base is null ? null : Options.BaseName);
            json.WriteString("cpu", Options.Cpu);
            json.WriteNumber("seed", Options.Seed);
            json.WriteBoolean("passes", Alarms.IsEmpty);
            json.WriteNumber("seconds", Math.Round(Elapsed.TotalSeconds, 1));
            json.WriteNumber("false_alarm_rate", FamilyPlan.FalseAlarmRate);
            json.WriteStartArray("moved");
            foreach (string moved in Moved)
            {
                json.WriteStringValue(moved);
            }

            json.WriteEndArray();
            json.WriteStartObject("paths");
            foreach ((string path, Counters counters) in Counted)
            {
                json.WriteStartObject(path);
                WriteCounters(json, counters);
                WriteTime(json, Timed.FirstOrDefault(one => one.Id == path));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartArray("warnings");
            if (Note.Length > 0)
            {
                json.WriteStringValue(Note);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteCounters(Utf8JsonWriter json, Counters counters)
    {
        for (int i = 0; i < Counters.Names.Length; i++)
        {
            json.WriteNumber(Counters.Names[i], counters.Values[i]);
        }
    }

    private static void WriteTime(Utf8JsonWriter json, TimedPath? timed)
    {
        if (timed is null)
        {
            json.WriteNull("verdict");
            return;
        }

        json.WriteString(
            "verdict",
            timed.Decision.Verdict switch
            {
                Verdict.Ok => "ok",
                Verdict.Slower => "slower",
                _ => "cannot_tell",
            }
        );
        json.WriteNumber("relative_cost", Math.Round(timed.Cost, 6));
        json.WriteNumber("blocks", timed.Decision.Blocks);
        json.WriteNumber("seconds", Math.Round(timed.Seconds, 1));
        WriteRatio(json, "processor", timed.Decision.Processor);
        WriteRatio(json, "wall", timed.Decision.Wall);
    }

    private static void WriteRatio(Utf8JsonWriter json, string name, ShiftInterval interval)
    {
        json.WriteStartObject(name);
        foreach (
            (string key, double log) in new[] { ("low", interval.Low), ("ratio", interval.Middle), ("high", interval.High) }
        )
        {
            if (double.IsFinite(log))
            {
                json.WriteNumber(key, Math.Round(Math.Exp(log), 4));
            }
            else
            {
                json.WriteNull(key);
            }
        }

        json.WriteEndObject();
    }

    private void WriteTable(TextWriter output)
    {
        bool isTimed = !Timed.IsEmpty;
        output.WriteLine(
            $"| path | {(isTimed ? "time against base | wall | " : "")}variates | cells | rounds | bytes allocated | bytes written |"
        );
        output.WriteLine(isTimed ? "|---|---|---|---|---|---|---|---|" : "|---|---|---|---|---|---|");
        foreach ((string path, Counters counters) in Counted)
        {
            string time = "";
            if (isTimed)
            {
                time = Timed.FirstOrDefault(one => one.Id == path) is { } timed
                    ? $"{Words(timed.Decision)} | {Signed(timed.Decision.Wall.Middle)} % | "
                    : "not compared | | ";
            }

            output.WriteLine(
                $"| {path} | {time}{string.Join(" | ", counters.Values.Select(value => value.ToString("N0", CultureInfo.InvariantCulture)))} |"
            );
        }
    }

    private static string Percent(double log) => (100 * (Math.Exp(log) - 1)).ToString("F1", CultureInfo.InvariantCulture);

    private static string Signed(double log) =>
        (100 * (Math.Exp(log) - 1)).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
