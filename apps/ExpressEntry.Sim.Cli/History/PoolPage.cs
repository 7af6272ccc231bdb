using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Cli.History;

/// <summary>One pool snapshot in the layout of the published page: bands from the top, sub-bands indented.</summary>
internal static class PoolPage
{
    public static void Write(Host host, PoolSnapshot pool)
    {
        TextWriter output = host.Out;
        output.WriteLine($"Score distribution of candidates in the pool as of {PlainText.LongDay(pool.AsOf)}");
        output.WriteLine();
        var table = new TextTable("score range", "#candidates");
        foreach (BandCount entry in pool.Bands)
        {
            bool isSubBand = pool.Bands.Any(other => other.Band.IsParentOf(entry.Band));
            table.Add((isSubBand ? "    " : "") + entry.Band.Label, PlainText.Count(entry.Count));
        }

        table.Add("Total", PlainText.Count(pool.Total));
        table.Write(output, host.Width);
        output.WriteLine();
        string rounds = pool.Rounds.IsEmpty
            ? ""
            : $" with round{(pool.Rounds.Length == 1 ? "" : "s")} {string.Join(", ", pool.Rounds)}";
        output.WriteLine(
            $"Published {PlainText.Day(pool.Published)}{rounds}; date: {pool.Precision}; confidence: {pool.Confidence}."
        );
        foreach (string note in pool.Notes)
        {
            PlainText.Wrap(output, "Note: ", "  ", note, host.Width);
        }
    }
}
