using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Clearance;

/// <summary>The experts: every shape with every rate of leaving (a stock), and every half-life of the level.</summary>
internal sealed class ExpertGrid
{
    public ExpertGrid(ClearanceSettings settings)
    {
        Settings = settings;
        Shapes =
        [
            .. from middle in settings.BellMiddles
            from deviation in settings.BellDeviations
            select ScoreShape.Bell(middle, deviation),
            .. settings.ExponentialRates.Select(ScoreShape.Exponential),
        ];
    }

    public static ExpertGrid Default { get; } = new(ClearanceSettings.Default);

    public ClearanceSettings Settings { get; }

    public ImmutableArray<ScoreShape> Shapes { get; }

    public int LeavingRateCount => Settings.LeavingRates.Length;

    /// <summary>Stocks are numbered by rate of leaving, then shape.</summary>
    public int StockCount => LeavingRateCount * Shapes.Length;

    public int HalfLifeCount => Settings.LevelHalfLives.Length;

    /// <summary>Experts are numbered by stock, then half-life.</summary>
    public int ExpertCount => StockCount * HalfLifeCount;

    public ScoreShape ShapeOf(int stock) => Shapes[stock % Shapes.Length];

    public double LeavingRateOf(int stock) => Settings.LeavingRates[stock / Shapes.Length];
}
