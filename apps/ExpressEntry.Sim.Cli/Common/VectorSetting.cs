using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>The environment's choice of a vector width, for tests and for comparing speed; results never depend on it.</summary>
internal static class VectorSetting
{
    /// <summary>The variable: scalar, 128, 256 or 512. Unset: the widest the processor has.</summary>
    public const string Variable = "EESIM_VECTOR";

    /// <summary>Hands the choice to the engine.</summary>
    /// <param name="value">The variable's value; null or empty for none.</param>
    /// <exception cref="InvalidInputException">It is no width.</exception>
    public static void Apply(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        if (!VectorChoice.TryParse(value, out VectorWidth width))
        {
            throw new InvalidInputException($"{Variable} is '{value}'; expected {VectorChoice.Names}.");
        }

        VectorChoice.Width = width;
    }
}
