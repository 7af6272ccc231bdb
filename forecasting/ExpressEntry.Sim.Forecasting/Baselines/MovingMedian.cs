using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Baselines;

/// <summary>The median of the type's last few cut-offs, with the errors this rule made so far around it.</summary>
/// <param name="length">Cut-offs in the median, 1 or more.</param>
public sealed class MovingMedian(int length) : IForecaster<RoundQuestion, CutoffQuantiles>
{
    private const int FewestErrors = 8;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"median-{length}");

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, RoundQuestion question)
    {
        ImmutableArray<CompleteRound> own = KnownRounds.Of(known).OfType(question.Type);
        if (own.Length <= FewestErrors)
        {
            return null;
        }

        double[] errors = new double[own.Length - 1];
        for (int round = 1; round < own.Length; round++)
        {
            errors[round - 1] = own[round].Cutoff - MedianBefore(own, round);
        }

        return CutoffQuantiles.FromCentredErrors(MedianBefore(own, own.Length), errors);
    }

    private double MedianBefore(ImmutableArray<CompleteRound> own, int end)
    {
        int start = Math.Max(0, end - length);
        Span<double> cutoffs = stackalloc double[end - start];
        for (int i = start; i < end; i++)
        {
            cutoffs[i - start] = own[i].Cutoff;
        }

        return EmpiricalQuantile.MedianInPlace(cutoffs);
    }
}
