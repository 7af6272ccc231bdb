using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>One output of a sensitivity analysis.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Morris">Its Morris measures; empty for the other method.</param>
/// <param name="Sobol">Its Sobol indices; null for the other method.</param>
/// <param name="Blocks">Trajectories or rows it rests on.</param>
/// <param name="Replications">Replications that have a value at every point.</param>
/// <param name="Problem">Why there are no measures; null where there are.</param>
internal sealed record SensitivityOutput(
    string Name,
    ImmutableArray<MorrisIndex> Morris,
    SobolResult? Sobol,
    int Blocks,
    int Replications,
    string? Problem
);
