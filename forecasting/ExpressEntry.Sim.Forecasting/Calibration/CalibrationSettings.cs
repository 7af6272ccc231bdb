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

    /// <summary>
    /// Which share of <see cref="NoiseOfBand"/> stands between the members and a count that is still to be published. The
    /// rest is what a band does by itself, which members' own drifts stand for ahead. Default: 0.35, by which 80 % ranges
    /// held 80 % of the counts of 2023 and 2024.
    /// </summary>
    internal double PublishedShare { get; init; } = 0.35;

    /// <summary>Standard deviation of what the count of a band says wrongly to who learns from it, in profiles.</summary>
    /// <param name="band">Its place in <see cref="Contracts.PoolCounts.Bands"/>; 0 is that of nominees.</param>
    /// <param name="count">Profiles, 0 or more.</param>
    internal double NoiseOfBand(int band, double count) => ((band == 0 ? 0.15 : BandNoise) * count) + 20;
}
