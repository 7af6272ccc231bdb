using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>Ensemble Kalman filter in square-root form (Whitaker and Hamill, 2002), one observation after the other.</summary>
/// <remarks>
/// An observation teaches only its own quantities: with a hundred members, chance correlations with the others would slowly
/// use up their spread. Later observations that teach some of the same quantities are moved along.
/// </remarks>
internal static class KalmanUpdate
{
    private const double MostDeviations = 2; // of a robust observation

    /// <summary>Takes observations in.</summary>
    /// <param name="values">By quantity and member; overwritten.</param>
    /// <param name="observations">In order; their predictions are overwritten.</param>
    /// <returns>Gaussian log-likelihood of each observation, given those before it.</returns>
    public static double[] Apply(double[][] values, IReadOnlyList<Observation> observations)
    {
        double[] likelihoods = new double[observations.Count];
        for (int i = 0; i < observations.Count; i++)
        {
            Observation observation = observations[i];
            double[] predicted = (double[])observation.Predicted.Clone();
            double mean = Mean(predicted);
            double variance = Covariance(predicted, mean, predicted, mean);
            double innovation = observation.Actual - mean;
            double noise = observation.Deviation * observation.Deviation;
            double tolerated = innovation * innovation / (MostDeviations * MostDeviations);
            noise = observation.IsRobust ? Math.Max(noise, tolerated - variance) : noise;
            double total = variance + noise;
            likelihoods[i] = -0.5 * ((innovation * innovation / total) + PortableMath.Log(2 * Math.PI * total));
            if (variance <= 0)
            {
                continue;
            }

            double reduced = 1 / (1 + Math.Sqrt(noise / total));
            foreach (int quantity in observation.Quantities)
            {
                Move(values[quantity], predicted, mean, total, innovation, reduced);
            }

            for (int later = i + 1; later < observations.Count; later++)
            {
                if (observations[later].Quantities.Intersect(observation.Quantities).Any())
                {
                    Move(observations[later].Predicted, predicted, mean, total, innovation, reduced);
                }
            }
        }

        return likelihoods;
    }

    /// <summary>The mean, summed in order.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static void Move(
        double[] moved,
        double[] predicted,
        double mean,
        double total,
        double innovation,
        double reduced
    )
    {
        double gain = Covariance(moved, Mean(moved), predicted, mean) / total;
        for (int member = 0; member < moved.Length; member++)
        {
            moved[member] += gain * (innovation - (reduced * (predicted[member] - mean)));
        }
    }

    private static double Covariance(double[] left, double leftMean, double[] right, double rightMean)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += (left[i] - leftMean) * (right[i] - rightMean);
        }

        return sum / (left.Length - 1);
    }
}
