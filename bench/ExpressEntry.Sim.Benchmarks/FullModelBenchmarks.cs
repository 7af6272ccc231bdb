using BenchmarkDotNet.Attributes;
using ExpressEntry.Sim.Engine.Cohorts;
using ExpressEntry.Sim.Engine.Lifecycle;

namespace ExpressEntry.Sim.Benchmarks;

/// <summary>A year of 60 rounds of the full model, parameters redrawn every replication: the definition beside the counts.</summary>
[InProcess]
[MemoryDiagnoser]
[WarmupCount(2)]
[IterationCount(7)]
public class FullModelBenchmarks
{
    private readonly PoolSimulation _individual = new();
    private readonly CohortSimulation _cohort = new() { CountsEligible = false };
    private readonly CohortSimulation _counting = new();
    private int _replication;

    [Benchmark(Baseline = true)]
    public int Year_Individual() => Run(_individual);

    [Benchmark]
    public int Year_Cohort() => Run(_cohort);

    [Benchmark]
    public int Year_CohortCountingEligible() => Run(_counting);

    internal static int Run(IPoolSimulation simulation, int replication)
    {
        simulation.Start(FullModel.Redraw(replication), FullModel.Start, 7, replication);
        int sum = 0;
        foreach (PlannedRound round in FullModel.Rounds)
        {
            sum += simulation.Hold(round).Cutoff;
        }

        return sum;
    }

    private int Run(IPoolSimulation simulation) => Run(simulation, _replication++ & 63);
}
