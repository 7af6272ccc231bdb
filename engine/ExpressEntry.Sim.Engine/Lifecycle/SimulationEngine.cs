namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>Which engine simulates a pool.</summary>
public enum SimulationEngine
{
    /// <summary>Counts by score and submission period: equal in law, and faster.</summary>
    Cohort,

    /// <summary>Profile by profile: the definition.</summary>
    Individual,
}
