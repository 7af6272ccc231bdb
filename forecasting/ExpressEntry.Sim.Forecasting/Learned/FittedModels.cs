using System.Collections.Concurrent;
using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>The three learned models, fitted to the rounds before the first of January or July.</summary>
/// <remarks>
/// Equal rows give equal bits, so fits are shared by the digest of their rows: a backtest of three years fits each half-year
/// once, whatever the day of the question.
/// </remarks>
internal sealed class FittedModels
{
    /// <summary>Fewer rows than this are not learned from.</summary>
    public const int FewestRows = 60;

    private const int MostShared = 96;
    private const ulong Seed = 0x1EA12;
    private static readonly ConcurrentDictionary<string, Lazy<FittedModels>> Shared = new(StringComparer.Ordinal);

    private readonly Lazy<IQuantileModel>[] _models; // each is fitted when it is first asked

    private FittedModels(LearningTable table, int count, bool isSizeKnown)
    {
        IsSizeKnown = isSizeKnown;
        Digest = table.DigestOf(count);
        RowCount = count;
        int features = RoundFeatures.CountOf(isSizeKnown);
        double[][] rows = new double[count][];
        double[] targets = new double[count];
        for (int i = 0; i < count; i++)
        {
            LearningRow row = table.Rows[i];
            rows[i] = row.Features[..features];
            targets[i] = Math.Round(row.Round.Cutoff - row.BaseOf(isSizeKnown), 6);
        }

        _models =
        [
            new(() => QuantileRegression.Fit(rows, targets, new RegressionSettings())),
            new(() => BoostedTrees.Fit(rows, targets, new BoostingSettings(), Seed)),
            new(() => QuantileForest.Fit(rows, targets, new ForestSettings(), Seed)),
        ];
    }

    /// <summary>The models whose average has a share in the project's forecast: those that help it.</summary>
    /// <remarks>Boosted trees beside them took 0.003 off the skill in both windows: <c>docs/experiments/learned.md</c>.</remarks>
    public static ImmutableArray<LearnedModel> Averaged { get; } = [LearnedModel.Regression, LearnedModel.Forest];

    /// <summary>Whether the models see the size of the round.</summary>
    public bool IsSizeKnown { get; }

    /// <summary>Digest of the rows they were fitted to.</summary>
    public string Digest { get; }

    /// <summary>How many rows they were fitted to.</summary>
    public int RowCount { get; }

    /// <summary>The day whose models answer a question: the first of January or July before it.</summary>
    /// <param name="day">The first day that is not known.</param>
    public static DateOnly RefitDay(DateOnly day) => new(day.Year, day.Month - ((day.Month - 1) % 6), 1);

    /// <summary>The models of a number of rows.</summary>
    /// <param name="table">What is known.</param>
    /// <param name="count">The first rows: those before the refit day.</param>
    /// <param name="isSizeKnown">Whether the models see the size of the round.</param>
    /// <returns>Shared; each model is fitted once, in some 10 ms; null where there are too few rows.</returns>
    public static FittedModels? Of(LearningTable table, int count, bool isSizeKnown)
    {
        if (count < FewestRows)
        {
            return null;
        }

        if (Shared.Count > MostShared)
        {
            Shared.Clear(); // bounded memory; what is asked again is fitted again, to the same bits
        }

        string key = (isSizeKnown ? "known " : "hidden ") + table.DigestOf(count);
        return Shared.GetOrAdd(key, _ => new Lazy<FittedModels>(() => new FittedModels(table, count, isSizeKnown))).Value;
    }

    /// <summary>The fitted model itself, to save it.</summary>
    public IQuantileModel ModelOf(LearnedModel model) => _models[(int)model].Value;

    /// <summary>One model's forecast.</summary>
    /// <param name="model">Which.</param>
    /// <param name="features">The round's features.</param>
    /// <param name="start">What changes are counted from: <see cref="LearningRow.BaseOf(bool)"/>.</param>
    public CutoffQuantiles Forecast(LearnedModel model, ReadOnlySpan<double> features, double start)
    {
        Span<double> quantiles = stackalloc double[CutoffQuantiles.Count];
        ModelOf(model).Predict(features[..RoundFeatures.CountOf(IsSizeKnown)], quantiles);
        foreach (ref double quantile in quantiles)
        {
            quantile += start;
        }

        return CutoffQuantiles.From(quantiles);
    }

    /// <summary>The forecasts of <see cref="Averaged"/>, averaged level by level.</summary>
    public CutoffQuantiles ForecastTogether(ReadOnlySpan<double> features, double start)
    {
        Span<(double, CutoffQuantiles?)> parts = new (double, CutoffQuantiles?)[Averaged.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = (1, Forecast(Averaged[i], features, start));
        }

        return CutoffQuantiles.Mix(parts)!;
    }

    /// <summary>Fits the models of <see cref="Averaged"/> now, so that threads can share the work.</summary>
    public void FitAveraged()
    {
        foreach (LearnedModel model in Averaged)
        {
            _ = ModelOf(model);
        }
    }
}
