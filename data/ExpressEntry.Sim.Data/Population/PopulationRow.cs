using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>A profile with its number in the population, from 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PopulationRow(long Number, SyntheticProfile Profile)
{
    /// <summary>The id in every file: <c>S00000001</c>.</summary>
    public string Id => $"S{Number:D8}";
}
