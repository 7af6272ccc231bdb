namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>How the calibration works; the defaults are those of the shipped posterior.</summary>
/// <remarks>What other values were worth: <c>docs/adr/0007-calibration.md</c>.</remarks>
public sealed record CalibrationSettings
{
    /// <summary>The settings of the shipped posterior.</summary>
    public static CalibrationSettings Default { get; } = new();

    /// <summary>Members of the ensemble, 2 or more. Default: 100.</summary>
    public int Members { get; init; } = 100;

    /// <summary>Seed of every random number. Default: 20150131.</summary>
    public long Seed { get; init; } = 20150131;

    /// <summary>The first snapshot used is this day's or the next one. Default: 2022-07-01.</summary>
    public DateOnly First { get; init; } = new(2022, 7, 1);

    /// <summary>How members learn from a round. Default: Kalman.</summary>
    public CalibrationMethod Method { get; init; } = CalibrationMethod.Kalman;

    /// <summary>Standard deviation of a type's level surprises before any is seen, in ln. Default: 0.25.</summary>
    internal double PriorSurprise { get; init; } = 0.25;

    /// <summary>How many surprises the prior is worth. Default: 2.</summary>
    internal double PriorSurpriseRounds { get; init; } = 2;

    /// <summary>Half-life of surprises, in rounds. Default: 4.</summary>
    internal double SurpriseHalfLife { get; init; } = 4;

    /// <summary>A surprise counts up to this, in ln. Default: 1.2.</summary>
    internal double LargestSurprise { get; init; } = 1.2;

    /// <summary>Drift of a type's level from round to round, as a share of its surprises.</summary>
    internal double LevelDrift { get; init; } = 0.6;

    /// <summary>What one round says wrongly about the level, as a share of its surprises.</summary>
    internal double RoundNoise { get; init; } = 0.4;

    /// <summary>Drift of a band's arrivals in 14 days, in ln.</summary>
    internal double ArrivalsDrift { get; init; } = 0.08;

    /// <summary>What a band's count says wrongly, as a share of the count.</summary>
    internal double BandNoise { get; init; } = 0.012;

    /// <summary>Drift of the nominations in 14 days, in ln.</summary>
    internal double NominationsDrift { get; init; } = 0.2;
}
