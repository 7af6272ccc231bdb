using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Clearance;

/// <summary>Constants of the clearance model; the defaults are those of <c>docs/accuracy.md</c>.</summary>
/// <remarks>What other values were worth is in <c>docs/experiments/clearance.md</c>.</remarks>
internal sealed record ClearanceSettings
{
    public static ClearanceSettings Default { get; } = new();

    /// <summary>Shares of the stock that leave a day.</summary>
    public ImmutableArray<double> LeavingRates { get; init; } = [1.0 / 365, 1.0 / 150];

    /// <summary>Half-lives of the level in rounds; 0 means the last round only.</summary>
    public ImmutableArray<double> LevelHalfLives { get; init; } = [0, 1];

    /// <summary>Middles of the bell shapes, CRS points.</summary>
    public ImmutableArray<double> BellMiddles { get; init; } = [380, 400, 420, 440, 460];

    /// <summary>Standard deviations of the bell shapes, CRS points.</summary>
    public ImmutableArray<double> BellDeviations { get; init; } = [25, 30, 40, 50, 60];

    /// <summary>Rates of the exponential shapes, a point.</summary>
    public ImmutableArray<double> ExponentialRates { get; init; } = [0.01, 0.015, 0.02, 0.03, 0.04, 0.06];

    /// <summary>How sharply losses turn into weights.</summary>
    public double WeightSharpness { get; init; } = 4;

    /// <summary>How much a past loss counts one round later.</summary>
    public double LossMemory { get; init; } = 0.95;

    /// <summary>How much an unlikely shape costs.</summary>
    public double PenaltyWeight { get; init; } = 2;

    /// <summary>Errors count up to this many points.</summary>
    public double LargestError { get; init; } = 25;

    /// <summary>Standard deviation of the level's surprises before any is seen, in ln.</summary>
    public double PriorSurprise { get; init; } = 0.25;

    /// <summary>How many surprises the prior is worth.</summary>
    public double PriorSurpriseRounds { get; init; } = 2;

    /// <summary>Half-life of surprises in rounds.</summary>
    public double SurpriseHalfLife { get; init; } = 4;

    /// <summary>A surprise of the level counts up to this, in ln.</summary>
    public double LargestSurprise { get; init; } = 1.2;

    /// <summary>Factor on all half-widths.</summary>
    public double WidthFactor { get; init; } = 0.85;

    /// <summary>How much disagreement of experts widens.</summary>
    public double SpreadFactor { get; init; } = 0.8;

    /// <summary>Points of noise that no expert sees.</summary>
    public double NoisePoints { get; init; } = 0.6;

    /// <summary>Largest distance of the median from the previous cut-off in the first forecast of a type, CRS points.</summary>
    public double FirstReach { get; init; } = 30;

    /// <summary>The same in the third forecast; from the fourth on it is free.</summary>
    public double FullReach { get; init; } = 80;

    /// <summary>Largest distance of a quantile from the median, CRS points.</summary>
    public double TailReach { get; init; } = 60;

    /// <summary>Forecasts persistence is worth when it is blended in.</summary>
    public double ShrinkRounds { get; init; } = 0.5;

    /// <summary>Steps of the online scale for misses of the 80 % and 50 % intervals; 0 switches it off.</summary>
    public double ScaleStep80 { get; init; } = 0.04;

    /// <inheritdoc cref="ScaleStep80"/>
    public double ScaleStep50 { get; init; } = 0.02;
}
