using BenchmarkDotNet.Attributes;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Benchmarks;

/// <summary>Finding one CEC round of 2,000 in the full model's pool in the middle of its year, by both engines and plainly.</summary>
[InProcess]
[MemoryDiagnoser]
[WarmupCount(2)]
[IterationCount(7)]
public class OneRoundBenchmarks
{
    private readonly PoolEngine _individual = new();
    private readonly CohortEngine _cohort = new();
    private readonly int[] _profilesAt = new int[PoolLaws.MostSignatures * CrsScore.Count];
    private (int Score, long Submitted)[] _profiles = [];

    [GlobalSetup]
    public void Prepare()
    {
        PoolLaws laws = FullLaws.Redraw(0);
        foreach (ISimulation simulation in new ISimulation[] { _individual, _cohort })
        {
            simulation.Start(laws, FullLaws.Start, 7, 0);
            foreach (PlannedRound round in FullLaws.Rounds[..30])
            {
                simulation.Hold(round);
            }
        }

        // The plain way holds the eligible as objects would be held: a list of score and instant.
        _individual.CountBySignature(_profilesAt);
        var random = new Engine.Randomness.RandomStream(1, 0, Engine.Randomness.StreamPurpose.StartPool, 0);
        List<(int, long)> profiles = [];
        for (int signature = 0; signature < laws.Signatures.Length; signature++)
        {
            if (laws.Signatures[signature].Groups.Contains(RoundType.Cec))
            {
                for (int score = 0; score < CrsScore.Count; score++)
                {
                    for (int left = _profilesAt[(signature * CrsScore.Count) + score]; left > 0; left--)
                    {
                        profiles.Add((score, random.NextBelow(int.MaxValue)));
                    }
                }
            }
        }

        _profiles = [.. profiles];
    }

    /// <summary>What most would write first.</summary>
    [Benchmark(Baseline = true)]
    public int OneRound_LinqOrderBy() =>
        _profiles.OrderByDescending(profile => profile.Score).ThenBy(profile => profile.Submitted).Skip(1_999).First().Score;

    [Benchmark]
    public int OneRound_Individual() => _individual.Preview(new(_individual.NowUtcSeconds, RoundType.Cec, 2_000)).Cutoff;

    [Benchmark]
    public int OneRound_Cohort() => _cohort.Preview(new(_cohort.NowUtcSeconds, RoundType.Cec, 2_000)).Cutoff;
}
