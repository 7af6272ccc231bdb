using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Clearance;

/// <summary>What the experts know about one type after its rounds so far. Immutable.</summary>
/// <remarks>Source: <c>docs/model.md</c>, "The clearance model".</remarks>
internal sealed class TypeClearance
{
    private const double FirstStockDays = 365;
    private const double NegligibleWeight = 1e-5;

    private readonly ExpertGrid _grid;
    private readonly double[] _levelSum;
    private readonly double[] _levelWeight;
    private readonly double[] _surpriseSum;
    private readonly double _surpriseWeight;
    private readonly double[] _loss;

    private TypeClearance(ExpertGrid grid, ClearedTo cleared)
    {
        _grid = grid;
        Cleared = cleared;
        _levelSum = new double[grid.ExpertCount];
        _levelWeight = new double[grid.HalfLifeCount];
        _surpriseSum = new double[grid.ExpertCount];
        _loss = new double[grid.ExpertCount];
        for (int expert = 0; expert < _loss.Length; expert++)
        {
            _loss[expert] = grid.Settings.PenaltyWeight * grid.ShapeOf(expert / grid.HalfLifeCount).Penalty;
        }
    }

    private TypeClearance(TypeClearance before, ClearedTo cleared)
    {
        _grid = before._grid;
        Cleared = cleared;
        LevelCount = before.LevelCount;
        ForecastCount = before.ForecastCount;
        _levelSum = before._levelSum;
        _levelWeight = before._levelWeight;
        _surpriseSum = before._surpriseSum;
        _surpriseWeight = before._surpriseWeight;
        _loss = before._loss;
    }

    private TypeClearance(
        TypeClearance before,
        ClearedTo cleared,
        ReadOnlySpan<double> level,
        ReadOnlySpan<double> medians,
        int cutoff
    )
        : this(before, cleared)
    {
        ClearanceSettings settings = _grid.Settings;
        _levelSum = (double[])before._levelSum.Clone();
        _levelWeight = (double[])before._levelWeight.Clone();
        if (before.HasLevel)
        {
            ForecastCount++;
            _surpriseSum = (double[])before._surpriseSum.Clone();
            _loss = (double[])before._loss.Clone();
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

        LevelCount++;
    }

    /// <summary>Up to which day each score was last cleared.</summary>
    public ClearedTo Cleared { get; }

    /// <summary>Past rounds that told a level.</summary>
    public int LevelCount { get; }

    /// <summary>Past rounds that were forecast.</summary>
    public int ForecastCount { get; }

    /// <summary>Whether a forecast can be made.</summary>
    public bool HasLevel => LevelCount > 0;

    /// <summary>A type on the day of its first round: a year of arrivals is waiting.</summary>
    public static TypeClearance AtFirstRound(ExpertGrid grid, double day) => new(grid, ClearedTo.All(day - FirstStockDays));

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

    /// <summary>People eligible at or above a score on a day, as the experts believe on average.</summary>
    /// <param name="day">Fractional day number.</param>
    /// <param name="score">0 to 601, CRS points.</param>
    public double PeopleAtLeast(double day, int score)
    {
        double[] weights = Weights();
        Span<double> fill = stackalloc double[Cleared.Low.Length];
        Span<double> stockAt = stackalloc double[Cleared.Low.Length];
        double people = 0;
        for (int number = 0; number < _grid.StockCount; number++)
        {
            FillTimesOf(number, day, fill);
            var stock = new Stock(_grid.ShapeOf(number), Cleared, fill, stockAt);
            double units = stock.AtLeast(score);
            for (int halfLife = 0; halfLife < _grid.HalfLifeCount; halfLife++)
            {
                int expert = (number * _grid.HalfLifeCount) + halfLife;
                people += weights[expert] * units * Math.Exp(LevelOf(expert));
            }
        }

        return people;
    }

    /// <summary>The same experts after a round of another type that ranked everyone.</summary>
    public TypeClearance AfterGeneralRound(int cutoff, double day) =>
        cutoff < ScoreShape.TopScore ? new TypeClearance(this, Cleared.After(cutoff, day, tieBreakDay: null)) : this;

    /// <summary>The experts after a round of the type itself.</summary>
    /// <param name="day">Fractional day number of the round.</param>
    /// <param name="size">Invitations to people without a nomination, above 0.</param>
    /// <param name="cutoff">CRS points; at 600 or above a round says nothing about this stock.</param>
    /// <param name="tieBreakDay">Submission of the last one invited.</param>
    public TypeClearance After(double day, double size, int cutoff, double? tieBreakDay)
    {
        if (cutoff >= ScoreShape.TopScore)
        {
            return this;
        }

        Span<double> level = stackalloc double[_grid.StockCount];
        if (!TryFindLevels(day, size, cutoff, tieBreakDay, level))
        {
            return new TypeClearance(this, Cleared.After(cutoff, day, tieBreakDay));
        }

        Span<double> medians = stackalloc double[_grid.ExpertCount];
        if (HasLevel)
        {
            FindMedians(day, size, medians);
        }

        return new TypeClearance(this, Cleared.After(cutoff, day, tieBreakDay), level, medians, cutoff);
    }

    /// <summary>Averages the experts' forecasts of a round.</summary>
    /// <param name="day">Fractional day number of the round.</param>
    /// <param name="size">Invitations to people without a nomination, above 0.</param>
    /// <param name="quantiles">Room for nineteen quantiles in CRS points.</param>
    public void Forecast(double day, double size, Span<double> quantiles)
    {
        ClearanceSettings settings = _grid.Settings;
        double[] weights = Weights();
        Span<double> fill = stackalloc double[Cleared.Low.Length];
        Span<double> stockAt = stackalloc double[Cleared.Low.Length];
        int halfLives = _grid.HalfLifeCount;
        quantiles.Clear();
        double mean = 0;
        double square = 0;
        double total = 0;
        for (int number = 0; number < _grid.StockCount; number++)
        {
            FillTimesOf(number, day, fill);
            ReadOnlySpan<double> own = weights.AsSpan(number * halfLives, halfLives);
            if (!own.ContainsAnyInRange(NegligibleWeight, 1))
            {
                continue;
            }

            var stock = new Stock(_grid.ShapeOf(number), Cleared, fill, stockAt);
            for (int halfLife = 0; halfLife < halfLives; halfLife++)
            {
                double weight = own[halfLife];
                if (weight < NegligibleWeight)
                {
                    continue;
                }

                int expert = (number * halfLives) + halfLife;
                double median = AddQuantiles(stock, expert, weight, size, quantiles);
                mean += weight * median;
                square += weight * median * median;
                total += weight;
            }
        }

        mean /= total;
        double spread = Math.Sqrt(Math.Max(0, (square / total) - (mean * mean)));
        double middle = quantiles[CutoffQuantiles.MedianIndex] / total;
        for (int i = 0; i < quantiles.Length; i++)
        {
            double z = StandardQuantiles.StandardNormal[i];
            double half = (quantiles[i] / total) - middle;
            double apart = settings.SpreadFactor * z * spread;
            double noise = settings.NoisePoints * z;
            quantiles[i] =
                middle
                + (settings.WidthFactor * Math.Sign(z) * Math.Sqrt((half * half) + (apart * apart) + (noise * noise)));
        }
    }

    /// <summary>The median cut-off of every expert.</summary>
    public void FindMedians(double day, double size, Span<double> medians)
    {
        Span<double> fill = stackalloc double[Cleared.Low.Length];
        Span<double> stockAt = stackalloc double[Cleared.Low.Length];
        int halfLives = _grid.HalfLifeCount;
        for (int number = 0; number < _grid.StockCount; number++)
        {
            FillTimesOf(number, day, fill);
            var stock = new Stock(_grid.ShapeOf(number), Cleared, fill, stockAt);
            for (int halfLife = 0; halfLife < halfLives; halfLife++)
            {
                int expert = (number * halfLives) + halfLife;
                medians[expert] = stock.Solve(size * Math.Exp(-LevelOf(expert)));
            }
        }
    }

    // Stocks are numbered by rate of leaving: the times change only with it.
    private void FillTimesOf(int stock, double day, Span<double> fill)
    {
        if (stock % _grid.Shapes.Length == 0)
        {
            Stock.FillTimes(Cleared, day, _grid.LeavingRateOf(stock), fill);
        }
    }

    // Adds one expert's quantiles and tells its median.
    private double AddQuantiles(in Stock stock, int expert, double weight, double size, Span<double> quantiles)
    {
        double level = LevelOf(expert);
        double surprise = SurpriseOf(expert);
        double median = 0;
        for (int i = 0; i < quantiles.Length; i++)
        {
            double cutoff = stock.Solve(size * Math.Exp(-(level + (surprise * StandardQuantiles.StudentT3[i]))));
            quantiles[i] += weight * cutoff;
            median = i == CutoffQuantiles.MedianIndex ? cutoff : median;
        }

        return median;
    }

    // u = ln(size / stock served): everything above the cut-off, and the share of its class before the tie-break.
    private bool TryFindLevels(double day, double size, int cutoff, double? tieBreakDay, Span<double> level)
    {
        Span<double> fill = stackalloc double[Cleared.Low.Length];
        Span<double> stockAt = stackalloc double[Cleared.Low.Length];
        double clearedAtCutoff = Cleared.At(cutoff);
        for (int number = 0; number < _grid.StockCount; number++)
        {
            double leaving = _grid.LeavingRateOf(number);
            FillTimesOf(number, day, fill);
            var stock = new Stock(_grid.ShapeOf(number), Cleared, fill, stockAt);
            double inClass = Stock.FillTime(day - clearedAtCutoff, leaving);
            double served = 0.5;
            if (tieBreakDay is { } tie && inClass > 0)
            {
                served = Math.Clamp(1 - (Stock.FillTime(day - Math.Max(tie, clearedAtCutoff), leaving) / inClass), 0.02, 1);
            }

            double above = stock.AtLeast(cutoff + 1);
            double taken = above + (served * (stock.AtLeast(cutoff) - above));
            if (taken <= 0)
            {
                return false;
            }

            level[number] = Math.Log(size / taken);
        }

        return true;
    }

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
