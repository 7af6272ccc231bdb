using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Scenarios;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>What a simulation is given.</summary>
public sealed record SimulationRequest
{
    /// <summary>The scenario with first day, seed and replications resolved.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>What is known before the scenario's first day.</summary>
    public required PublishedHistory History { get; init; }

    /// <summary>The replications to make.</summary>
    public required ReplicationRange Range { get; init; }

    /// <summary>When to stop early; null for never.</summary>
    public StopRule? Until { get; init; }

    /// <summary>The rule as it was written, for <c>run.json</c>.</summary>
    public string? UntilText { get; init; }

    /// <summary>The engine; one of <see cref="PoolEngines.Names"/>.</summary>
    public string Engine { get; init; } = PoolEngines.Default;

    /// <summary>Threads; never changes a result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Version of the program, for <c>run.json</c>.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>The folder for the results.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether a run that is there may be continued.</summary>
    public bool IsResumed { get; init; }
}
