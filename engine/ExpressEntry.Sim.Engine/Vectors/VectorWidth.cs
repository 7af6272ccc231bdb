namespace ExpressEntry.Sim.Engine.Vectors;

/// <summary>How wide the vectors of the hot loops are; results never depend on it.</summary>
public enum VectorWidth
{
    /// <summary>No vectors: the plain loops that define the others.</summary>
    Scalar = 0,

    /// <summary>128 bits.</summary>
    Bits128 = 128,

    /// <summary>256 bits.</summary>
    Bits256 = 256,

    /// <summary>512 bits.</summary>
    Bits512 = 512,
}
