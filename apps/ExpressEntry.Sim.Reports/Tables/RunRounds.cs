using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Reports.Tables;

/// <summary>Reads the rounds of one future of a result set.</summary>
public static class RunRounds
{
    private const long MicrosASecond = 1_000_000;

    /// <summary>The rounds of one replication.</summary>
    /// <param name="results">The result set.</param>
    /// <param name="replication">Its number, one the result set holds.</param>
    /// <returns>In order of the rounds.</returns>
    /// <exception cref="InvalidInputException">There is no such replication, or the file is damaged.</exception>
    public static ImmutableArray<RoundLine> Read(ResultSet results, int replication)
    {
        ResultManifest manifest = results.Manifest;
        if (replication < manifest.FirstReplication || replication > manifest.LastReplication)
        {
            throw new InvalidInputException(
                $"--replication is {replication}; {results.Path} holds {manifest.FirstReplication} to {manifest.LastReplication}."
            );
        }

        var lines = ImmutableArray.CreateBuilder<RoundLine>();
        results.Read(ResultTables.Rounds, rows => Add(rows, replication, lines));
        return lines.ToImmutable();
    }

    private static void Add(TableRows rows, int replication, ImmutableArray<RoundLine>.Builder lines)
    {
        ReadOnlySpan<int> numbers = rows.Column<int>(0).Values;
        for (int i = 0; i < rows.Count; i++)
        {
            if (numbers[i] != replication)
            {
                continue;
            }

            _ = RoundTypes.TryParse(rows.Column<string?>(3).Values[i], out RoundType type);
            DateTimeOffset at = InstantOf(rows.Column<long>(2).Values[i]);
            bool hasCutoff = rows.Column<int>(7).IsPresent[i];
            lines.Add(
                new RoundLine(
                    rows.Column<int>(1).Values[i].ToString(System.Globalization.CultureInfo.InvariantCulture),
                    type,
                    Name: null,
                    DateOnly.FromDateTime(at.UtcDateTime),
                    at,
                    rows.Column<int>(6).Values[i],
                    hasCutoff ? rows.Column<int>(7).Values[i] : null,
                    rows.Column<long>(8).IsPresent[i] ? InstantOf(rows.Column<long>(8).Values[i]) : null
                )
            );
        }
    }

    private static DateTimeOffset InstantOf(long micros) => DateTimeOffset.FromUnixTimeSeconds(micros / MicrosASecond);
}
