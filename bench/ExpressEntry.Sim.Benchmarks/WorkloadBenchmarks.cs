using BenchmarkDotNet.Attributes;
using ExpressEntry.Sim.Engine.Workloads;

namespace ExpressEntry.Sim.Benchmarks;

/// <summary>Workload W, one replication of 26 rounds: profile by profile, and in counts.</summary>
[InProcess]
[MemoryDiagnoser]
[WarmupCount(2)]
[IterationCount(7)]
public class WorkloadBenchmarks
{
    private readonly int[] _cutoffs = new int[WorkloadW.Rounds];
    private IWorkloadEngine _individual = null!;
    private IWorkloadEngine _cohort = null!;
    private int _replication;

    [Params(false, true)]
    public bool IsRedrawn { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _individual = new IndividualWorkload(7, IsRedrawn);
        _cohort = new CohortWorkload(7, IsRedrawn);
    }

    [Benchmark(Baseline = true)]
    public int W_Individual() => Run(_individual);

    [Benchmark]
    public int W_Cohort() => Run(_cohort);

    private int Run(IWorkloadEngine engine)
    {
        engine.Run(_replication++, _cutoffs);
        return _cutoffs[^1];
    }
}
