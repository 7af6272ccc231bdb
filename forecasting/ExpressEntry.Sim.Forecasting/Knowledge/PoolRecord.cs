using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Knowledge;

/// <summary>A snapshot of the fifteen leaf bands.</summary>
/// <param name="AsOf">The day described, before any round of that day.</param>
/// <param name="Published">The first day it was public.</param>
/// <param name="Counts">The bands.</param>
internal sealed record PoolRecord(DateOnly AsOf, DateOnly Published, PoolCounts Counts);
