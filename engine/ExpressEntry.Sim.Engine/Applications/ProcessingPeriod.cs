using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Applications;

/// <summary>How long applications received from a day on are in process.</summary>
/// <param name="FromDay">First day of receipt, days since 1970.</param>
/// <param name="DecidedAfterDays">
/// By <see cref="Simulation.FlowProgram"/>, in its order, how likely a decision comes 1, 2, 3 … days after receipt: 5 rows of
/// weights, 0 or more, not all 0; at most 1,826 a row. <see cref="ProcessingTimes"/> makes them from a published standard.
/// </param>
public sealed record ProcessingPeriod(long FromDay, ImmutableArray<ImmutableArray<double>> DecidedAfterDays)
{
    /// <summary>Which of some periods a day of receipt falls into.</summary>
    /// <param name="periods">In order; the first one holds before as well. At least one.</param>
    /// <param name="day">Days since 1970.</param>
    /// <returns>Its place.</returns>
    public static int IndexAt(ImmutableArray<ProcessingPeriod> periods, long day)
    {
        int period = periods.Length - 1;
        while (period > 0 && day < periods[period].FromDay)
        {
            period--;
        }

        return period;
    }
}
