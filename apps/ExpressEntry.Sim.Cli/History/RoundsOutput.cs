using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Cli.History;

/// <summary>Rounds as JSON, CSV and a table.</summary>
internal static class RoundsOutput
{
    public static void WriteJson(
        TextWriter output,
        KnownHistory known,
        ImmutableArray<PublishedRound> rounds,
        InvitationRule? profile
    ) =>
        JsonDocumentWriter.Write(
            output,
            known.Warnings,
            json =>
            {
                json.WriteString("source", known.History.Source);
                json.WriteString("data_ends", PlainText.Day(known.DataEnds));
                json.WriteStartArray("rounds");
                foreach (PublishedRound round in rounds)
                {
                    WriteRound(json, round, profile);
                }

                json.WriteEndArray();
                if (profile is not null)
                {
                    WriteCounts(json, InvitationCount.Of(rounds, profile));
                }
            }
        );

    public static void WriteCsv(TextWriter output, ImmutableArray<PublishedRound> rounds, InvitationRule? profile)
    {
        if (profile is null)
        {
            HistoryTableWriter.WriteRounds(output, rounds);
        }
        else
        {
            HistoryTableWriter.WriteRounds(output, rounds, ("invited", round => JsonWord(profile.Judge(round))));
        }
    }

    public static void WriteTable(
        Host host,
        KnownHistory known,
        ImmutableArray<PublishedRound> rounds,
        InvitationRule? profile
    )
    {
        TextWriter output = host.Out;
        if (rounds.IsEmpty)
        {
            output.WriteLine("No round matches.");
        }
        else
        {
            WriteRows(host, rounds, profile);
        }

        PlainText.Source(host, known);
    }

    private static void WriteRows(Host host, ImmutableArray<PublishedRound> rounds, InvitationRule? profile)
    {
        // With a profile, rounds of other groups would only hide the answer.
        ImmutableArray<PublishedRound> shown = profile is null
            ? rounds
            : [.. rounds.Where(round => profile.Ranks(round.Type))];
        if (!shown.IsEmpty)
        {
            CreateTable(shown, profile).Write(host.Out, host.Width);
            host.Out.WriteLine();
            WriteNotes(host.Out, shown, host.Width);
        }

        long sum = shown.Sum(round => (long)(round.Invitations ?? 0));
        string others = shown.Length < rounds.Length ? $"; {rounds.Length - shown.Length:N0} of other groups not shown" : "";
        host.Out.WriteLine(
            $"{shown.Length:N0} round{(shown.Length == 1 ? "" : "s")}, newest last, {sum:N0} invitations; times in UTC{others}."
        );
        if (profile is not null)
        {
            PlainText.Wrap(host.Out, "", "  ", InvitationCount.Describe(shown, profile), host.Width);
        }
    }

    /// <summary>A verdict for people.</summary>
    public static string Describe(InvitationVerdict verdict, PublishedRound round, InvitationRule profile) =>
        verdict switch
        {
            InvitationVerdict.Invited when profile.Score == round.Cutoff => "yes, on the cut-off",
            InvitationVerdict.Invited => $"yes, {profile.Score - round.Cutoff} above",
            InvitationVerdict.BelowCutoff => $"no, {round.Cutoff - profile.Score} below",
            InvitationVerdict.AfterTieBreak => "no, submitted after the tie-break",
            InvitationVerdict.Tie => $"tie: only if submitted by {PlainText.InstantCell(round.TieBreak)}",
            InvitationVerdict.NotInGroup => "no, another group",
            InvitationVerdict.NotYetSubmitted => "no, not yet submitted",
            InvitationVerdict.Expired => "no, expired",
            _ => "unknown",
        };

    // The tie-break is the column before.
    private static string DescribeInTable(InvitationVerdict verdict, PublishedRound round, InvitationRule profile) =>
        verdict == InvitationVerdict.Tie ? "only if submitted by then" : Describe(verdict, round, profile);

    private static TextTable CreateTable(ImmutableArray<PublishedRound> rounds, InvitationRule? profile)
    {
        string last = profile is null ? "name as published" : "invited";
        var table = new TextTable("#round", "date", "type", "#invitations", "#cut-off", "tie-break", last);
        foreach (PublishedRound round in rounds)
        {
            table.Add(
                round.Number + (round.Notes.IsEmpty ? "" : "*"),
                PlainText.Day(round.Date),
                round.Type.ToWord(),
                PlainText.Count(round.Invitations),
                round.Cutoff?.ToString(CultureInfo.InvariantCulture) ?? "–",
                PlainText.InstantCell(round.TieBreak),
                profile is null ? round.Name : DescribeInTable(profile.Judge(round), round, profile)
            );
        }

        return table;
    }

    private static void WriteNotes(TextWriter output, ImmutableArray<PublishedRound> rounds, int width)
    {
        bool hasAny = false;
        foreach (PublishedRound round in rounds.Where(round => !round.Notes.IsEmpty))
        {
            hasAny = true;
            PlainText.Wrap(output, $"  * {round.Number}: ", "      ", string.Join("; ", round.Notes), width);
        }

        if (hasAny)
        {
            output.WriteLine();
        }
    }

    private static void WriteCounts(Utf8JsonWriter json, IEnumerable<InvitationCount> counts)
    {
        json.WriteStartArray("would_invite");
        foreach (InvitationCount count in counts)
        {
            json.WriteStartObject();
            json.WriteString("type", count.Type.ToWord());
            json.WriteString("from", PlainText.Day(count.From));
            json.WriteNumber("rounds", count.Rounds);
            json.WriteNumber("invited", count.Invited);
            json.WriteNumber("ties", count.Ties);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRound(Utf8JsonWriter json, PublishedRound round, InvitationRule? profile)
    {
        json.WriteStartObject();
        json.WriteString("number", round.Number);
        json.WriteString("date", PlainText.Day(round.Date));
        json.WriteString("type", round.Type.ToWord());
        json.WriteString("name", round.Name);
        WriteNumber(json, "invitations", round.Invitations);
        WriteNumber(json, "cutoff", round.Cutoff);
        json.WriteString("tie_break", round.TieBreak is { } tieBreak ? PlainText.Instant(tieBreak) : null);
        json.WriteString("at", round.At is { } at ? PlainText.Instant(at) : null);
        json.WriteString("programs", round.Programs);
        if (profile is not null)
        {
            InvitationVerdict verdict = profile.Judge(round);
            json.WritePropertyName("invited");
            json.WriteRawValue(JsonWord(verdict) is { Length: > 0 } word ? word : "null");
            json.WriteBoolean("tie", verdict == InvitationVerdict.Tie);
            json.WriteString("why", Describe(verdict, round, profile));
        }

        WriteTexts(json, "notes", round.Notes);
        json.WriteEndObject();
    }

    /// <summary>Writes a number or null.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string key, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(key, number);
        }
        else
        {
            json.WriteNull(key);
        }
    }

    /// <summary>Writes a list of texts.</summary>
    public static void WriteTexts(Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string JsonWord(InvitationVerdict verdict) =>
        verdict switch
        {
            // Without an instant of submission a profile is older than any tie-break, here as in 'eesim odds'.
            InvitationVerdict.Invited or InvitationVerdict.Tie => "true",
            InvitationVerdict.Unknown => "",
            _ => "false",
        };
}
