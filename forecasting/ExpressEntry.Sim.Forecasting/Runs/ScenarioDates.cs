using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>Refuses days that have no effect because they lie outside the simulated time: most are typing errors.</summary>
internal static class ScenarioDates
{
    /// <summary>Checks shocks, pauses, cadences and targets.</summary>
    /// <param name="scenario">With its first day resolved.</param>
    /// <exception cref="InvalidInputException">One lies wholly outside; the message has its key and the days that are simulated.</exception>
    public static void Check(Scenario scenario)
    {
        DateOnly first = scenario.AsOf!.Value;
        DateOnly last = first.AddDays(scenario.HorizonDays - 1);
        for (int i = 0; i < scenario.ArrivalShocks.Length; i++)
        {
            Check($"arrivals.shocks[{i + 1}]", scenario.ArrivalShocks[i].From, scenario.ArrivalShocks[i].To, first, last);
        }

        for (int i = 0; i < scenario.Rounds.Pauses.Length; i++)
        {
            Check($"rounds.pauses[{i + 1}]", scenario.Rounds.Pauses[i].From, scenario.Rounds.Pauses[i].To, first, last);
        }

        foreach (ScenarioCadence cadence in scenario.Rounds.Cadences)
        {
            Check(
                $"rounds.cadence of {cadence.Type.ToWord()}",
                cadence.First ?? first,
                cadence.Last ?? DateOnly.MaxValue,
                first,
                last
            );
        }

        foreach (ScenarioTarget target in scenario.Rounds.Targets)
        {
            if (target.Year < first.Year || target.Year > last.Year)
            {
                throw new InvalidInputException(
                    $"rounds.targets: the year {target.Year} is not simulated; expected {first.Year} to {last.Year}, or another horizon_days."
                );
            }
        }
    }

    private static void Check(string key, DateOnly from, DateOnly to, DateOnly first, DateOnly last)
    {
        if (to < first || from > last)
        {
            string days = to == DateOnly.MaxValue ? $"{from:yyyy-MM-dd} on" : $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}";
            throw new InvalidInputException(
                $"{key}: {days} is not in the simulated time; expected days from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}."
            );
        }
    }
}
