using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Calibration;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>What the reader of a scenario's results should know before he trusts them.</summary>
public static class ScenarioWarnings
{
    private const int OldPoolDays = 60;
    private static readonly DateOnly UnknownFrom = Scenario.LastKnownGrid.AddDays(1);
    private static readonly string GridStart = $"after {Scenario.LastKnownGrid:yyyy-MM-dd} the CRS grid is not known";

    /// <summary>Whether a run went beyond the last day whose CRS grid is known, and its scenario does not say the one after it.</summary>
    /// <param name="scenario">The resolved scenario of a result set.</param>
    /// <param name="lastDay">The last day simulated.</param>
    public static bool IsBeyondTheKnownGrid(JsonElement scenario, DateOnly lastDay) =>
        lastDay >= UnknownFrom
        && !(
            scenario.TryGetProperty("rules", out JsonElement rules)
            && rules.EnumerateArray().Any(change => change.GetProperty("from").GetString() == $"{UnknownFrom:yyyy-MM-dd}")
        );

    /// <summary>Whether a warning says that the grid is not known, for reports that say it in words of their own.</summary>
    /// <param name="warning">A warning of a run or a comparison.</param>
    public static bool IsOfTheGrid(string warning) => warning.StartsWith(GridStart, StringComparison.Ordinal);

    /// <summary>What can be said of the run of a result set by its scenario alone.</summary>
    /// <param name="scenario">The resolved scenario.</param>
    /// <param name="lastDay">The last day simulated.</param>
    internal static IEnumerable<string> OfStored(JsonElement scenario, DateOnly lastDay) =>
        !IsBeyondTheKnownGrid(scenario, lastDay) ? []
        : scenario.TryGetProperty("rules", out JsonElement rules) && rules.GetArrayLength() > 0
            ? [OfGrid("those of the scenario")]
        : [OfGrid($"rule set {scenario.GetProperty("rule_set").GetString()}")];

    private static string OfGrid(string rules) =>
        $"{GridStart}: a revised grid is announced without values, so the simulation takes {rules} to go on";

    /// <summary>Finds them.</summary>
    /// <param name="scenario">The scenario, its first day set.</param>
    /// <param name="pool">The day of the last published pool.</param>
    /// <param name="lastDay">The last day simulated.</param>
    /// <param name="changedShares">Of each rule change, the share of a synthetic population whose score it moves, 0 to 1.</param>
    /// <param name="unseenTypes">Types with certain rounds to come and none before.</param>
    /// <returns>One sentence each, without a full stop.</returns>
    internal static IEnumerable<string> Of(
        Scenario scenario,
        DateOnly pool,
        DateOnly lastDay,
        ImmutableArray<double> changedShares,
        IEnumerable<RoundType> unseenTypes
    )
    {
        if (lastDay >= UnknownFrom && !scenario.RuleChanges.Any(change => change.From == UnknownFrom))
        {
            yield return OfGrid(scenario.RuleChanges.IsEmpty ? $"rule set {scenario.RuleSet}" : "those of the scenario");
        }

        DateOnly offersEnd = Calibrator.OffersEnd;
        if (
            !scenario.IsFromPosterior
            && pool <= offersEnd
            && offersEnd < scenario.AsOf
            && !scenario.RuleChanges.Any(change => change.From == offersEnd)
        )
        {
            yield return $"job-offer points ended on {offersEnd:yyyy-MM-dd}, after the last published pool, and measured flows do not know it: rules with from and set {offersEnd:yyyy-MM-dd} make it so";
        }

        for (int i = 0; i < scenario.RuleChanges.Length; i++)
        {
            ScenarioRuleChange change = scenario.RuleChanges[i];
            yield return $"from {change.From:yyyy-MM-dd} on scores follow '{change.Rules.Name}': {changedShares[i]:0.0 %} of a synthetic population get another score, and as many of the pool and of arrivals; what the population assumes is in docs/population.md";
        }

        if (pool.AddDays(OldPoolDays) < scenario.AsOf)
        {
            yield return $"the last published pool is of {pool:yyyy-MM-dd}; the time to {scenario.AsOf:yyyy-MM-dd} is simulated";
        }

        foreach (RoundType type in unseenTypes)
        {
            if (
                type is not (RoundType.General or RoundType.Pnp or RoundType.Fsw)
                && !scenario.Categories.Any(category => category.Type == type)
            )
            {
                yield return $"no {type.ToWord()} round has been published, so nothing is known of its members: its rounds find nobody to invite";
            }
        }
    }
}
