using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Simulation.Cohorts;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>Eight logarithms at once are the eight logarithms.</summary>
public sealed class LaneLogTests
{
    [Fact]
    public void Log_EveryLane_IsThePortableLogarithmBitForBit()
    {
        var random = new RandomStream(1, 0, StreamPurpose.Parameters, 0);
        double[] numbers = new double[8];
        double[] logarithms = new double[8];
        for (int i = 0; i < 20_000; i++)
        {
            for (int lane = 0; lane < 8; lane++)
            {
                // Uniform numbers, and every normal exponent there is.
                double u = random.NextOpenUniform();
                numbers[lane] = i % 2 == 0 ? u : (1 + u) * Math.ScaleB(1, random.NextBelow(2045) - 1022);
            }

            LaneLog.Log(Vector512.Create(numbers)).CopyTo(logarithms);
            for (int lane = 0; lane < 8; lane++)
            {
                Assert.Equal(
                    BitConverter.DoubleToInt64Bits(PortableMath.Log(numbers[lane])),
                    BitConverter.DoubleToInt64Bits(logarithms[lane])
                );
            }
        }
    }
}
