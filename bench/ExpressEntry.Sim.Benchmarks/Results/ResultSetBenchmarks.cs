using System.Collections.Immutable;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Benchmarks.Results;

/// <summary>
/// A result set of 10,000 replications with 60 rounds, as a run writes it: parts flushed to disk, assembled, read back with
/// digests. 600,000 rows of rounds, 10.8 million of pool, 1 million of flows.
/// </summary>
[MemoryDiagnoser]
public class ResultSetBenchmarks
{
    private const int Replications = 10_000;
    private const int PerBatch = 50;
    private const int Rounds = 60;
    private const int Months = 13;
    private const long Micros = 1_000_000;

    private static readonly string[] Types = ["general", "cec", "pnp", "french", "healthcare", "stem", "trades"];
    private static readonly string[] Bands = [.. Enumerable.Range(0, 15).Select(band => $"{band * 10}-{(band * 10) + 9}")];
    private static readonly string[] Events = [.. Enumerable.Range(0, 8).Select(place => $"event{place}")];
    private static readonly string[] MonthNames = [.. Enumerable.Range(0, Months).Select(month => $"2026-{month:D2}")];
    private static readonly double[] Levels = [0.01, 0.05, 0.1, 0.2, 0.25, 0.4, 0.5, 0.6, 0.75, 0.8, 0.9, 0.95];

    private readonly string _folder = Directory.CreateTempSubdirectory("eesim-bench-").FullName;
    private RunDescription _run = null!;
    private string _written = "";
    private int _runs;

    [GlobalSetup]
    public void Setup()
    {
        using var scenario = JsonDocument.Parse("{}");
        _run = new RunDescription
        {
            ProgramVersion = "bench",
            Engine = "none",
            ScenarioDigest = "",
            DataDigest = "",
            DataSource = "",
            DataEnds = "",
            Seed = 1,
            Replications = Replications,
            Range = ReplicationRange.Whole(Replications),
            Scenario = scenario.RootElement.Clone(),
        };
        _written = Write();
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    /// <summary>Everything a run does besides simulating, on one thread.</summary>
    [Benchmark]
    public string Write()
    {
        string path = Path.Combine(_folder, $"{_runs++}");
        using ResultFolder folder = ResultFolder.Open(path, _run, isResumed: false);
        for (int batch = 0; batch < Replications / PerBatch; batch++)
        {
            folder.WritePart(batch, MakeBatch(batch));
        }

        folder.Finish(0, (Replications / PerBatch) - 1, Replications, _ => { }, CancellationToken.None);
        return path;
    }

    /// <summary>The rows alone, to be taken off <see cref="Write"/>.</summary>
    [Benchmark]
    public int MakeRows()
    {
        int rows = 0;
        for (int batch = 0; batch < Replications / PerBatch; batch++)
        {
            rows += MakeBatch(batch)[ResultTables.Pool].Count;
        }

        return rows;
    }

    /// <summary>Opens the set, checks the digest of the rounds, and finds twelve quantiles of the cut-offs.</summary>
    [Benchmark]
    public double Read_TwelveQuantilesOfCutoffs()
    {
        var histogram = new CutoffHistogram();
        ResultSet
            .Open(_written)
            .Read(
                ResultTables.Rounds,
                rows =>
                {
                    ReadOnlySpan<int> cutoffs = rows.Column<int>(7).Values;
                    ReadOnlySpan<bool> isPresent = rows.Column<int>(7).IsPresent;
                    for (int i = 0; i < cutoffs.Length; i++)
                    {
                        if (isPresent[i])
                        {
                            histogram.Add(cutoffs[i]);
                        }
                    }
                }
            );
        return Levels.Sum(level => histogram.Quantile(level)!.Value);
    }

    private static ImmutableArray<TableRows> MakeBatch(int batch)
    {
        Random random = new(batch);
        ImmutableArray<TableRows> tables = ResultTables.CreateRows();
        for (int i = 1; i <= PerBatch; i++)
        {
            AddReplication(tables, (batch * PerBatch) + i, random);
        }

        return tables;
    }

    private static void AddReplication(ImmutableArray<TableRows> tables, int replication, Random random)
    {
        for (int round = 1; round <= Rounds; round++)
        {
            TableRows rounds = tables[ResultTables.Rounds];
            long at = (1_785_000_000L + (round * 500_000L)) * Micros;
            rounds.Column<int>(0).Add(replication);
            rounds.Column<int>(1).Add(round);
            rounds.Column<long>(2).Add(at);
            rounds.Column<string?>(3).Add(Types[random.Next(Types.Length)]);
            rounds.Column<int>(4).Add(random.Next(1, 500) * 10);
            rounds.Column<int>(5).Add(random.Next(20_000, 240_000));
            rounds.Column<int>(6).Add(random.Next(1, 500) * 10);
            rounds.Column<int>(7).Add(random.Next(380, 560));
            rounds.Column<long>(8).Add(at - (random.Next(1, 30_000_000) * Micros));
            AddPool(tables[ResultTables.Pool], replication, at, random);
        }

        foreach (string month in MonthNames)
        {
            AddPool(tables[ResultTables.Pool], replication, random.Next(), random);
            foreach (string name in Events)
            {
                TableRows flows = tables[ResultTables.Flows];
                flows.Column<int>(0).Add(replication);
                flows.Column<string?>(1).Add(month);
                flows.Column<string?>(2).Add("all");
                flows.Column<string?>(3).Add(name);
                flows.Column<long>(4).Add(random.Next(40_000));
            }
        }
    }

    private static void AddPool(TableRows pool, int replication, long at, Random random)
    {
        foreach (string band in Bands)
        {
            pool.Column<int>(0).Add(replication);
            pool.Column<long>(1).Add(at);
            pool.Column<string?>(2).Add(band);
            pool.Column<int>(3).Add(random.Next(20_000));
        }
    }
}
