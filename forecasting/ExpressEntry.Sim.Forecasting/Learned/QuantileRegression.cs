using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Statistics;
using MathNet.Numerics.LinearAlgebra;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>Linear quantile regression: one line a level, drawn together by a ridge.</summary>
/// <remarks>
/// Koenker and Bassett (1978), by iteratively re-weighted least squares on a pinball loss that is round near zero (Hunter and
/// Lange, 2000). Features are centred on their median, divided by their spread and clipped, so that no single round can turn
/// a line.
/// </remarks>
internal sealed class QuantileRegression : IQuantileModel
{
    private const double MostSpreads = 2.5;

    private readonly double[] _centres;
    private readonly double[] _spreads;
    private readonly double[][] _coefficients;

    /// <summary>Puts a regression together.</summary>
    /// <param name="centres">One a feature.</param>
    /// <param name="spreads">One a feature, above 0.</param>
    /// <param name="coefficients">By level: the intercept, then one a feature.</param>
    public QuantileRegression(double[] centres, double[] spreads, double[][] coefficients) =>
        (_centres, _spreads, _coefficients) = (centres, spreads, coefficients);

    public ReadOnlySpan<double> Centres => _centres;

    public ReadOnlySpan<double> Spreads => _spreads;

    public ReadOnlySpan<double[]> Coefficients => _coefficients;

    public static QuantileRegression Fit(IReadOnlyList<double[]> rows, double[] targets, RegressionSettings settings)
    {
        int features = rows[0].Length;
        double[] centres = new double[features];
        double[] spreads = new double[features];
        for (int feature = 0; feature < features; feature++)
        {
            double[] sorted = [.. rows.Select(row => row[feature]).Order()];
            centres[feature] = Math.Round(EmpiricalQuantile.OfSorted(sorted, 0.5), 6);
            double spread = EmpiricalQuantile.OfSorted(sorted, 0.9) - EmpiricalQuantile.OfSorted(sorted, 0.1);
            spreads[feature] = spread > 1e-6 ? Math.Round(spread / 2.56, 6) : 1;
        }

        int columns = features + 1;
        double[] design = new double[rows.Count * columns];
        for (int i = 0; i < rows.Count; i++)
        {
            Standardise(rows[i], centres, spreads, design.AsSpan(i * columns, columns));
        }

        double[] ordered = [.. targets.Order()];
        double scale = Math.Max(1, EmpiricalQuantile.OfSorted(ordered, 0.75) - EmpiricalQuantile.OfSorted(ordered, 0.25));
        double[][] coefficients = new double[CutoffQuantiles.Count][];
        for (int level = 0; level < coefficients.Length; level++)
        {
            double[] first = new double[features + 1];
            first[0] = EmpiricalQuantile.OfSorted(ordered, CutoffQuantiles.Levels[level]);
            coefficients[level] = FitLevel(design, targets, CutoffQuantiles.Levels[level], first, scale, settings);
        }

        return new QuantileRegression(centres, spreads, coefficients);
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<double> features, Span<double> quantiles)
    {
        Span<double> row = stackalloc double[features.Length + 1];
        Standardise(features, _centres, _spreads, row);
        for (int level = 0; level < quantiles.Length; level++)
        {
            quantiles[level] = Product(row, _coefficients[level]);
        }
    }

    private static void Standardise(ReadOnlySpan<double> features, double[] centres, double[] spreads, Span<double> row)
    {
        row[0] = 1;
        for (int i = 0; i < features.Length; i++)
        {
            row[i + 1] = Math.Clamp((features[i] - centres[i]) / spreads[i], -MostSpreads, MostSpreads);
        }
    }

    // Pinball(r) = |r|/2 + (τ − ½)·r. The first part is majorised by r²/(4·(|r| + ε)); the second is linear.
    private static double[] FitLevel(
        double[] design,
        double[] targets,
        double level,
        double[] first,
        double scale,
        RegressionSettings settings
    )
    {
        int columns = first.Length;
        double round = settings.Smoothing * scale;
        double[] coefficients = first;
        double[] normal = new double[columns * columns];
        double[] right = new double[columns];
        for (int iteration = 0; iteration < settings.Iterations; iteration++)
        {
            Array.Clear(normal);
            Array.Clear(right);
            for (int i = 0; i < targets.Length; i++)
            {
                ReadOnlySpan<double> row = design.AsSpan(i * columns, columns);
                double weight = 1 / (2 * (Math.Abs(targets[i] - Product(row, coefficients)) + round));
                double pull = (weight * targets[i]) + (level - 0.5);
                for (int column = 0; column < columns; column++)
                {
                    right[column] += row[column] * pull;
                    double weighted = weight * row[column];
                    for (int other = 0; other <= column; other++)
                    {
                        normal[(column * columns) + other] += weighted * row[other];
                    }
                }
            }

            for (int column = 0; column < columns; column++)
            {
                // Every coefficient but the intercept is drawn to zero, as hard as a number of rows of usual error.
                normal[(column * columns) + column] += column == 0 ? 1e-9 : settings.RidgeRows / (2 * scale);
                for (int other = column + 1; other < columns; other++)
                {
                    normal[(column * columns) + other] = normal[(other * columns) + column];
                }
            }

            Matrix<double> matrix = Matrix<double>.Build.DenseOfColumnMajor(columns, columns, normal);
            coefficients = matrix.Cholesky().Solve(Vector<double>.Build.DenseOfArray(right)).ToArray();
        }

        return [.. coefficients.Select(coefficient => Math.Round(coefficient, 6))];
    }

    private static double Product(ReadOnlySpan<double> row, ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            sum += row[i] * coefficients[i];
        }

        return sum;
    }
}
