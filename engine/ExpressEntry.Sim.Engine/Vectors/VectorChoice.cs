using System.Runtime.Intrinsics;

namespace ExpressEntry.Sim.Engine.Vectors;

/// <summary>The width the hot loops use: the widest the processor has, or one chosen by name.</summary>
public static class VectorChoice
{
    /// <summary>The names a user may write.</summary>
    public const string Names = "scalar, 128, 256, 512";

    /// <summary>The width in use. Set it before a run, not during one. A width the processor lacks works too, slowly.</summary>
    public static VectorWidth Width { get; set; } = Widest;

    /// <summary>The widest vectors this processor has.</summary>
    public static VectorWidth Widest =>
        Vector512.IsHardwareAccelerated ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated ? VectorWidth.Bits256
        : Vector128.IsHardwareAccelerated ? VectorWidth.Bits128
        : VectorWidth.Scalar;

    /// <summary>Reads a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="width">The width it names.</param>
    /// <returns>False where it is none of them.</returns>
    public static bool TryParse(string? name, out VectorWidth width)
    {
        (bool isKnown, width) = name switch
        {
            "scalar" => (true, VectorWidth.Scalar),
            "128" => (true, VectorWidth.Bits128),
            "256" => (true, VectorWidth.Bits256),
            "512" => (true, VectorWidth.Bits512),
            _ => (false, default),
        };
        return isKnown;
    }
}
