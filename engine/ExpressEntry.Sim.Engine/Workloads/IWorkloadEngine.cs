namespace ExpressEntry.Sim.Engine.Workloads;

/// <summary>Runs replications of <see cref="WorkloadW"/>; one object a thread.</summary>
public interface IWorkloadEngine
{
    /// <summary>Runs one replication.</summary>
    /// <param name="replication">Its number, 0 or more.</param>
    /// <param name="cutoffs">Gets the cut-off of each of the 26 rounds.</param>
    /// <remarks>Allocates nothing once it has run a few times.</remarks>
    void Run(int replication, Span<int> cutoffs);
}
