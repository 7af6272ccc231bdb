using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.Runs;

/// <summary>Runs of a hundredth of the pool over three weeks: a replication takes some milliseconds.</summary>
public sealed class SimulationRunTests : IDisposable
{
    private const string Small =
        "scenario: 1\nhorizon_days: 21\npool: {factor: 0.01, from: flows}\narrivals: {factor: 0.01}\n"
        + "rounds: {cadence: [{type: cec, every_days: 4, size: 30}]}";

    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();
    private readonly string _folder = Directory.CreateTempSubdirectory("eesim-runs-").FullName;

    [Fact]
    public void Run_OneThreadOrThree_GivesTheSameBytes()
    {
        SimulationOutcome one = Run("one", 120);
        Run("three", 120, threads: 3);
        Assert.Equal(BytesOf("one"), BytesOf("three"));
        Assert.Equal(
            ["flows.parquet", "invited.parquet", "manifest.json", "pool.parquet", "rounds.parquet", "run.json"],
            BytesOf("one").Keys
        );
        Assert.Equal(120, one.Summary.Replications);
    }

    [Fact]
    public void Run_CancelledAndResumed_GivesTheBytesOfAnUndisturbedRun()
    {
        Run("whole", 160);
        foreach (int stopAt in (int[])[1, 60, 130])
        {
            string name = $"stopped{stopAt}";
            using var cancel = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() =>
                SimulationRun.Run(
                    Request(name, 160, threads: 2),
                    (done, _) =>
                    {
                        if (done >= stopAt)
                        {
                            cancel.Cancel();
                        }
                    },
                    cancel.Token
                )
            );
            Assert.False(File.Exists(Path.Combine(_folder, name, "manifest.json")));
            int made = 0;
            SimulationRun.Run(
                Request(name, 160, threads: 1) with
                {
                    IsResumed = true,
                },
                (done, _) => made = Math.Max(made, done),
                TestContext.Current.CancellationToken
            );
            // A batch is 50; what two threads had finished before they stopped is not made again.
            Assert.InRange(made, 10, 160 - ((stopAt - 2) / 50 * 50));
            Assert.Equal(BytesOf("whole"), BytesOf(name));
        }
    }

    [Fact]
    public void Run_ShardsMerged_EqualTheWholeRun()
    {
        Run("whole", 130);
        for (int i = 1; i <= 3; i++)
        {
            Run($"shard{i}", 130, range: ReplicationRange.OfShard(i, 3, 130));
        }

        ResultMerge.Run(
            [Path.Combine(_folder, "shard3"), Path.Combine(_folder, "shard1"), Path.Combine(_folder, "shard2")],
            Path.Combine(_folder, "merged"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(BytesOf("whole"), BytesOf("merged"));
    }

    [Fact]
    public void Run_OneReplicationAlone_IsThatReplicationOfMany()
    {
        SimulationOutcome many = Run("many", 60);
        SimulationOutcome alone = Run("alone", 60, range: new ReplicationRange(1, 1, 57, 57));
        for (int table = 0; table < ResultTables.Names.Length; table++)
        {
            List<string> rows = RowsOf(alone, table, 57);
            Assert.NotEmpty(rows);
            Assert.Equal(RowsOf(many, table, 57), rows);
            Assert.Empty(RowsOf(alone, table, 56));
        }
    }

    [Fact]
    public void Run_UntilARule_StopsAtABatchEndAndAtTheSamePlaceOnAnyThreads()
    {
        StopRule rule = new(RoundType.Cec, 50, 8);
        SimulationOutcome one = Run("one", 2000, until: rule);
        Run("two", 2000, until: rule, threads: 2);
        Assert.Equal(BytesOf("one"), BytesOf("two"));
        int made = one.Summary.Replications;
        Assert.Equal(0, made % BatchLine.Size);
        Assert.InRange(made, StopRule.FewestReplications, 1950);

        // The same rows, the same rule: it was met there and not one batch before.
        List<int[]> cutoffs = CutoffsOf(one, made);
        Assert.True(rule.MeasureHalfWidth(cutoffs) <= rule.HalfWidth);
        Assert.True(
            made == StopRule.FewestReplications || rule.MeasureHalfWidth(cutoffs[..^BatchLine.Size]) > rule.HalfWidth
        );
    }

    [Fact]
    public void Run_Rows_FitTogether()
    {
        SimulationOutcome outcome = Run("run", 60);
        Dictionary<(int, string), long> invited = [];
        outcome.Results.Read(
            ResultTables.Rounds,
            rows =>
            {
                for (int i = 0; i < rows.Count; i++)
                {
                    int invitations = rows.Column<int>(6).Values[i];
                    Assert.True(rows.Column<int>(5).Values[i] >= invitations);
                    Assert.True(rows.Column<int>(4).Values[i] >= invitations);
                    Assert.Equal(invitations > 0, rows.Column<int>(7).IsPresent[i]);
                    Assert.True(rows.Column<long>(8).Values[i] <= rows.Column<long>(2).Values[i]);
                    string month = DateTimeOffset
                        .FromUnixTimeSeconds(rows.Column<long>(2).Values[i] / 1_000_000)
                        .ToString("yyyy-MM");
                    (int, string) key = (rows.Column<int>(0).Values[i], month);
                    invited[key] = invited.GetValueOrDefault(key) + invitations;
                }
            }
        );
        Dictionary<(int, string, string, string), long> flows = [];
        outcome.Results.Read(
            ResultTables.Flows,
            rows =>
            {
                for (int i = 0; i < rows.Count; i++)
                {
                    flows.Add(
                        (
                            rows.Column<int>(0).Values[i],
                            rows.Column<string?>(1).Values[i]!,
                            rows.Column<string?>(2).Values[i]!,
                            rows.Column<string?>(3).Values[i]!
                        ),
                        rows.Column<long>(4).Values[i]
                    );
                }
            }
        );
        Assert.Equal(60 * 2 * 5 * 13, flows.Count);
        Assert.All(flows.Values, count => Assert.True(count >= 0));
        foreach (((int replication, string month, string program, string @event), long count) in flows)
        {
            if (@event == "admitted")
            {
                Assert.True(flows[(replication, month, program, "admitted_persons")] >= count);
            }
        }

        foreach (
            IGrouping<(int, string), KeyValuePair<(int, string, string, string), long>> one in flows
                .Where(flow => flow.Key.Item4 == "invited")
                .GroupBy(flow => (flow.Key.Item1, flow.Key.Item2))
        )
        {
            Assert.Equal(invited.GetValueOrDefault(one.Key), one.Sum(flow => flow.Value));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static List<string> RowsOf(SimulationOutcome outcome, int table, int replication)
    {
        List<string> found = [];
        outcome.Results.Read(
            table,
            rows =>
            {
                for (int i = 0; i < rows.Count; i++)
                {
                    if (rows.Column<int>(0).Values[i] == replication)
                    {
                        int row = i;
                        found.Add(string.Join('|', rows.Columns.Select(column => Cell(column, row))));
                    }
                }
            }
        );
        return found;
    }

    private static object? Cell(TableColumn column, int row) =>
        column switch
        {
            TableColumn<int> ints => ints.Values[row],
            TableColumn<long> longs => longs.Values[row],
            TableColumn<string?> texts => texts.Values[row],
            _ => throw new InvalidOperationException(column.Definition.Name),
        };

    private static List<int[]> CutoffsOf(SimulationOutcome outcome, int replications)
    {
        List<int>[] cutoffs = [.. Enumerable.Range(0, replications).Select(_ => new List<int>())];
        outcome.Results.Read(
            ResultTables.Rounds,
            rows =>
            {
                for (int i = 0; i < rows.Count; i++)
                {
                    if (rows.Column<string?>(3).Values[i] == "cec" && rows.Column<int>(7).IsPresent[i])
                    {
                        cutoffs[rows.Column<int>(0).Values[i] - 1].Add(rows.Column<int>(7).Values[i]);
                    }
                }
            }
        );
        return [.. cutoffs.Select(own => own.ToArray())];
    }

    private SimulationOutcome Run(
        string name,
        int replications,
        int threads = 1,
        ReplicationRange? range = null,
        StopRule? until = null
    ) =>
        SimulationRun.Run(
            Request(name, replications, threads) with
            {
                Range = range ?? ReplicationRange.Whole(replications),
                Until = until,
                UntilText = until?.ToString(),
            },
            onDone: null,
            TestContext.Current.CancellationToken
        );

    private SimulationRequest Request(string name, int replications, int threads) =>
        new()
        {
            Scenario = ScenarioReader.Read("small.yaml", Small) with
            {
                AsOf = History.DataEnds!.Value.AddDays(1),
                Seed = 5,
                Replications = replications,
            },
            History = History,
            Range = ReplicationRange.Whole(replications),
            Threads = threads,
            ProgramVersion = "test",
            Folder = Path.Combine(_folder, name),
        };

    private SortedDictionary<string, string> BytesOf(string name)
    {
        string folder = Path.Combine(_folder, name);
        return new SortedDictionary<string, string>(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(
                    file => Path.GetRelativePath(folder, file),
                    file => Convert.ToHexString(File.ReadAllBytes(file))
                ),
            StringComparer.Ordinal
        );
    }
}
