using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Gate.Proof;
using ExpressEntry.Sim.Gate.Statistics;
using ExpressEntry.Sim.Gate.Timing;

namespace ExpressEntry.Sim.Bench.Tests.Proof;

public sealed class GateSimulationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0.0, "Ok")]
    [InlineData(0.10, "Slower")]
    public void Run_RecordedShift_IsDecidedAsItIs(double shift, string expected)
    {
        ImmutableArray<BlockSample>[] blocks =
        [
            .. Enumerable.Range(0, 12).Select(block => Block(shift + (0.001 * (block % 4)))),
        ];
        for (int run = 0; run < 20; run++)
        {
            Assert.All(
                GateSimulation.Run(blocks, run).Values,
                decision => Assert.Equal(expected, decision.Verdict.ToString())
            );
        }
    }

    [Fact]
    public void Run_SameNumber_IsTheSameRun()
    {
        ImmutableArray<BlockSample>[] blocks = [.. Enumerable.Range(0, 12).Select(block => Block(0.01 * block))];
        Decision first = GateSimulation.Run(blocks, 3)["round"];
        Assert.Equal(first, GateSimulation.Run(blocks, 3)["round"]);
        Assert.NotEqual(first, GateSimulation.Run(blocks, 4)["round"]);
    }

    [Fact]
    public void Recording_OpenedAgain_GoesOnWhereItStopped()
    {
        string file = Path.Combine(_folder, "identical.csv");
        Recording first = Recording.Open(file, "build 1");
        first.Add(Block(0.01), 1.5);
        first.Add(Block(0.02), 2.5);
        Recording again = Recording.Open(file, "build 1");
        Assert.Equal(2, again.Blocks.Count);
        Assert.Equal(8, again.Pairs);
        Assert.Equal([1.5, 2.5], again.Loads);
        Assert.Equal(first.Blocks[1][0].ProcessorShift, again.Blocks[1][0].ProcessorShift, 6);
        Assert.Empty(Recording.Open(file, "build 2").Blocks); // another build begins anew
    }

    [Fact]
    public void Recording_DamagedLine_SaysWhich()
    {
        string file = Path.Combine(_folder, "identical.csv");
        Recording.Open(file, "build 1").Add(Block(0.01), 1);
        File.AppendAllText(file, "1,round,0,x\n");
        InvalidInputException e = Assert.Throws<InvalidInputException>(() => Recording.Open(file, "build 1"));
        Assert.Contains("line 7: is damaged", e.Message, StringComparison.Ordinal);
    }

    private static ImmutableArray<BlockSample> Block(double shift) =>
        [
            new BlockSample("round", [shift, shift + 0.001], [shift, shift], 0, 0),
            new BlockSample("odds", [shift, shift - 0.001], [shift, shift], 0, 0),
        ];
}
