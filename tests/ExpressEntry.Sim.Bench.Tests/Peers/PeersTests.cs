using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Engine.Workloads;
using ExpressEntry.Sim.Gate.Peers;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Bench.Tests.Peers;

public sealed class PeersTests
{
    private static readonly ImmutableArray<int> Cutoffs =
    [
        .. Enumerable.Range(0, WorkloadW.Rounds).Select(round => 480 + round),
    ];

    [Fact]
    public void Trace_BothEnginesAndAPlainSort_GiveTheSameCutoffs()
    {
        WorkloadTrace trace = TraceFiles.Record();
        int[] drawn = new int[WorkloadW.Rounds];
        int[] individual = new int[WorkloadW.Rounds];
        int[] cohort = new int[WorkloadW.Rounds];
        var engine = new IndividualWorkload(TraceFiles.Seed, isRedrawn: false);
        engine.Run(0, drawn);
        engine.RunTrace(trace, individual);
        new CohortWorkload(TraceFiles.Seed, isRedrawn: false).RunTrace(trace.CountArrivals(), cohort);
        int[] sorted = Sort(trace);
        Assert.Equal(sorted, individual);
        Assert.Equal(sorted, cohort);
        Assert.Equal(sorted, drawn); // the trace is what the engine draws
    }

    [Fact]
    public void Submitted_EveryProfile_IsLaterThanTheOneBefore()
    {
        int[] submitted = TraceFiles.Submitted(TraceFiles.Record());
        Assert.Equal(-364 * 86_400, submitted[0]);
        for (int i = 1; i < submitted.Length; i++)
        {
            Assert.True(submitted[i - 1] < submitted[i], $"Profile {i} is not later.");
        }

        Assert.True(submitted[^1] < 365 * 86_400, "The last one comes on day 364 or before.");
    }

    [Fact]
    public void Describe_WaysThatAgree_GivesRatiosToBothEngines()
    {
        string page = PeersTable.Describe(
            [
                Result("cohort engine", 10),
                Result("individual engine", 3_000),
                Result("C# LINQ", 300_000),
                Result("cohort engine, arrivals drawn", 40) with
                {
                    IsTrace = false,
                    Cutoffs = [1],
                },
            ],
            "a machine"
        );
        Assert.Contains("| C# LINQ (v) | profiles | 300 ms | 30,000 | 100 |", page, StringComparison.Ordinal);
        Assert.Contains("| cohort engine (v) | profiles | 10 µs | 1 | 0.0033 |", page, StringComparison.Ordinal);
        Assert.Contains("| cohort engine, arrivals drawn | 40 µs |", page, StringComparison.Ordinal);
        Assert.Contains("All 3 ways give the same 26 cut-offs", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_OneCutoffOff_NamesTheWayAndTheRound()
    {
        PeerResult wrong = Result("R", 1) with { Cutoffs = Cutoffs.SetItem(4, 0) };
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() =>
            PeersTable.Describe([Result("cohort engine", 1), Result("individual engine", 1), wrong], "")
        );
        Assert.Equal("'R' gives another cut-off than the cohort engine in round 5; every way must agree.", e.Message);
    }

    [Fact]
    public void Describe_EngineMissing_SaysWhich() =>
        Assert.Contains(
            "the individual engine is missing",
            Assert.Throws<InvalidInputException>(() => PeersTable.Describe([Result("cohort engine", 1)], "")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"way\":\"a\",\"holds\":\"b\",\"version\":\"c\",\"trace\":true,\"microseconds\":\"slow\",\"cutoffs\":[]}")]
    public void Read_DamagedLine_Throws(string line) =>
        Assert.StartsWith(
            "r.jsonl: ",
            Assert.Throws<InvalidInputException>(() => PeerResult.Read("r.jsonl", line)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Documents_ThatShowTheTable_ShowTheMeasuredRows()
    {
        string results = Repository.PathOf("bench", "results");
        string[] measured =
        [
            .. Directory.GetFiles(results, "peers.md", SearchOption.AllDirectories).SelectMany(File.ReadAllLines),
        ];
        string[] showing =
        [
            .. new[] { "docs/benchmarks.md", "README.md" }.Where(document =>
                File.ReadAllText(Repository.PathOf(document)).Contains(PeersTable.Heading, StringComparison.Ordinal)
            ),
        ];
        Assert.Contains("docs/benchmarks.md", showing);
        foreach (string document in showing)
        {
            string[] rows = RowsBelow(File.ReadAllText(Repository.PathOf(document)).Split('\n'));
            Assert.True(rows.Length >= 9, $"{document} shows {rows.Length} ways.");
            Assert.All(rows, row => Assert.Contains(row, measured));
        }
    }

    private static string[] RowsBelow(string[] lines) =>
        [.. lines.SkipWhile(line => line != PeersTable.Heading).Skip(2).TakeWhile(line => line.StartsWith('|'))];

    private static PeerResult Result(string way, double microseconds) =>
        new(way, "profiles", "v", IsTrace: true, microseconds, Cutoffs);

    private static int[] Sort(WorkloadTrace trace)
    {
        int[] submitted = TraceFiles.Submitted(trace);
        bool[] isGone = new bool[submitted.Length];
        int[] cutoffs = new int[WorkloadW.Rounds];
        for (int round = 0; round < cutoffs.Length; round++)
        {
            int day = (round + 1) * WorkloadW.PeriodDays;
            int[] invited =
            [
                .. Enumerable
                    .Range(0, submitted.Length)
                    .Where(row => !isGone[row] && DayOf(submitted[row]) <= day && DayOf(submitted[row]) > day - 365)
                    .OrderByDescending(row => trace.Scores[row])
                    .ThenBy(row => submitted[row])
                    .Take(WorkloadW.RoundSize),
            ];
            cutoffs[round] = trace.Scores[invited[^1]];
            foreach (int row in invited)
            {
                isGone[row] = true;
            }
        }

        return cutoffs;
    }

    private static int DayOf(int seconds) => (int)Math.Floor(seconds / 86_400.0);
}
