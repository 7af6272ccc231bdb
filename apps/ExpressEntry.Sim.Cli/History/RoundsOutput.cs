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
            CreateTable(rounds, profile).Write(output, host.Width);
            output.WriteLine();
            WriteNotes(output, rounds, host.Width);
            long sum = rounds.Sum(round => (long)(round.Invitations ?? 0));
            output.WriteLine(
                $"{rounds.Length:N0} round{(rounds.Length == 1 ? "" : "s")}, newest last, {sum:N0} invitations; times in UTC."
            );
            if (profile is not null)
            {
                WriteVerdicts(output, rounds, profile);
            }
        }

        PlainText.Source(host, known);
    }

    /// <summary>A verdict for people.</summary>
    public static string Describe(InvitationVerdict verdict, PublishedRound round, InvitationRule profile) =>
        verdict switch
        {
            InvitationVerdict.Invited when profile.Score == round.Cutoff => "yes, on the cut-off",
            InvitationVerdict.Invited => $"yes, {profile.Score - round.Cutoff} above",
            InvitationVerdict.BelowCutoff => $"no, {round.Cutoff - profile.Score} below",
            InvitationVerdict.AfterTieBreak => "no, submitted after the tie-break",
            InvitationVerdict.NotInGroup => "no, another group",
            InvitationVerdict.NotYetSubmitted => "no, not yet submitted",
            InvitationVerdict.Expired => "no, expired",
            _ => "unknown",
        };

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
                profile is null ? round.Name : Describe(profile.Judge(round), round, profile)
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

    private static void WriteVerdicts(TextWriter output, ImmutableArray<PublishedRound> rounds, InvitationRule profile)
    {
        int invited = rounds.Count(round => profile.Judge(round) == InvitationVerdict.Invited);
        string submitted = profile.Submitted is { } at ? $", submitted {PlainText.Instant(at)}" : "";
        string types = string.Join(", ", profile.Types.Order().Select(type => type.ToWord()));
        output.WriteLine($"A profile with {profile.Score} points in {types}{submitted}: invited in {invited:N0} of them.");
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
            InvitationVerdict.Invited => "true",
            InvitationVerdict.Unknown => "",
            _ => "false",
        };
}
