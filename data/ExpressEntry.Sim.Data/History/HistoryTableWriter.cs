using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.History;

/// <summary>Writes the project's own tables, as <see cref="HistoryTables"/> reads them.</summary>
/// <remarks>Lines end on a line feed; an unknown value is an empty field; notes are joined by <c>"; "</c>.</remarks>
public static class HistoryTableWriter
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    private static readonly (string Title, Func<PublishedRound, string> TextOf)[] RoundColumns =
    [
        ("number", round => round.Number),
        ("date", round => Day(round.Date)),
        ("type", round => round.Type.ToWord()),
        ("name", round => round.Name),
        ("invitations", round => Number(round.Invitations)),
        ("cutoff", round => Number(round.Cutoff)),
        ("tie_break", round => Instant(round.TieBreak)),
        ("at", round => Instant(round.At)),
        ("programs", round => round.Programs),
        ("notes", round => Notes(round.Notes)),
    ];

    /// <summary>Writes the rounds table.</summary>
    /// <param name="writer">Gets the table; stays open.</param>
    /// <param name="rounds">In the order wanted in the file.</param>
    /// <param name="more">A column to add at the end: its title, and its text for each round.</param>
    public static void WriteRounds(
        TextWriter writer,
        IEnumerable<PublishedRound> rounds,
        params ReadOnlySpan<(string Title, Func<PublishedRound, string> TextOf)> more
    )
    {
        using CsvWriter csv = new(writer, Configuration, leaveOpen: true);
        (string Title, Func<PublishedRound, string> TextOf)[] columns = [.. RoundColumns, .. more];
        Line(csv, columns.Select(column => column.Title));
        foreach (PublishedRound round in rounds)
        {
            Line(csv, columns.Select(column => column.TextOf(round)));
        }
    }

    /// <summary>Writes the snapshots table with a column for every band that any snapshot carries.</summary>
    /// <param name="writer">Gets the table; stays open.</param>
    /// <param name="snapshots">In the order wanted in the file.</param>
    public static void WritePools(TextWriter writer, IReadOnlyCollection<PoolSnapshot> snapshots)
    {
        using CsvWriter csv = new(writer, Configuration, leaveOpen: true);
        ImmutableArray<ScoreBand> bands = BandsOf(snapshots);
        Line(
            csv,
            [
                "as_of",
                "precision",
                "published",
                "rounds",
                "confidence",
                .. bands.Select(band => band.Label),
                "total",
                "notes",
            ]
        );
        foreach (PoolSnapshot snapshot in snapshots)
        {
            Line(
                csv,
                [
                    Day(snapshot.AsOf),
                    snapshot.Precision,
                    Day(snapshot.Published),
                    string.Join(' ', snapshot.Rounds),
                    snapshot.Confidence,
                    .. bands.Select(band => Number(snapshot.CountOf(band))),
                    Number(snapshot.Total),
                    Notes(snapshot.Notes),
                ]
            );
        }
    }

    /// <summary>Every band that any snapshot carries, from the top, a parent before its sub-bands.</summary>
    /// <param name="snapshots">Any snapshots.</param>
    /// <returns>Each band once.</returns>
    public static ImmutableArray<ScoreBand> BandsOf(IEnumerable<PoolSnapshot> snapshots) =>
        [
            .. snapshots
                .SelectMany(snapshot => snapshot.Bands)
                .Select(entry => entry.Band)
                .Distinct()
                .OrderByDescending(band => band.High)
                .ThenBy(band => band.Low),
        ];

    private static void Line(CsvWriter csv, IEnumerable<string> fields)
    {
        foreach (string field in fields)
        {
            csv.WriteField(field);
        }

        csv.NextRecord();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset? at) =>
        at?.ToUniversalTime().ToString(InstantFormat, CultureInfo.InvariantCulture) ?? "";

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Notes(ImmutableArray<string> notes) => string.Join("; ", notes);
}
