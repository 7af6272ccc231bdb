using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab;

/// <summary>How scenarios are run in memory.</summary>
/// <param name="FirstReplication">Number of the first replication, 1 or more.</param>
/// <param name="LastReplication">Number of the last one.</param>
public sealed record LabSettings(int FirstReplication, int LastReplication)
{
    /// <summary>Replications 1 to a number.</summary>
    /// <param name="replications">1 or more.</param>
    public LabSettings(int replications)
        : this(1, replications) { }

    /// <summary>Threads; never changes a result. Default: 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The engine; one of <see cref="PoolEngines.Names"/>. Default: the cohort engine.</summary>
    public string Engine { get; init; } = PoolEngines.Default;

    /// <summary>How many replications of each scenario.</summary>
    public int Replications => LastReplication - FirstReplication + 1;
}
