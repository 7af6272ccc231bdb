namespace ExpressEntry.Sim.Forecasting.Pnp;

/// <summary>Least squares with Huber's weights: rows far off count in proportion to one over their distance.</summary>
internal static class RobustRegression
{
    private const int Rounds = 30;
    private const double HuberLimit = 1.345;
    private const double Ridge = 1e-9;

    /// <summary>Fits y ≈ Σ β·x.</summary>
    /// <param name="rows">One array of regressors a row, the intercept's 1 included.</param>
    /// <param name="targets">One target a row.</param>
    /// <returns>One coefficient a regressor.</returns>
    /// <remarks>Iteratively re-weighted, thirty times; the scale is 1.4826 times the median absolute residual.</remarks>
    public static double[] Fit(double[][] rows, double[] targets)
    {
        double[] weights = new double[rows.Length];
        Array.Fill(weights, 1);
        double[] coefficients = [];
        double[] distances = new double[rows.Length];
        for (int round = 0; round < Rounds; round++)
        {
            coefficients = SolveWeighted(rows, targets, weights);
            for (int i = 0; i < rows.Length; i++)
            {
                distances[i] = Math.Abs(targets[i] - Predict(rows[i], coefficients));
            }

            double scale = 1.4826 * Statistics.EmpiricalQuantile.MedianInPlace((double[])distances.Clone());
            for (int i = 0; i < rows.Length; i++)
            {
                weights[i] = distances[i] <= HuberLimit * scale ? 1 : HuberLimit * scale / distances[i];
            }
        }

        return coefficients;
    }

    /// <summary>The fitted value of one row.</summary>
    public static double Predict(ReadOnlySpan<double> row, ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            sum += row[i] * coefficients[i];
        }

        return sum;
    }

    // Normal equations by Gaussian elimination: three unknowns, in a fixed order of sums.
    private static double[] SolveWeighted(double[][] rows, double[] targets, double[] weights)
    {
        int n = rows[0].Length;
        double[,] matrix = new double[n, n + 1];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    matrix[i, j] += weights[row] * rows[row][i] * rows[row][j];
                }

                matrix[i, n] += weights[row] * rows[row][i] * targets[row];
            }
        }

        for (int i = 0; i < n; i++)
        {
            matrix[i, i] += Ridge * (1 + matrix[i, i]);
        }

        for (int pivot = 0; pivot < n; pivot++)
        {
            for (int row = 0; row < n; row++)
            {
                double factor = row == pivot ? 0 : matrix[row, pivot] / matrix[pivot, pivot];
                for (int column = pivot; factor != 0 && column <= n; column++)
                {
                    matrix[row, column] -= factor * matrix[pivot, column];
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => matrix[i, n] / matrix[i, i])];
    }
}
