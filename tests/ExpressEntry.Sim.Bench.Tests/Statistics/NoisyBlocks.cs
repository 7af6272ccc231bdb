using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Bench.Tests.Statistics;

/// <summary>Differences of blocks as a shared machine gives them.</summary>
internal static class NoisyBlocks
{
    /// <summary>
    /// Noise that lasts (half of it is carried from block to block) with tails of Student's t of 2 degrees of freedom, whose
    /// variance is infinite; which of the two builds it hits is a coin, as in <c>BlockRun</c>.
    /// </summary>
    /// <param name="blocks">How many.</param>
    /// <param name="shift">The true difference.</param>
    /// <param name="scale">Of the noise.</param>
    /// <param name="random">A stream of its own.</param>
    public static double[] Draw(int blocks, double shift, double scale, ref RandomStream random)
    {
        double[] differences = new double[blocks];
        double lasting = 0;
        for (int block = 0; block < blocks; block++)
        {
            double student = random.NextNormal() / Math.Sqrt(random.NextExponential()); // χ² of 2 degrees over 2
            lasting = (0.5 * lasting) + student;
            double coin = random.NextBelow(2) == 0 ? -1 : 1;
            differences[block] = shift + (coin * scale * lasting);
        }

        return differences;
    }
}
