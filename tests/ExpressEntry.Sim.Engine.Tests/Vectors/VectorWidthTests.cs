using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Ranking;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation.Profiles;
using ExpressEntry.Sim.Engine.Vectors;
using ExpressEntry.Sim.Engine.Workloads;

namespace ExpressEntry.Sim.Engine.Tests.Vectors;

/// <summary>Every width of every hot loop against the scalar one. The chosen width is shared, and results never depend on it.</summary>
[Collection(nameof(VectorChoice))]
public sealed class VectorWidthTests
{
    public static TheoryData<VectorWidth> Widths => [VectorWidth.Bits128, VectorWidth.Bits256, VectorWidth.Bits512];

    [Theory]
    [MemberData(nameof(Widths))]
    public void AtLeast_EveryLength_ListsTheRowsOfTheScalarLoop(VectorWidth width)
    {
        for (int length = 0; length <= 100; length++)
        {
            ushort[] scores = Random<ushort>(length, random => (ushort)random.NextBelow(4));
            if (length > 0)
            {
                scores[length / 2] = ushort.MaxValue;
            }

            foreach (ushort bar in new ushort[] { 1, 2, 3, 4, ushort.MaxValue })
            {
                int[] expected = new int[length];
                int[] rows = new int[length];
                int count = RowScan.AtLeast(scores, bar, expected, VectorWidth.Scalar);
                Assert.Equal(scores.Count(score => score >= bar), count);
                Assert.Equal(count, RowScan.AtLeast(scores, bar, rows, width));
                Assert.Equal(expected, rows);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void RankScan_EveryLength_ListsTheRowsOfTheScalarLoop(VectorWidth width)
    {
        for (int length = 0; length <= 100; length++)
        {
            uint[] words = Random<uint>(
                length,
                random =>
                    random.NextBelow(3) == 0
                        ? 0
                        : RowWord.Of(random.NextBelow(4) * 400, 63, new GroupSet((uint)random.NextBelow(16)))
            );
            foreach (RoundType type in new[] { RoundType.General, RoundType.Pnp, RoundType.Cec, RoundType.Fsw })
            {
                foreach (int bar in new[] { 0, 400, 801, CrsScore.Max })
                {
                    int[] expected = new int[length];
                    int[] rows = new int[length];
                    uint mask = RowWord.MaskOf(type);
                    int count = RankScan.Find(words, RowWord.BarOf(bar), mask, expected, VectorWidth.Scalar);
                    Assert.Equal(words.Count(word => RowWord.ScoreOf(word) >= bar && (word & mask) != 0), count);
                    Assert.Equal(count, RankScan.Find(words, RowWord.BarOf(bar), mask, rows, width));
                    Assert.Equal(expected, rows);
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(64)]
    public void CountRanked_EveryWidth_CountsAsThePlainSum(int signatures)
    {
        var counts = new ScoreCounts();
        counts.Begin(signatures);
        RandomStream random = new(3, 0, StreamPurpose.Arrivals, signatures);
        for (int i = 0; i < 5000; i++)
        {
            counts.Add(590 + random.NextBelow(20), random.NextBelow(signatures), 1);
        }

        const ulong ranked = 0xA5A5_A5A5_A5A5_A5A5;
        int[] expected = new int[CrsScore.Count];
        for (int signature = 0; signature < signatures; signature++)
        {
            for (int score = 595; ((ranked >> signature) & 1) != 0 && score < CrsScore.Count; score++)
            {
                expected[score] += counts[score, signature];
            }
        }

        VectorWidth before = VectorChoice.Width;
        try
        {
            foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
            {
                VectorChoice.Width = width;
                int[] rankedAt = new int[CrsScore.Count];
                Assert.Equal(expected.Sum(), counts.CountRanked(ranked, 595, rankedAt));
                Assert.Equal(expected, rankedAt);
            }
        }
        finally
        {
            VectorChoice.Width = before;
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void RankedRows_EveryLength_VisitsTheRowsOfTheScalarLoop(VectorWidth width)
    {
        for (int length = 0; length <= 60; length++)
        {
            uint[] groups = Random<uint>(length, random => (uint)random.NextBelow(4) * (uint)random.NextBelow(2));
            foreach (uint mask in new uint[] { 1, 2, 3, 0x8000_0000 })
            {
                Assert.Equal(Visit(groups, mask, VectorWidth.Scalar), Visit(groups, mask, width));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void DrawFrom_EveryTableSize_GivesTheOutcomesOfTheScalarLoop(VectorWidth width)
    {
        for (int cells = 1; cells <= 40; cells++)
        {
            ulong[] table = LaneStream.NewTable(cells);
            new AliasTable([.. Enumerable.Range(1, cells).Select(weight => (double)weight)]).CopyPacked(table);
            var scalar = new LaneStream(1, 2, StreamPurpose.Workload, cells);
            var vector = new LaneStream(1, 2, StreamPurpose.Workload, cells);
            for (int step = 0; step < 20; step++)
            {
                Assert.Equal(scalar.DrawFrom(table, VectorWidth.Scalar), vector.DrawFrom(table, width));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_EveryWidth_GivesTheSameCutoffs(bool isRedrawn)
    {
        VectorWidth before = VectorChoice.Width;
        try
        {
            int[][] cutoffs =
            [
                .. Widths
                    .Select(row => row.Data)
                    .Append(VectorWidth.Scalar)
                    .Select(width =>
                    {
                        VectorChoice.Width = width;
                        int[] both = new int[2 * WorkloadW.Rounds];
                        new CohortWorkload(7, isRedrawn).Run(3, both.AsSpan(0, WorkloadW.Rounds));
                        new IndividualWorkload(7, isRedrawn).Run(3, both.AsSpan(WorkloadW.Rounds));
                        return both;
                    }),
            ];
            Assert.All(cutoffs, other => Assert.Equal(cutoffs[0], other));
        }
        finally
        {
            VectorChoice.Width = before;
        }
    }

    [Theory]
    [InlineData("scalar", VectorWidth.Scalar)]
    [InlineData("128", VectorWidth.Bits128)]
    [InlineData("256", VectorWidth.Bits256)]
    [InlineData("512", VectorWidth.Bits512)]
    public void TryParse_AName_IsItsWidth(string name, VectorWidth expected)
    {
        Assert.True(VectorChoice.TryParse(name, out VectorWidth width));
        Assert.Equal(expected, width);
        Assert.False(VectorChoice.TryParse(name + "x", out _));
    }

    private static List<int> Visit(uint[] groups, uint mask, VectorWidth width)
    {
        VectorWidth before = VectorChoice.Width;
        VectorChoice.Width = width;
        List<int> rows = [];
        foreach (int row in new RankedRows(groups, new GroupSet(mask)))
        {
            rows.Add(row);
        }

        VectorChoice.Width = before;
        return rows;
    }

    private static T[] Random<T>(int length, Func<Source, T> draw)
    {
        var source = new Source(length);
        return [.. Enumerable.Range(0, length).Select(_ => draw(source))];
    }

    // A stream is a value; a function needs it to keep its state.
    private sealed class Source(int key)
    {
        private RandomStream _stream = new(9, 0, StreamPurpose.StartPool, key);

        public int NextBelow(int bound) => _stream.NextBelow(bound);
    }
}
