using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>One judged forecast of a cut-off (tasks A, B and C).</summary>
/// <param name="Key">The key columns of the reference table.</param>
/// <param name="Group">The group it is reported in.</param>
/// <param name="Day">Day of the round (A, B) or origin (C).</param>
/// <param name="HorizonDays">Days ahead in task C; 0 in A and B.</param>
/// <param name="Unit">What a bootstrap draws together, counted in time order.</param>
/// <param name="IsMature">Whether the type had at least six earlier rounds.</param>
/// <param name="Actual">The published cut-off, CRS points.</param>
/// <param name="Reference">The forecast of persistence.</param>
/// <param name="Forecast">The judged forecast; null where the method gave none.</param>
public sealed record CutoffRow(
    ImmutableArray<KeyColumn> Key,
    RoundGroup Group,
    DateOnly Day,
    int HorizonDays,
    int Unit,
    bool IsMature,
    int Actual,
    CutoffQuantiles Reference,
    CutoffQuantiles? Forecast
)
{
    /// <summary>The forecast that counts: a missing one is replaced by the reference.</summary>
    public CutoffQuantiles Counted => Forecast ?? Reference;

    /// <summary>CRPS of the counted forecast, CRS points.</summary>
    public double Crps { get; } = CutoffMetrics.Crps(Forecast ?? Reference, Actual);

    /// <summary>CRPS of the reference, CRS points.</summary>
    public double ReferenceCrps { get; } = CutoffMetrics.Crps(Reference, Actual);
}
