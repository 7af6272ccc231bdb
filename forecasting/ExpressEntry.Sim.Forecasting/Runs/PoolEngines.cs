using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>The engines a run can use, by name. A new engine is one more line here.</summary>
public static class PoolEngines
{
    private static readonly ImmutableSortedDictionary<string, Func<ISimulation>> ByName = ImmutableSortedDictionary<
        string,
        Func<ISimulation>
    >.Empty.Add("individual", () => new PoolEngine());

    /// <summary>The engine where none is asked for.</summary>
    public static string Default => "individual";

    /// <summary>The names, in order of the alphabet.</summary>
    public static ImmutableArray<string> Names { get; } = [.. ByName.Keys];

    /// <summary>Makes an engine for one thread.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>A new engine.</returns>
    public static ISimulation Create(string name) => ByName[name]();
}
