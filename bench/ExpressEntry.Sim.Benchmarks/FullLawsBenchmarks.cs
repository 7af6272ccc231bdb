using BenchmarkDotNet.Attributes;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Benchmarks;

/// <summary>A year of 60 rounds under <see cref="FullLaws"/>, parameters redrawn every replication, and one round of it alone.</summary>
[InProcess]
[MemoryDiagnoser]
[WarmupCount(2)]
[IterationCount(7)]
public class FullLawsBenchmarks
{
    private const int Redraws = 64;
    private readonly PoolLaws[] _laws = [.. Enumerable.Range(0, Redraws).Select(FullLaws.Redraw)]; // drawn outside the clock
    private readonly CohortEngine _cohort = new();
    private readonly CohortEngine _standing = new();
    private readonly PoolEngine _individual = new();
    private readonly PoolEngine _standingIndividual = new();
    private int _replication;

    /// <summary>A pool in the middle of the year for single rounds.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        foreach (ISimulation standing in new ISimulation[] { _standing, _standingIndividual })
        {
            standing.Start(_laws[0], FullLaws.Start, 7, 0);
            foreach (PlannedRound round in FullLaws.Rounds[..30])
            {
                standing.Hold(round);
            }
        }
    }

    [Benchmark(Baseline = true)]
    public int Year_Individual() => Run(_individual, _laws[_replication++ % Redraws]);

    [Benchmark]
    public int Year_Cohort() => Run(_cohort, _laws[_replication++ % Redraws]);

    [Benchmark]
    public int Start_Cohort()
    {
        _cohort.Start(_laws[_replication++ % Redraws], FullLaws.Start, 7, _replication % Redraws);
        return _cohort.Flows.AtStart;
    }

    [Benchmark]
    public int Start_Individual()
    {
        _individual.Start(_laws[_replication++ % Redraws], FullLaws.Start, 7, _replication % Redraws);
        return _individual.Flows.AtStart;
    }

    [Benchmark]
    public int Preview_Individual() =>
        _standingIndividual.Preview(new PlannedRound(_standingIndividual.NowUtcSeconds, RoundType.Cec, 2_000)).Cutoff;

    /// <summary>Finding the cut-off of a round of 2,000; nobody leaves, so that every call sees the same pool.</summary>
    [Benchmark]
    public int Preview_Cohort() => _standing.Preview(new PlannedRound(_standing.NowUtcSeconds, RoundType.Cec, 2_000)).Cutoff;

    internal int Run(ISimulation simulation, PoolLaws laws)
    {
        simulation.Start(laws, FullLaws.Start, 7, _replication % Redraws);
        int sum = 0;
        foreach (PlannedRound round in FullLaws.Rounds)
        {
            sum += simulation.Hold(round).Cutoff;
        }

        return sum;
    }
}
