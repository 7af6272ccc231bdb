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

    private TypeClearance(ExpertGrid grid, ClearedTo cleared, ExpertMemory memory)
    {
        _grid = grid;
        Cleared = cleared;
        Memory = memory;
    }

    /// <summary>Up to which day each score was last cleared.</summary>
    public ClearedTo Cleared { get; }

    /// <summary>Levels, surprises and losses of the experts.</summary>
    public ExpertMemory Memory { get; }

    /// <summary>Past rounds that were forecast.</summary>
    public int ForecastCount => Memory.ForecastCount;

    /// <summary>Whether a forecast can be made.</summary>
    public bool HasLevel => Memory.LevelCount > 0;

    /// <summary>A type on the day of its first round: a year of arrivals is waiting.</summary>
    public static TypeClearance AtFirstRound(ExpertGrid grid, double day) =>
        new(grid, ClearedTo.All(day - FirstStockDays), new ExpertMemory(grid));

    /// <summary>People eligible at or above a score on a day, as the experts believe on average.</summary>
    /// <param name="day">Fractional day number.</param>
    /// <param name="score">0 to 601, CRS points.</param>
    public double PeopleAtLeast(double day, int score)
    {
        double[] weights = Memory.Weights();
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
                people += weights[expert] * units * Math.Exp(Memory.LevelOf(expert));
            }
        }

        return people;
    }

    /// <summary>The same experts after a round of another type that ranked everyone.</summary>
    public TypeClearance AfterGeneralRound(int cutoff, double day) =>
        cutoff < ScoreShape.TopScore
            ? new TypeClearance(_grid, Cleared.After(cutoff, day, tieBreakDay: null), Memory)
            : this;

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
            return new TypeClearance(_grid, Cleared.After(cutoff, day, tieBreakDay), Memory);
        }

        Span<double> medians = stackalloc double[_grid.ExpertCount];
        if (HasLevel)
        {
            FindMedians(day, size, medians);
        }

        return new TypeClearance(_grid, Cleared.After(cutoff, day, tieBreakDay), Memory.After(level, medians, cutoff));
    }

    /// <summary>Averages the experts' forecasts of a round.</summary>
    /// <param name="day">Fractional day number of the round.</param>
    /// <param name="size">Invitations to people without a nomination, above 0.</param>
    /// <param name="quantiles">Room for nineteen quantiles in CRS points.</param>
    public void Forecast(double day, double size, Span<double> quantiles)
    {
        ClearanceSettings settings = _grid.Settings;
        double[] weights = Memory.Weights();
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
                medians[expert] = stock.Solve(size * Math.Exp(-Memory.LevelOf(expert)));
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
        double level = Memory.LevelOf(expert);
        double surprise = Memory.SurpriseOf(expert);
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
}
