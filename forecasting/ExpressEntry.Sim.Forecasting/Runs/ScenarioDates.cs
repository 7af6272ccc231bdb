using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>Refuses days that have no effect because they lie outside the simulated time: most are typing errors.</summary>
internal static class ScenarioDates
{
    /// <summary>Checks shocks, pauses, cadences and targets.</summary>
    /// <param name="scenario">With its first day resolved.</param>
    /// <exception cref="InvalidInputException">One lies wholly outside; the message has its place and the days that are simulated.</exception>
    public static void Check(Scenario scenario)
    {
        DateOnly first = scenario.AsOf!.Value;
        DateOnly last = first.AddDays(scenario.HorizonDays - 1);
        for (int i = 0; i < scenario.ArrivalShocks.Length; i++)
        {
            ScenarioShock shock = scenario.ArrivalShocks[i];
            Check(scenario, $"arrivals.shocks[{i + 1}]", shock.From, shock.To, last);
        }

        for (int i = 0; i < scenario.Rounds.Pauses.Length; i++)
        {
            ScenarioPause pause = scenario.Rounds.Pauses[i];
            Check(scenario, $"rounds.pauses[{i + 1}]", pause.From, pause.To, last);
        }

        foreach (ScenarioCadence cadence in scenario.Rounds.Cadences)
        {
            string entry = scenario.Places.EntryOf("rounds.cadence", "type", cadence.Type.ToWord());
            Check(scenario, entry, cadence.First ?? first, cadence.Last ?? DateOnly.MaxValue, last);
        }

        foreach (ScenarioTarget target in scenario.Rounds.Targets)
        {
            if (target.Year < first.Year || target.Year > last.Year)
            {
                throw scenario.Places.Error(
                    scenario.Places.EntryOf("rounds.targets", "year", $"{target.Year}"),
                    $"has the year {target.Year}, which is not simulated; expected {first.Year} to {last.Year}, or another horizon_days"
                );
            }
        }
    }

    private static void Check(Scenario scenario, string path, DateOnly from, DateOnly to, DateOnly last)
    {
        DateOnly first = scenario.AsOf!.Value;
        if (to < first || from > last)
        {
            string days = to == DateOnly.MaxValue ? $"{from:yyyy-MM-dd} on" : $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}";
            throw scenario.Places.Error(
                path,
                $"is {days}, which is not in the simulated time; expected days from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}"
            );
        }
    }
}
