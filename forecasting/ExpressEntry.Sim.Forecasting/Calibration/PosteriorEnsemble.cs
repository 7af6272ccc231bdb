using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>What a calibration found: many equally likely sets of the hidden quantities, after everything known.</summary>
/// <remarks>Immutable. Members weigh the same; values are rounded to 1e-6. Layout of the files: <c>docs/model.md</c>.</remarks>
public sealed class PosteriorEnsemble
{
    internal PosteriorEnsemble(
        DateOnly asOf,
        string historyDigest,
        Ensemble closed,
        Ensemble now,
        Interval open,
        ImmutableArray<double> priorMiddles
    )
    {
        (AsOf, HistoryDigest, Closed, Now, Open) = (asOf, historyDigest, closed, now, open);
        Moments = [.. HiddenQuantities.All.Select((quantity, i) => MomentsOf(quantity, priorMiddles[i], now.Values[i]))];
    }

    /// <summary>The first day that is not known.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The day of the last snapshot known, which simulations start from.</summary>
    public DateOnly SnapshotAsOf => Open.From.AsOf;

    /// <summary>SHA-256 of all that was known.</summary>
    public string HistoryDigest { get; }

    /// <summary>How many members.</summary>
    public int Members => Now.Members;

    /// <summary>Effective number of members, (Σw)² / Σw²: all, as they weigh the same.</summary>
    public double EffectiveMembers => Members;

    /// <summary>ln likelihood of everything taken in, each given what came before.</summary>
    public double LogLikelihood => Now.LogLikelihood;

    /// <summary>Prior and posterior of each quantity, in the order of <see cref="HiddenQuantities.All"/>.</summary>
    public ImmutableArray<QuantityMoments> Moments { get; }

    /// <summary>After the last interval between two snapshots: what a later calibration goes on from.</summary>
    internal Ensemble Closed { get; }

    /// <summary>After everything known.</summary>
    internal Ensemble Now { get; }

    /// <summary>The last known snapshot and the rounds since.</summary>
    internal Interval Open { get; }

    /// <summary>One quantity of all members.</summary>
    /// <param name="quantity">Index into <see cref="HiddenQuantities.All"/>.</param>
    /// <returns>One value a member, in the quantity's unit.</returns>
    public ReadOnlySpan<double> ValuesOf(int quantity) => Now.Values[quantity];

    /// <summary>Writes the members after everything known as Parquet: what scenarios and long forecasts start from.</summary>
    /// <param name="stream">Takes the bytes; stays the caller's.</param>
    public void WritePosterior(Stream stream) => PosteriorFile.Write(stream, AsOf, HistoryDigest, Now);

    /// <summary>Writes the members after the last closed interval as Parquet: what a later calibration goes on from.</summary>
    /// <param name="stream">Takes the bytes; stays the caller's.</param>
    public void WriteCheckpoint(Stream stream) => PosteriorFile.Write(stream, AsOf, HistoryDigest, Closed);

    private static QuantityMoments MomentsOf(HiddenQuantity quantity, double priorMiddle, double[] values)
    {
        double mean = KalmanUpdate.Mean(values);
        double squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        double[] sorted = [.. values.Order()];
        return new QuantityMoments(
            quantity,
            Math.Round(priorMiddle, 6),
            Math.Round(mean, 6),
            Math.Round(Math.Sqrt(squares / (values.Length - 1)), 6),
            Math.Round(EmpiricalQuantile.OfSorted(sorted, 0.05), 6),
            Math.Round(EmpiricalQuantile.OfSorted(sorted, 0.95), 6)
        );
    }
}
