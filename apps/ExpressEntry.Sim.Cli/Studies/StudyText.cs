using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>What the texts of studies share: numbers, tables that fit the line, what a study rests on.</summary>
internal static class StudyText
{
    /// <summary>A number with as many decimals as its size asks for; a dash for none.</summary>
    public static string Number(double value) =>
        double.IsNaN(value) ? "–"
        : Math.Abs(value) >= 1000 ? value.ToString("N0", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 100 ? value.ToString("0.0", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 1 ? value.ToString("0.00", CultureInfo.InvariantCulture)
        : value.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>A value of a key: whole where the key is whole, else with up to four significant digits behind the thousands.</summary>
    public static string KeyValue(double value, bool isWhole) =>
        double.IsNaN(value) ? "–"
        : isWhole || Math.Abs(value) >= 10_000 ? value.ToString("N0", CultureInfo.InvariantCulture)
        : value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary><c>495 to 530</c>; a dash for none.</summary>
    public static string Span(double low, double high) => double.IsNaN(low) ? "–" : $"{Number(low)} to {Number(high)}";

    /// <summary>Splits columns over tables that fit the width, each with the same first columns.</summary>
    /// <param name="widths">Widths of the columns to be split.</param>
    /// <param name="before">Width of the first columns.</param>
    /// <param name="width">Columns of text that fit a line.</param>
    /// <returns>For each table the places of its columns.</returns>
    public static List<int[]> Split(IReadOnlyList<int> widths, int before, int width)
    {
        const int gap = 2;
        List<int[]> tables = [];
        List<int> own = [];
        int used = before;
        for (int i = 0; i < widths.Count; i++)
        {
            if (own.Count > 0 && used + widths[i] + gap > width)
            {
                tables.Add([.. own]);
                own.Clear();
                used = before;
            }

            own.Add(i);
            used += widths[i] + gap;
        }

        tables.Add([.. own]);
        return tables;
    }

    /// <summary>What the study rests on, where it is, and the warnings.</summary>
    public static void WriteFoot(Host host, StudyCall call, string? folder, ImmutableArray<string> warnings)
    {
        PlainText.Wrap(
            host.Out,
            "  · ",
            "    ",
            $"{PlainText.Count(call.Replications, "replication")} at each point, the same ones at all; seed {call.Seed}; data to {PlainText.Day(call.Known.DataEnds)} ({call.Known.History.Source})",
            host.Width
        );
        if (folder is not null)
        {
            // Not wrapped: however long the name, it is found at one place.
            host.Out.WriteLine($"  · Every point and value is in {folder} (docs/lab/studies.md)");
        }

        PlainText.Warnings(host.Out, [.. call.Known.Warnings, .. warnings], host.Width);
    }

    /// <summary>The title: scenario, first and last day.</summary>
    public static void WriteTitle(Host host, StudyCall call, string what)
    {
        DateOnly last = call.Known.AsOf.AddDays(call.Scenario.HorizonDays - 1);
        PlainText.Wrap(
            host.Out,
            "",
            "  ",
            $"{call.Scenario.Name}, {PlainText.LongDay(call.Known.AsOf)} to {PlainText.LongDay(last)}: {what}",
            host.Width
        );
        host.Out.WriteLine();
    }

    /// <summary>Keys of a study in one line, with their ranges or values.</summary>
    public static string KeysOf(IEnumerable<StudyVariable> variables) =>
        string.Join(", ", variables.Select(variable => variable.Text));
}
