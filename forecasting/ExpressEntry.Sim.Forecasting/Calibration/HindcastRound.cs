using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>One real round, replayed from what was known before it.</summary>
/// <param name="Origin">The first day that was not known.</param>
/// <param name="Round">The round as it was.</param>
/// <param name="Forecast">Its simulated cut-offs.</param>
/// <param name="Reference">"Same as last time", from the same knowledge.</param>
/// <param name="Transform">Share of members below the real cut-off, half of those on it counted: evenly spread where the ensemble is right.</param>
/// <param name="TieBreakAgeDays">Median simulated age of the last one invited, days; null for rounds without a tie-break.</param>
/// <param name="ActualTieBreakAgeDays">The real one; null without a tie-break.</param>
public sealed record HindcastRound(
    DateOnly Origin,
    PublishedRound Round,
    CutoffQuantiles Forecast,
    CutoffQuantiles Reference,
    double Transform,
    double? TieBreakAgeDays,
    double? ActualTieBreakAgeDays
)
{
    /// <summary>CRPS of the forecast, CRS points.</summary>
    public double Crps { get; } = CutoffMetrics.Crps(Forecast, Round.Cutoff!.Value);

    /// <summary>CRPS of the reference, CRS points.</summary>
    public double ReferenceCrps { get; } = CutoffMetrics.Crps(Reference, Round.Cutoff!.Value);

    /// <summary>The group it is reported in.</summary>
    public RoundGroup Group => RoundGroups.Of(Round.Type);

    /// <summary>As a judged row; consecutive numbers make bootstrap units.</summary>
    internal CutoffRow ToRow(int unit) =>
        new([], Group, Round.Date, 0, unit, IsMature: true, Round.Cutoff!.Value, Reference, Forecast);
}
