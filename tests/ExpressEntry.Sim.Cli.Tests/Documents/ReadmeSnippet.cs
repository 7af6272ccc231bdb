using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Ranking;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Cli.Tests.Documents;

/// <summary>The README's library example, line by line.</summary>
internal static class ReadmeSnippet
{
    public static void Run(TextWriter Console)
    {
        var pool = new ProfilePool(capacity: 4);
        pool.Add(score: 510, GroupSet.Of(RoundType.Cec), submittedUtcSeconds: 1_000);
        pool.Add(score: 495, GroupSet.Of(RoundType.Cec, RoundType.French), submittedUtcSeconds: 2_000);
        pool.Add(score: 495, GroupSet.Of(RoundType.French), submittedUtcSeconds: 3_000);

        int[] invited = new int[pool.Count];
        RoundResult round = RoundSelector.Select(pool.Rows, GroupSet.Of(RoundType.French), size: 1, invited);

        Console.WriteLine($"cut-off {round.Cutoff}, submitted at {pool.SubmittedOf(round.TieBreakRow)}");
    }
}
