using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Data.Tests.Results;

/// <summary>A folder of its own for one test, and small runs to put into it.</summary>
internal sealed class TestFolder : IDisposable
{
    public const int PerBatch = 2;

    public string Path { get; } = Directory.CreateTempSubdirectory("eesim-results-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public static RunDescription Describe(int replications = 6, ReplicationRange? range = null, long seed = 1)
    {
        using JsonDocument scenario = JsonDocument.Parse("""{"scenario":1}""");
        return new RunDescription
        {
            ProgramVersion = "0.1.0",
            Engine = "individual",
            ScenarioDigest = new string('a', 64),
            DataDigest = new string('b', 64),
            DataSource = "embedded",
            DataEnds = "2026-07-23",
            Seed = seed,
            Replications = replications,
            Range = range ?? ReplicationRange.Whole(replications),
            Scenario = scenario.RootElement.Clone(),
        };
    }

    /// <summary>The rows of some replications: three rounds each, the last of which invites nobody.</summary>
    public static ImmutableArray<TableRows> Rows(int first, int last)
    {
        ImmutableArray<TableRows> tables = ResultTables.CreateRows();
        for (int replication = first; replication <= last; replication++)
        {
            for (int round = 1; round <= 3; round++)
            {
                TableRows rounds = tables[ResultTables.Rounds];
                rounds.Column<int>(0).Add(replication);
                rounds.Column<int>(1).Add(round);
                rounds.Column<long>(2).Add(round * 1_000_000L);
                rounds.Column<string?>(3).Add(round == 2 ? "cec" : "french");
                rounds.Column<int>(4).Add(100);
                rounds.Column<int>(5).Add(1000 + replication);
                rounds.Column<int>(6).Add(round == 3 ? 0 : 100);
                if (round == 3)
                {
                    rounds.Column<int>(7).AddMissing();
                    rounds.Column<long>(8).AddMissing();
                }
                else
                {
                    rounds.Column<int>(7).Add(500 + (replication * 7 % 20));
                    rounds.Column<long>(8).Add(-round * 1_000_000L);
                }
            }

            tables[ResultTables.Pool].Column<int>(0).Add(replication);
            tables[ResultTables.Pool].Column<long>(1).Add(9_000_000);
            tables[ResultTables.Pool].Column<string?>(2).Add("601-1200");
            tables[ResultTables.Pool].Column<int>(3).Add(replication * 10);
            tables[ResultTables.Flows].Column<int>(0).Add(replication);
            tables[ResultTables.Flows].Column<string?>(1).Add("2026-08");
            tables[ResultTables.Flows].Column<string?>(2).Add("all");
            tables[ResultTables.Flows].Column<string?>(3).Add("arrived");
            tables[ResultTables.Flows].Column<long>(4).Add(replication * 100L);
            TableRows invited = tables[ResultTables.Invited];
            invited.Column<int>(0).Add(replication);
            invited.Column<string?>(1).Add("2026-08");
            invited.Column<string?>(2).Add("cec");
            invited.Column<string?>(3).Add("cec");
            invited.Column<string?>(4).Add("501-510");
            invited.Column<long>(5).Add(replication);
            invited.Column<long>(6).Add(replication * 30L);
        }

        return tables;
    }

    /// <summary>Writes a finished result set.</summary>
    public string WriteRun(string name, RunDescription run)
    {
        string path = this[name];
        using ResultFolder folder = ResultFolder.Open(path, run, isResumed: true);
        WriteParts(folder);
        folder.Finish(
            (run.Range.First - 1) / PerBatch,
            (run.Range.Last - 1) / PerBatch,
            run.Range.Last,
            _ => { },
            TestContext.Current.CancellationToken
        );
        return path;
    }

    /// <summary>Writes the parts that are not there.</summary>
    public static int WriteParts(ResultFolder folder, int most = int.MaxValue)
    {
        int written = 0;
        ReplicationRange range = folder.Run.Range;
        for (int batch = (range.First - 1) / PerBatch; batch <= (range.Last - 1) / PerBatch && written < most; batch++)
        {
            if (folder.TryReadPart(batch) is null)
            {
                int first = Math.Max(range.First, (batch * PerBatch) + 1);
                folder.WritePart(batch, Rows(first, Math.Min(range.Last, (batch + 1) * PerBatch)));
                written++;
            }
        }

        return written;
    }

    /// <summary>Every file of a folder with its bytes in hexadecimal, for comparing whole folders.</summary>
    public static SortedDictionary<string, string> BytesOf(string folder) =>
        new(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(
                    file => System.IO.Path.GetRelativePath(folder, file),
                    file => Convert.ToHexString(File.ReadAllBytes(file))
                ),
            StringComparer.Ordinal
        );

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
