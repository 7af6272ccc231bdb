using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Clearance;

/// <summary>What a type's experts remember of past rounds: levels, surprises, and how wrong each was. Immutable.</summary>
internal sealed class ExpertMemory
{
    private readonly ExpertGrid _grid;
    private readonly double[] _levelSum;
    private readonly double[] _levelWeight;
    private readonly double[] _surpriseSum;
    private readonly double _surpriseWeight;
    private readonly double[] _loss;

    /// <summary>Experts before their first round: an unlikely shape has lost something already.</summary>
    public ExpertMemory(ExpertGrid grid)
    {
        _grid = grid;
        _levelSum = new double[grid.ExpertCount];
        _levelWeight = new double[grid.HalfLifeCount];
        _surpriseSum = new double[grid.ExpertCount];
        _loss = new double[grid.ExpertCount];
        for (int expert = 0; expert < _loss.Length; expert++)
        {
            _loss[expert] = grid.Settings.PenaltyWeight * grid.ShapeOf(expert / grid.HalfLifeCount).Penalty;
        }
    }

    private ExpertMemory(ExpertMemory before, ReadOnlySpan<double> level, ReadOnlySpan<double> medians, int cutoff)
    {
        _grid = before._grid;
        ClearanceSettings settings = _grid.Settings;
        LevelCount = before.LevelCount + 1;
        ForecastCount = before.ForecastCount;
        _levelSum = (double[])before._levelSum.Clone();
        _levelWeight = (double[])before._levelWeight.Clone();
        _surpriseSum = (double[])before._surpriseSum.Clone();
        _loss = (double[])before._loss.Clone();
        if (before.LevelCount > 0)
        {
            ForecastCount++;
            AddSurprises(level);
            AddLosses(medians, cutoff);
            _surpriseWeight = 1 + (Math.Pow(0.5, 1 / settings.SurpriseHalfLife) * before._surpriseWeight);
        }

        for (int halfLife = 0; halfLife < _grid.HalfLifeCount; halfLife++)
        {
            double keep = KeepOf(settings.LevelHalfLives[halfLife]);
            _levelWeight[halfLife] = 1 + (keep * _levelWeight[halfLife]);
            for (int stock = 0; stock < _grid.StockCount; stock++)
            {
                ref double sum = ref _levelSum[(stock * _grid.HalfLifeCount) + halfLife];
                sum = level[stock] + (keep * sum);
            }
        }
    }

    /// <summary>Past rounds that told a level.</summary>
    public int LevelCount { get; }

    /// <summary>Past rounds that were forecast.</summary>
    public int ForecastCount { get; }

    /// <summary>The level â of an expert: ln of invitations per unit of its stock.</summary>
    public double LevelOf(int expert) => _levelSum[expert] / _levelWeight[expert % _grid.HalfLifeCount];

    /// <summary>The standard deviation of an expert's level surprises, in ln.</summary>
    public double SurpriseOf(int expert)
    {
        ClearanceSettings settings = _grid.Settings;
        double prior = settings.PriorSurpriseRounds;
        double square = settings.PriorSurprise * settings.PriorSurprise;
        return Math.Sqrt(((prior * square) + _surpriseSum[expert]) / (prior + _surpriseWeight));
    }

    /// <summary>The experts' weights.</summary>
    /// <returns>One an expert, summing to 1.</returns>
    public double[] Weights()
    {
        double least = _loss.Min();
        double[] weights = new double[_loss.Length];
        double sum = 0;
        for (int expert = 0; expert < weights.Length; expert++)
        {
            weights[expert] = Math.Exp(-_grid.Settings.WeightSharpness * (_loss[expert] - least));
            sum += weights[expert];
        }

        foreach (ref double weight in weights.AsSpan())
        {
            weight /= sum;
        }

        return weights;
    }

    /// <summary>The memory after one more round.</summary>
    /// <param name="level">What each stock says the level was, in ln.</param>
    /// <param name="medians">What each expert forecast, CRS points; not read where there was no level before.</param>
    /// <param name="cutoff">The cut-off, CRS points.</param>
    public ExpertMemory After(ReadOnlySpan<double> level, ReadOnlySpan<double> medians, int cutoff) =>
        new(this, level, medians, cutoff);

    private void AddSurprises(ReadOnlySpan<double> level)
    {
        double keep = Math.Pow(0.5, 1 / _grid.Settings.SurpriseHalfLife);
        double largest = _grid.Settings.LargestSurprise;
        for (int expert = 0; expert < _surpriseSum.Length; expert++)
        {
            // The level of before this round: the sums are extended afterwards.
            double surprise = Math.Clamp(level[expert / _grid.HalfLifeCount] - LevelOf(expert), -largest, largest);
            _surpriseSum[expert] = (surprise * surprise) + (keep * _surpriseSum[expert]);
        }
    }

    private void AddLosses(ReadOnlySpan<double> medians, int cutoff)
    {
        ClearanceSettings settings = _grid.Settings;
        Span<double> errors = stackalloc double[medians.Length];
        for (int expert = 0; expert < errors.Length; expert++)
        {
            errors[expert] = Math.Abs(medians[expert] - cutoff);
        }

        Span<double> sorted = stackalloc double[errors.Length];
        errors.CopyTo(sorted);
        double scale = 4 + (0.5 * EmpiricalQuantile.MedianInPlace(sorted));
        for (int expert = 0; expert < errors.Length; expert++)
        {
            double penalty = settings.PenaltyWeight * _grid.ShapeOf(expert / _grid.HalfLifeCount).Penalty;
            double past = _loss[expert] - penalty;
            _loss[expert] =
                penalty + (settings.LossMemory * past) + (Math.Min(errors[expert], settings.LargestError) / scale);
        }
    }

    private static double KeepOf(double halfLife) => halfLife == 0 ? 0 : Math.Pow(0.5, 1 / halfLife);
}
