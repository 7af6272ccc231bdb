using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>Why a key of the grid is not known.</summary>
/// <param name="Key">The whole key.</param>
/// <param name="Part">The first part nobody knows; empty where the key ends too early.</param>
/// <param name="Allowed">What could stand there.</param>
public sealed record CrsKeyProblem(string Key, string Part, ImmutableArray<string> Allowed)
{
    /// <summary>One line that says what is wrong and what is allowed.</summary>
    /// <returns>A sentence.</returns>
    public override string ToString() =>
        Part.Length == 0
            ? $"'{Key}' ends too early; expected one of {string.Join(", ", Allowed)} after it."
            : $"'{Key}': '{Part}' is not known; expected one of {string.Join(", ", Allowed)}.";
}
