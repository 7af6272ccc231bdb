using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>Particle filter: members that said what was published are copied, the others go.</summary>
/// <remarks>
/// Quantities that are taught together are weighted and resampled together (systematically), apart from all others; copies
/// are moved apart by a kernel that leaves mean and variance alone (Liu and West, 2001). Observation errors are Student-t with
/// 3 degrees of freedom.
/// </remarks>
internal static class ParticleUpdate
{
    private const double Shrink = 0.98;

    /// <summary>Takes observations in.</summary>
    /// <param name="values">By quantity and member; overwritten.</param>
    /// <param name="observations">In order.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="period">Number of the step.</param>
    /// <returns>The log-likelihood.</returns>
    public static double Apply(double[][] values, IReadOnlyList<Observation> observations, long seed, int period)
    {
        double likelihood = 0;
        int block = 0;
        // Blocks are runs of observations that share a quantity; here all with the same first one.
        foreach (IGrouping<int, Observation> group in observations.GroupBy(one => one.Quantities[0]))
        {
            double[] logs = new double[values[0].Length];
            foreach (Observation observation in group)
            {
                for (int member = 0; member < logs.Length; member++)
                {
                    double z = (observation.Actual - observation.Predicted[member]) / observation.Deviation;
                    logs[member] -= 2 * PortableMath.Log(1 + (z * z / 3));
                }
            }

            int[] quantities = [.. group.SelectMany(one => one.Quantities).Distinct()];
            likelihood += Resample(values, quantities, logs, seed, (period * 64) + block++);
        }

        return likelihood;
    }

    private static double Resample(double[][] values, int[] quantities, double[] logs, long seed, int period)
    {
        int members = logs.Length;
        double most = logs.Max();
        double sum = 0;
        double[] cumulative = new double[members];
        for (int member = 0; member < members; member++)
        {
            sum += PortableMath.Exp(logs[member] - most);
            cumulative[member] = sum;
        }

        var random = new RandomStream(seed, 0, StreamPurpose.Parameters, -1000 - period);
        double offset = random.NextUniform();
        int[] parents = new int[members];
        int parent = 0;
        for (int member = 0; member < members; member++)
        {
            double target = (member + offset) / members * sum;
            while (parent < members - 1 && cumulative[parent] < target)
            {
                parent++;
            }

            parents[member] = parent;
        }

        foreach (int quantity in quantities)
        {
            double[] copied = [.. parents.Select(one => values[quantity][one])];
            double mean = KalmanUpdate.Mean(copied);
            double variance = 0;
            foreach (double value in copied)
            {
                variance += (value - mean) * (value - mean) / (members - 1);
            }

            double kernel = Math.Sqrt(Math.Max(0, 1 - (Shrink * Shrink)) * variance);
            for (int member = 0; member < members; member++)
            {
                values[quantity][member] = mean + (Shrink * (copied[member] - mean)) + (kernel * random.NextNormal());
            }
        }

        return most + PortableMath.Log(sum / members);
    }
}
