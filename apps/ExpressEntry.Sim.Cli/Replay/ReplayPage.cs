using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Replay;
using ExpressEntry.Sim.Engine.Replay;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Cli.Replay;

/// <summary>The rounds of a replay, for people and for programs.</summary>
internal static class ReplayPage
{
    /// <summary>Writes the JSON document.</summary>
    public static void WriteJson(TextWriter output, ImmutableArray<ListedRound> listed, ReadOnlySpan<ReplayedRound> held)
    {
        ReplayedRound[] rounds = held.ToArray();
        JsonDocumentWriter.Write(
            output,
            [],
            json =>
            {
                json.WriteStartArray("rounds");
                for (int i = 0; i < rounds.Length; i++)
                {
                    WriteRound(json, i + 1, listed[i], rounds[i]);
                }

                json.WriteEndArray();
            }
        );
    }

    /// <summary>Writes the table.</summary>
    public static void WriteText(
        Host host,
        string folder,
        int profiles,
        ImmutableArray<ListedRound> listed,
        ReadOnlySpan<ReplayedRound> held
    )
    {
        var table = new TextTable(
            "#round",
            "at (UTC)",
            "type",
            "#asked",
            "#eligible",
            "#invited",
            "#cut-off",
            "tie-break (UTC)"
        );
        int invited = 0;
        for (int i = 0; i < held.Length; i++)
        {
            ReplayedRound round = held[i];
            invited += round.InvitedRows.Length;
            table.Add(
                PlainText.Count(i + 1),
                PlainText.InstantCell(listed[i].At),
                TypeOf(listed[i]),
                PlainText.Count(listed[i].Size),
                PlainText.Count(round.Eligible),
                PlainText.Count(round.InvitedRows.Length),
                PlainText.Count(round.Cutoff),
                PlainText.InstantCell(InstantOf(round.TieBreakUtcSeconds))
            );
        }

        table.Write(host.Out, host.Width);
        host.Out.WriteLine();
        host.Out.WriteLine(
            $"{PlainText.Count(invited)} of {PlainText.Count(profiles)} profiles invited in {held.Length} rounds; who they are: {Path.Combine(folder, "invited.csv")}"
        );
    }

    private static void WriteRound(Utf8JsonWriter json, int number, ListedRound listed, ReplayedRound held)
    {
        json.WriteStartObject();
        json.WriteNumber("round", number);
        json.WriteString("at", PlainText.Instant(listed.At));
        json.WriteString("type", TypeOf(listed));
        json.WriteNumber("requested", listed.Size);
        json.WriteNumber("eligible", held.Eligible);
        json.WriteNumber("invited", held.InvitedRows.Length);
        if (held is { Cutoff: { } cutoff, TieBreakUtcSeconds: { } tieBreak })
        {
            json.WriteNumber("cutoff", cutoff);
            json.WriteString("tie_break", PlainText.Instant(DateTimeOffset.FromUnixTimeSeconds(tieBreak)));
        }
        else
        {
            json.WriteNull("cutoff");
            json.WriteNull("tie_break");
        }

        json.WriteNumber("pool_before", held.PoolBefore);
        json.WriteEndObject();
    }

    private static string TypeOf(ListedRound round) => string.Join('|', round.Groups.Select(group => group.ToWord()));

    private static DateTimeOffset? InstantOf(long? utcSeconds) =>
        utcSeconds is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
