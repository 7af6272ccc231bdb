using ExpressEntry.Sim.Benchmarks;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Gate.Paths;

/// <summary>The whole life of profiles: a start pool of 230,000, then ten rounds in two months.</summary>
/// <param name="isCohort">By the cohort engine, else by the individual one.</param>
internal sealed class ModelPath(bool isCohort) : HotPath
{
    private const int Redraws = 8;
    private const int Rounds = 10;
    private readonly PoolLaws[] _laws = new PoolLaws[Redraws];
    private ISimulation _simulation = null!;

    public override string Id => isCohort ? "model-cohort" : "model-individual";

    public override string Unit =>
        $"the full model from a start pool of 230,000 through 10 rounds, by the {(isCohort ? "cohort" : "individual")} engine";

    public override int UnitsPerSlice => 2;

    public override int SlicesPerBlock => 6;

    public override int LayoutsPerBlock => 3;

    public override void Prepare()
    {
        for (int i = 0; i < Redraws; i++)
        {
            _laws[i] = FullLaws.Redraw(i);
        }

        _simulation = isCohort ? new CohortEngine() : new PoolEngine();
    }

    public override long Run(int number)
    {
        _simulation.Start(_laws[number % Redraws], FullLaws.Start, 7, number % Redraws);
        for (int round = 0; round < Rounds; round++)
        {
            _simulation.Hold(FullLaws.Rounds[round]);
        }

        return 0;
    }
}
