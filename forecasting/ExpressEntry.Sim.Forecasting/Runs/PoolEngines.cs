using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Lifecycle;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>The engines a run can use, by name. A new engine is one more line here.</summary>
/// <remarks>
/// A result set reports every arrival, expiry and departure by month. The cohort engine decides those only when a round looks,
/// and does not count them; so runs use the individual engine until it does.
/// </remarks>
public static class PoolEngines
{
    private static readonly ImmutableSortedDictionary<string, Func<IPoolSimulation>> ByName = ImmutableSortedDictionary<
        string,
        Func<IPoolSimulation>
    >.Empty.Add("individual", () => new PoolSimulation());

    /// <summary>The engine where none is asked for.</summary>
    public static string Default => "individual";

    /// <summary>The names, in order of the alphabet.</summary>
    public static ImmutableArray<string> Names { get; } = [.. ByName.Keys];

    /// <summary>Makes an engine for one thread.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>A new engine.</returns>
    public static IPoolEngine Create(string name) => new SimulationEngine(ByName[name]());
}
