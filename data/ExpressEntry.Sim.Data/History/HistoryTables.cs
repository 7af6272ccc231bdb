using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.History;

/// <summary>The project's own tables of the history: <c>rounds.csv</c> and <c>pools.csv</c>.</summary>
/// <remarks>
/// Columns are described in <c>data/history/README.md</c>. A column is found by its name; an absent band column means
/// that no snapshot carries the band. Every error names the file, the line and the column.
/// </remarks>
public static class HistoryTables
{
    /// <summary>File name of the rounds table.</summary>
    public const string RoundsFile = "rounds.csv";

    /// <summary>File name of the snapshots table.</summary>
    public const string PoolsFile = "pools.csv";

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        TrimOptions = TrimOptions.Trim,
        BadDataFound = null,
    };

    /// <summary>Reads the history that travels with the program.</summary>
    /// <returns>All published rounds and snapshots up to July 2026.</returns>
    public static PublishedHistory ReadEmbedded()
    {
        using TextReader rounds = OpenEmbedded(RoundsFile);
        using TextReader pools = OpenEmbedded(PoolsFile);
        return Read("embedded", rounds, RoundsFile, pools, PoolsFile);
    }

    /// <summary>Reads both tables.</summary>
    /// <param name="source">Where they come from, for people.</param>
    /// <param name="rounds">Text of the rounds table.</param>
    /// <param name="roundsName">Its name in messages.</param>
    /// <param name="pools">Text of the snapshots table.</param>
    /// <param name="poolsName">Its name in messages.</param>
    /// <returns>The history, in order.</returns>
    /// <exception cref="InvalidInputException">A value cannot be read; the message names file, line and column.</exception>
    public static PublishedHistory Read(
        string source,
        TextReader rounds,
        string roundsName,
        TextReader pools,
        string poolsName
    ) =>
        new(
            source,
            [.. ReadRounds(rounds, roundsName).OrderBy(round => round.Date)],
            [.. ReadPools(pools, poolsName).OrderBy(snapshot => snapshot.AsOf)],
            []
        );

    /// <summary>Reads the rounds table, in file order.</summary>
    /// <param name="reader">Text of the table.</param>
    /// <param name="name">Its name in messages.</param>
    /// <returns>One record a line.</returns>
    /// <exception cref="InvalidInputException">A value cannot be read; the message names file, line and column.</exception>
    public static ImmutableArray<PublishedRound> ReadRounds(TextReader reader, string name)
    {
        using CsvReader csv = new(reader, Configuration);
        TableRow row = TableRow.ReadHeader(csv, name, ["number", "date", "type", "invitations", "cutoff"]);
        var rounds = ImmutableArray.CreateBuilder<PublishedRound>();
        while (row.MoveNext())
        {
            string word = row.Text("type");
            if (!RoundTypes.TryParse(word, out RoundType type))
            {
                throw row.Error("type", $"one of {string.Join(", ", RoundTypes.AllowedWords)}, other");
            }

            rounds.Add(
                new PublishedRound(
                    row.Required("number"),
                    row.Date("date"),
                    type,
                    row.Text("name"),
                    row.WholeNumber("invitations", 1, 1_000_000),
                    row.WholeNumber("cutoff", CrsScore.Min, CrsScore.Max),
                    row.Instant("tie_break"),
                    row.Instant("at"),
                    row.Text("programs"),
                    row.Notes("notes")
                )
            );
        }

        return rounds.ToImmutable();
    }

    /// <summary>Reads the snapshots table, in file order.</summary>
    /// <param name="reader">Text of the table.</param>
    /// <param name="name">Its name in messages.</param>
    /// <returns>One record a line.</returns>
    /// <exception cref="InvalidInputException">A value cannot be read; the message names file, line and column.</exception>
    public static ImmutableArray<PoolSnapshot> ReadPools(TextReader reader, string name)
    {
        using CsvReader csv = new(reader, Configuration);
        TableRow row = TableRow.ReadHeader(csv, name, ["as_of", "published", "total"]);
        List<ScoreBand> bands = [];
        foreach (string column in csv.HeaderRecord!)
        {
            if (ScoreBand.TryParse(column, out ScoreBand band))
            {
                bands.Add(band);
            }
        }

        var snapshots = ImmutableArray.CreateBuilder<PoolSnapshot>();
        while (row.MoveNext())
        {
            var counts = ImmutableArray.CreateBuilder<BandCount>();
            foreach (ScoreBand band in bands.OrderByDescending(b => b.High).ThenBy(b => b.Low))
            {
                if (row.WholeNumber(band.Label, 0, 100_000_000) is { } count)
                {
                    counts.Add(new BandCount(band, count));
                }
            }

            snapshots.Add(
                new PoolSnapshot(
                    row.Date("as_of"),
                    row.Text("precision"),
                    row.Date("published"),
                    [.. row.Text("rounds").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
                    row.Text("confidence"),
                    counts.ToImmutable(),
                    row.WholeNumber("total", 0, 100_000_000),
                    row.Notes("notes")
                )
            );
        }

        return snapshots.ToImmutable();
    }

    internal static StreamReader OpenEmbedded(string name) =>
        new(
            typeof(HistoryTables).Assembly.GetManifestResourceStream($"history/{name}")
                ?? throw new InvalidOperationException($"history/{name} is not embedded.")
        );
}
