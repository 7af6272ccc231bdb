using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Gate.Statistics;
using ExpressEntry.Sim.Gate.Timing;

namespace ExpressEntry.Sim.Gate.Proof;

/// <summary>Runs the gate on recorded blocks as if they were being measured.</summary>
internal static class GateSimulation
{
    /// <summary>Blocks in a row that are taken together, so that noise that lasts is still there.</summary>
    public const int Stretch = 6;

    /// <summary>One run: blocks drawn in stretches with replacement, every path decided as the gate decides it.</summary>
    /// <param name="blocks">Recorded; at least one stretch.</param>
    /// <param name="run">Number of the run; another run draws others.</param>
    /// <returns>By path.</returns>
    public static ImmutableSortedDictionary<string, Decision> Run(IReadOnlyList<ImmutableArray<BlockSample>> blocks, int run)
    {
        var plan = FamilyPlan.For(blocks[0].Length);
        var random = new RandomStream(1, run, StreamPurpose.Workload, 1);
        var drawn = new List<ImmutableArray<BlockSample>>(plan.Looks[^1]);
        while (drawn.Count < plan.Looks[^1])
        {
            int from = random.NextBelow(blocks.Count);
            for (int i = 0; i < Stretch && drawn.Count < plan.Looks[^1]; i++)
            {
                drawn.Add(blocks[(from + i) % blocks.Count]);
            }
        }

        return blocks[0].ToImmutableSortedDictionary(sample => sample.Path, sample => Decide(plan, drawn, sample.Path));
    }

    private static Decision Decide(FamilyPlan plan, List<ImmutableArray<BlockSample>> drawn, string path)
    {
        BlockSample[] samples = [.. drawn.Select(block => block.Single(sample => sample.Path == path))];
        double[] processor = [.. samples.Select(sample => sample.ProcessorShift)];
        double[] wall = [.. samples.Select(sample => sample.WallShift)];
        return plan.Looks.Select(look => plan.Decide(processor.AsSpan(0, look), wall.AsSpan(0, look)))
                .FirstOrDefault(decision => decision is not null)
            ?? throw new InvalidOperationException("The last look decides.");
    }
}
