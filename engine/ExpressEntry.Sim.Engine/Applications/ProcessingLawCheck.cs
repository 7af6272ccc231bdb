using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Applications;

/// <summary>Refuses laws that mean nothing, before anything is drawn.</summary>
internal static class ProcessingLawCheck
{
    private const int MostPersons = 20;

    /// <summary>Checks every value; allocates nothing where all are in order.</summary>
    /// <exception cref="ArgumentException">One is out of its range; the message says which and what is allowed.</exception>
    public static void Check(ProcessingLaw law)
    {
        if (law.RefusedShares.Length != FlowPrograms.Count)
        {
            Refuse(
                $"There are {law.RefusedShares.Length} shares refused; expected one for each of {FlowPrograms.Count} programs."
            );
        }

        foreach (double share in law.RefusedShares)
        {
            if (share is not (>= 0 and <= 1))
            {
                Refuse($"A share refused is {share}; expected 0 to 1.");
            }
        }

        CheckWeights("Persons of an application", law.PersonsWeights, MostPersons);
        if (law.Periods.IsEmpty)
        {
            Refuse("There are no processing times; expected at least one period.");
        }

        long before = long.MinValue;
        foreach (ProcessingPeriod period in law.Periods)
        {
            if (period.FromDay < before)
            {
                Refuse("Processing times are not in order of their first days.");
            }

            before = period.FromDay;
            if (period.DecidedAfterDays.Length != FlowPrograms.Count)
            {
                Refuse(
                    $"A period has processing times for {period.DecidedAfterDays.Length} programs; expected {FlowPrograms.Count}."
                );
            }

            foreach (ImmutableArray<double> weights in period.DecidedAfterDays)
            {
                CheckWeights("Days in process", weights, ProcessingTimes.MostDays);
            }
        }
    }

    private static void CheckWeights(string name, ImmutableArray<double> weights, int most)
    {
        if (weights.Length < 1 || weights.Length > most)
        {
            Refuse($"{name} have {weights.Length} weights; expected 1 to {most}.");
        }

        double total = 0;
        foreach (double weight in weights)
        {
            if (!(weight >= 0 && double.IsFinite(weight)))
            {
                Refuse($"{name} have the weight {weight}; expected finite numbers, 0 or more.");
            }

            total += weight;
        }

        if (!(total > 0))
        {
            Refuse($"{name} have only weights of 0; expected one above.");
        }
    }

    [DoesNotReturn]
    private static void Refuse(string message, string parameter = "law") => throw new ArgumentException(message, parameter);
}
