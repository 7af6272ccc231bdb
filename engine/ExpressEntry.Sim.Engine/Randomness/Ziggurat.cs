using System.Runtime.CompilerServices;

namespace ExpressEntry.Sim.Engine.Randomness;

/// <summary>Exponential waiting times by Marsaglia and Tsang's ziggurat (2000): exact, and four times faster than a logarithm.</summary>
/// <remarks>
/// 256 layers of equal area under e^(−x); 98.9 % of the draws are one multiplication and one comparison. The layers are made
/// with <see cref="PortableMath"/>, so they are the same on every machine.
/// </remarks>
internal static class Ziggurat
{
    private const int Layers = 256;
    private const double Tail = 7.69711747013104972; // where the lowest layer's tail begins
    private const double Area = 0.0039496598225815571993; // of each layer
    private const double UnitOf53Bits = 1.0 / (1UL << 53);
    private static readonly double[] Edges = MakeEdges(); // right edges of the layers, from the lowest up; 0 at the end
    private static readonly double[] Heights = [.. Edges.Select(edge => PortableMath.Exp(-edge))];

    /// <summary>An exponential waiting time with mean 1.</summary>
    /// <param name="random">One number is used nearly always.</param>
    /// <returns>0 or more.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double NextExponential(ref RandomStream random)
    {
        ulong bits = random.NextBits();
        int layer = (int)(bits & (Layers - 1));
        double x = (bits >> 11) * UnitOf53Bits * Edges[layer];
        return x < Edges[layer + 1] ? x : NextSlowly(layer, x, ref random);
    }

    private static double NextSlowly(int layer, double x, ref RandomStream random)
    {
        while (true)
        {
            if (layer == 0)
            {
                return Tail - PortableMath.Log(random.NextOpenUniform()); // the law has no memory
            }

            double height = Heights[layer] + (random.NextUniform() * (Heights[layer + 1] - Heights[layer]));
            if (height < PortableMath.Exp(-x))
            {
                return x;
            }

            ulong bits = random.NextBits();
            layer = (int)(bits & (Layers - 1));
            x = (bits >> 11) * UnitOf53Bits * Edges[layer];
            if (x < Edges[layer + 1])
            {
                return x;
            }
        }
    }

    private static double[] MakeEdges()
    {
        double[] edges = new double[Layers + 1];
        edges[0] = Area / PortableMath.Exp(-Tail); // as wide as a rectangle of the layer's area would be, tail and all
        edges[1] = Tail;
        for (int layer = 2; layer < Layers; layer++)
        {
            double below = edges[layer - 1];
            edges[layer] = -PortableMath.Log(PortableMath.Exp(-below) + (Area / below));
        }

        edges[Layers] = 0;
        return edges;
    }
}
