using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Pnp;

/// <summary>The cut-off of a nominee round: α + β·ln(size) + φ·previous cut-off, fitted robustly.</summary>
/// <remarks>
/// A nominee round invites all but a handful, so its cut-off is a low order statistic: size and level explain what can be
/// explained, and the rest is noise. Rounds before June 2020 were of another regime.
/// </remarks>
public sealed class NomineeRegression
{
    private const int FewestRounds = 10;
    private const double ResidualHalfLife = 40;
    private static readonly DateOnly First = new(2020, 6, 1);
    private static readonly ConditionalWeakTable<PublishedHistory, NomineeRegression> Cache = [];

    private readonly double[] _coefficients = [];
    private readonly (double Value, double Weight)[] _residuals = [];
    private readonly int _lastCutoff;

    private NomineeRegression(PublishedHistory known)
    {
        ImmutableArray<CompleteRound> rounds = KnownRounds.Of(known).OfType(RoundType.Pnp);
        List<double[]> rows = [];
        List<double> targets = [];
        for (int i = 1; i < rounds.Length; i++)
        {
            if (rounds[i].Date >= First)
            {
                rows.Add(Row(rounds[i].Size, rounds[i - 1].Cutoff));
                targets.Add(rounds[i].Cutoff);
            }
        }

        if (rows.Count < FewestRounds)
        {
            return;
        }

        _lastCutoff = rounds[^1].Cutoff;
        _coefficients = RobustRegression.Fit([.. rows], [.. targets]);
        _residuals = new (double, double)[rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            double residual = targets[i] - RobustRegression.Predict(rows[i], _coefficients);
            _residuals[i] = (residual, Math.Pow(0.5, (rows.Count - 1 - i) / ResidualHalfLife));
        }

        Array.Sort(_residuals, static (left, right) => left.Value.CompareTo(right.Value));
    }

    /// <summary>Whether there were enough rounds to fit.</summary>
    public bool IsFitted => _coefficients.Length > 0;

    /// <summary>The last nominee cut-off known, CRS points.</summary>
    public int LastCutoff => _lastCutoff;

    /// <summary>Fits the rounds of a history.</summary>
    /// <param name="known">A history cut to what may be known; it may be empty.</param>
    /// <returns>Fitted once for each history object, then shared.</returns>
    public static NomineeRegression Learn(PublishedHistory known) =>
        Cache.GetValue(known, static history => new NomineeRegression(history));

    /// <summary>Forecasts the cut-off of the next nominee round.</summary>
    /// <param name="size">Invitations, 1 or more.</param>
    /// <returns>Quantiles, or null where nothing could be fitted.</returns>
    public CutoffQuantiles? Forecast(int size)
    {
        if (!IsFitted)
        {
            return null;
        }

        Span<double> quantiles = stackalloc double[CutoffQuantiles.Count];
        for (int i = 0; i < quantiles.Length; i++)
        {
            quantiles[i] = CutoffAt(size, _lastCutoff, CutoffQuantiles.Levels[i]);
        }

        return CutoffQuantiles.From(quantiles);
    }

    /// <summary>One quantile of the cut-off of a round, for simulations: pass a uniform number as the level.</summary>
    /// <param name="size">Invitations, 1 or more.</param>
    /// <param name="previousCutoff">The nominee cut-off before it, CRS points.</param>
    /// <param name="level">0 to 1.</param>
    /// <returns>CRS points, 601 or more.</returns>
    public double CutoffAt(int size, double previousCutoff, double level)
    {
        double middle = RobustRegression.Predict(Row(size, previousCutoff), _coefficients);
        double cutoff = middle + EmpiricalQuantile.OfSortedWeighted(_residuals, level);
        return Math.Clamp(cutoff, CrsScore.Nomination + 1, CrsScore.Max);
    }

    private static double[] Row(int size, double previousCutoff) => [1, Math.Log(size), previousCutoff / 100];
}
