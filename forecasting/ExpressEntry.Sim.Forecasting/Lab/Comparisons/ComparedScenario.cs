using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>One of the scenarios of a comparison.</summary>
/// <param name="Name">Its name, made unique by a number where two have the same.</param>
/// <param name="Source">The file or folder it comes from.</param>
/// <param name="Description">Its description; can be empty.</param>
/// <param name="Digest">SHA-256 of the resolved scenario.</param>
/// <param name="AsOf">First day simulated.</param>
/// <param name="HorizonDays">Days simulated.</param>
/// <param name="IsStored">Whether its values come from a result set.</param>
public sealed record ComparedScenario(
    string Name,
    string Source,
    string Description,
    string Digest,
    DateOnly AsOf,
    int HorizonDays,
    bool IsStored
)
{
    /// <summary>
    /// What its levels plan asks of rounds; null without one, and for a result set whose history is not at hand.
    /// </summary>
    public PlanSizes? Sizes { get; init; }
}
