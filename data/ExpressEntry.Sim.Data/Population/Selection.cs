using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>Says how many profiles each cell sends into the population.</summary>
internal static class Selection
{
    /// <summary>Systematic sampling: one random start, then even steps along the weights laid end to end.</summary>
    /// <param name="counts">Candidates in each cell.</param>
    /// <param name="weights">The weight of one candidate of each cell.</param>
    /// <param name="size">Profiles in all.</param>
    /// <param name="random">Gives the start.</param>
    /// <returns>
    /// Profiles of each cell; sums to <paramref name="size"/>. Any run of neighbouring cells is within one profile of its share.
    /// </returns>
    public static int[] QuotasOf(ReadOnlySpan<int> counts, double[] weights, int size, ref RandomStream random)
    {
        double total = 0;
        for (int cell = 0; cell < weights.Length; cell++)
        {
            total += counts[cell] * weights[cell];
        }

        double start = random.NextUniform();
        int[] quotas = new int[weights.Length];
        double reached = 0;
        int before = 0;
        int last = 0;
        for (int cell = 0; cell < weights.Length; cell++)
        {
            reached += counts[cell] * weights[cell];
            int upTo = (int)Math.Clamp(Math.Floor((reached / total * size) + start), before, size);
            quotas[cell] = upTo - before;
            before = upTo;
            last = counts[cell] > 0 ? cell : last;
        }

        // What rounding of the sum may leave over belongs to the last cell with candidates.
        quotas[last] += size - before;
        return quotas;
    }
}
