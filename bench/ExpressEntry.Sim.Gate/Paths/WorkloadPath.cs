using ExpressEntry.Sim.Engine.Workloads;

namespace ExpressEntry.Sim.Gate.Paths;

/// <summary>Workload W, parameters redrawn: one replication of 26 rounds a unit.</summary>
/// <param name="isCohort">In counts, else profile by profile.</param>
internal sealed class WorkloadPath(bool isCohort) : HotPath
{
    private readonly int[] _cutoffs = new int[WorkloadW.Rounds];
    private readonly List<IWorkloadEngine> _engines = []; // kept, so that each new one gets memory of its own

    public override string Id => isCohort ? "w-cohort" : "w-individual";

    public override string Unit =>
        $"a replication of workload W, 26 rounds, by the {(isCohort ? "cohort" : "individual")} engine";

    public override int UnitsPerSlice => isCohort ? 200 : 10;

    public override int SlicesPerBlock => isCohort ? 8 : 6;

    public override int LayoutsPerBlock => isCohort ? 8 : 6;

    public override int CountedUnits => isCohort ? 20 : 5;

    public override void Prepare() =>
        _engines.Add(isCohort ? new CohortWorkload(7, isRedrawn: true) : new IndividualWorkload(7, isRedrawn: true));

    public override long Run(int number)
    {
        _engines[^1].Run(number, _cutoffs);
        return 0;
    }
}
