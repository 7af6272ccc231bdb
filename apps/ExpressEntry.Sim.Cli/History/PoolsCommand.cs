using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Cli.History;

/// <summary><c>eesim history pools</c>: every published snapshot of the pool, or one day's table as the page shows it.</summary>
internal static class PoolsCommand
{
    private static readonly ImmutableArray<ScoreBand> TableBands =
    [
        new(601, 1200),
        new(501, 600),
        new(451, 600),
        new(451, 500),
        new(401, 450),
        new(351, 400),
        new(301, 350),
        new(0, 300),
    ];

    public static Command Create(Host host)
    {
        var command = new Command(
            "pools",
            "List the pool snapshots, newest last. Example: eesim history pools --on 2017-05-19"
        );
        var shared = new HistoryOptions(command, "Show the table of this day as it was published.");
        command.SetAction(call =>
        {
            KnownHistory known = shared.Open(call, host);
            ImmutableArray<PoolSnapshot> pools =
            [
                .. known.History.Snapshots.Where(snapshot => shared.Includes(call, snapshot.AsOf)),
            ];
            if (shared.On(call) is { } on && pools.IsEmpty)
            {
                throw HistoryOptions.NothingOn(
                    on,
                    "pool snapshot",
                    known.History.Snapshots.Select(snapshot => snapshot.AsOf)
                );
            }

            if (shared.IsJson(call))
            {
                WriteJson(host.Out, known, pools);
            }
            else if (shared.IsCsv(call))
            {
                HistoryTableWriter.WritePools(host.Out, pools);
            }
            else if (shared.On(call) is not null)
            {
                WritePages(host, known, pools);
            }
            else
            {
                WriteTable(host, known, pools);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteJson(TextWriter output, KnownHistory known, ImmutableArray<PoolSnapshot> pools) =>
        JsonDocumentWriter.Write(
            output,
            known.Warnings,
            json =>
            {
                json.WriteString("source", known.History.Source);
                json.WriteString("data_ends", PlainText.Day(known.DataEnds));
                json.WriteStartArray("pools");
                foreach (PoolSnapshot pool in pools)
                {
                    WritePool(json, pool);
                }

                json.WriteEndArray();
            }
        );

    private static void WritePool(Utf8JsonWriter json, PoolSnapshot pool)
    {
        json.WriteStartObject();
        json.WriteString("as_of", PlainText.Day(pool.AsOf));
        json.WriteString("published", PlainText.Day(pool.Published));
        json.WriteString("precision", pool.Precision);
        json.WriteString("confidence", pool.Confidence);
        RoundsOutput.WriteTexts(json, "rounds", pool.Rounds);
        json.WriteStartObject("bands");
        foreach (BandCount entry in pool.Bands)
        {
            json.WriteNumber(entry.Band.Label, entry.Count);
        }

        json.WriteEndObject();
        RoundsOutput.WriteNumber(json, "total", pool.Total);
        RoundsOutput.WriteTexts(json, "notes", pool.Notes);
        json.WriteEndObject();
    }

    private static void WritePages(Host host, KnownHistory known, ImmutableArray<PoolSnapshot> pools)
    {
        foreach (PoolSnapshot pool in pools)
        {
            PoolPage.Write(host, pool);
        }

        PlainText.Source(host, known);
    }

    private static void WriteTable(Host host, KnownHistory known, ImmutableArray<PoolSnapshot> pools)
    {
        TextWriter output = host.Out;
        if (pools.IsEmpty)
        {
            output.WriteLine("No pool snapshot matches.");
            PlainText.Source(host, known);
            return;
        }

        ScoreBand[] bands = [.. TableBands.Where(band => pools.Any(pool => pool.CountOf(band) is not null))];
        var table = new TextTable(["as of", "#total", .. bands.Select(band => $"#{band.Label}")]);
        foreach (PoolSnapshot pool in pools)
        {
            string mark = pool.Notes.IsEmpty ? "" : "*";
            table.Add([
                PlainText.Day(pool.AsOf) + mark,
                PlainText.Count(pool.Total),
                .. bands.Select(band => pool.CountOf(band) is { } count ? PlainText.Count(count) : ""),
            ]);
        }

        table.Write(output, host.Width);
        output.WriteLine();
        foreach (PoolSnapshot pool in pools.Where(pool => !pool.Notes.IsEmpty))
        {
            PlainText.Wrap(output, $"  * {PlainText.Day(pool.AsOf)}: ", "      ", string.Join("; ", pool.Notes), host.Width);
        }

        output.WriteLine($"{pools.Length:N0} snapshots, newest last; sub-bands with --on DAY, --csv or --json.");
        PlainText.Source(host, known);
    }
}
