using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace ExpressEntry.Sim.Forecasting.Lab;

/// <summary>What came out of running scenarios in memory.</summary>
/// <param name="Values">One a scenario, in the order given; all missing from a scenario that failed.</param>
/// <param name="Failures">One a scenario: null, or why its lowest replication that failed did.</param>
public sealed record LabResult(ImmutableArray<OutputValues> Values, ImmutableArray<Exception?> Failures)
{
    /// <summary>Throws the first failure, if there is one.</summary>
    /// <returns>The values.</returns>
    public ImmutableArray<OutputValues> OrThrow()
    {
        if (Failures.FirstOrDefault(failure => failure is not null) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        return Values;
    }
}
