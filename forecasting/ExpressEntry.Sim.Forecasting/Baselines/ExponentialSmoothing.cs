using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Baselines;

/// <summary>Simple exponential smoothing of the type's cut-offs, as common forecasting tools do it.</summary>
/// <remarks>The smoothing weight has the least sum of squared one-step errors over the type's history, on a grid of 0.05.</remarks>
public sealed class ExponentialSmoothing : IForecaster<RoundQuestion, CutoffQuantiles>
{
    private const int FewestErrors = 8;
    private const int GridSteps = 20;

    /// <inheritdoc/>
    public string Name => "smoothing";

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, RoundQuestion question)
    {
        ImmutableArray<CompleteRound> own = KnownRounds.Of(known).OfType(question.Type);
        if (own.Length <= FewestErrors)
        {
            return null;
        }

        double[] errors = new double[own.Length - 1];
        double bestWeight = 1;
        double leastSquares = double.PositiveInfinity;
        for (int step = 1; step <= GridSteps; step++)
        {
            double weight = step / (double)GridSteps;
            Smooth(own, weight, errors);
            double squares = 0;
            foreach (double error in errors)
            {
                squares += error * error;
            }

            if (squares < leastSquares)
            {
                (bestWeight, leastSquares) = (weight, squares);
            }
        }

        double level = Smooth(own, bestWeight, errors);
        return CutoffQuantiles.FromCentredErrors(level, errors);
    }

    // The level after the last round; errors[i] is the one-step error of round i + 1.
    private static double Smooth(ImmutableArray<CompleteRound> own, double weight, Span<double> errors)
    {
        double level = own[0].Cutoff;
        for (int round = 1; round < own.Length; round++)
        {
            errors[round - 1] = own[round].Cutoff - level;
            level += weight * errors[round - 1];
        }

        return level;
    }
}
