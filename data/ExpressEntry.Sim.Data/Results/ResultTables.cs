using System.Collections.Immutable;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>The tables of a result set: file names and columns, as <c>docs/results.md</c> describes them.</summary>
public static class ResultTables
{
    /// <summary>Place of the rounds among the tables.</summary>
    public const int Rounds = 0;

    /// <summary>Place of the pool's counts by band.</summary>
    public const int Pool = 1;

    /// <summary>Place of the flows by month.</summary>
    public const int Flows = 2;

    /// <summary>Place of the invitations by month, type, program and band of scores, with the waits before them.</summary>
    public const int Invited = 3;

    /// <summary>The file names, rounds first.</summary>
    public static ImmutableArray<string> Names { get; } =
    ["rounds.parquet", "pool.parquet", "flows.parquet", "invited.parquet"];

    /// <summary>The columns of each file.</summary>
    public static ImmutableArray<ParquetSchema> Schemas { get; } =
    [
        new ParquetSchema(
            new ParquetColumn("replication", ParquetType.Int32),
            new ParquetColumn("round", ParquetType.Int32),
            new ParquetColumn("at", ParquetType.TimestampMicroseconds),
            new ParquetColumn("type", ParquetType.String),
            new ParquetColumn("requested", ParquetType.Int32),
            new ParquetColumn("eligible", ParquetType.Int32),
            new ParquetColumn("invited", ParquetType.Int32),
            new ParquetColumn("cutoff", ParquetType.Int32, IsOptional: true),
            new ParquetColumn("tie_break", ParquetType.TimestampMicroseconds, IsOptional: true)
        ),
        new ParquetSchema(
            new ParquetColumn("replication", ParquetType.Int32),
            new ParquetColumn("at", ParquetType.TimestampMicroseconds),
            new ParquetColumn("band", ParquetType.String),
            new ParquetColumn("count", ParquetType.Int32)
        ),
        new ParquetSchema(
            new ParquetColumn("replication", ParquetType.Int32),
            new ParquetColumn("month", ParquetType.String),
            new ParquetColumn("program", ParquetType.String),
            new ParquetColumn("event", ParquetType.String),
            new ParquetColumn("count", ParquetType.Int64)
        ),
        new ParquetSchema(
            new ParquetColumn("replication", ParquetType.Int32),
            new ParquetColumn("month", ParquetType.String),
            new ParquetColumn("type", ParquetType.String),
            new ParquetColumn("program", ParquetType.String),
            new ParquetColumn("band", ParquetType.String),
            new ParquetColumn("count", ParquetType.Int64),
            new ParquetColumn("wait_days", ParquetType.Int64)
        ),
    ];

    /// <summary>Makes one empty table of each kind.</summary>
    /// <returns>Rounds, pool, flows and invited.</returns>
    public static ImmutableArray<TableRows> CreateRows() => [.. Schemas.Select(schema => new TableRows(schema))];
}
