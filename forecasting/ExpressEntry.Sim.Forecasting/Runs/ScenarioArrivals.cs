using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>How a scenario's trend, season and shocks move arrivals over time, week by calendar week.</summary>
/// <remarks>A week gets the mean of its days, since the engine's arrivals have one level a week.</remarks>
internal static class ScenarioArrivals
{
    private const long SecondsPerDay = 86_400;
    private const double DaysPerYear = 365;
    private const int DaysPerWeek = 7;

    /// <summary>The factors of a run.</summary>
    /// <param name="scenario">With its first day resolved.</param>
    /// <param name="startUtcSeconds">Where the simulation starts.</param>
    /// <param name="endUtcSeconds">Where it ends.</param>
    /// <returns>As <see cref="PoolLaws.ArrivalFactors"/>; just 1 where the scenario has none of the three.</returns>
    public static ImmutableArray<double> FactorsOf(Scenario scenario, long startUtcSeconds, long endUtcSeconds)
    {
        if (scenario is { ArrivalTrend: 1, ArrivalSeason.Count: 0, ArrivalShocks.Length: 0 })
        {
            return [1];
        }

        DateOnly asOf = scenario.AsOf!.Value;
        double growth = PortableMath.Log(scenario.ArrivalTrend);
        DateOnly start = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(startUtcSeconds).UtcDateTime);
        DateOnly monday = start.AddDays(-(((int)start.DayOfWeek + 6) % DaysPerWeek));
        var factors = ImmutableArray.CreateBuilder<double>();
        for (; ClearanceMemory.SecondsOf(monday) < endUtcSeconds + SecondsPerDay; monday = monday.AddDays(DaysPerWeek))
        {
            double sum = 0;
            for (int i = 0; i < DaysPerWeek; i++)
            {
                sum += FactorOf(monday.AddDays(i));
            }

            factors.Add(sum / DaysPerWeek);
        }

        return factors.ToImmutable();

        double FactorOf(DateOnly day)
        {
            double years = Math.Max(0, day.DayNumber - asOf.DayNumber) / DaysPerYear;
            double factor = PortableMath.Exp(growth * years) * scenario.ArrivalSeason.GetValueOrDefault(day.Month, 1);
            foreach (ScenarioShock shock in scenario.ArrivalShocks)
            {
                factor *= day >= shock.From && day <= shock.To ? shock.Factor : 1;
            }

            return factor;
        }
    }
}
