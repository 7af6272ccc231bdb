using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>The targets of a result set's levels plan beside what was simulated, as a comparison has them of its scenarios.</summary>
public static class RunTargets
{
    /// <summary>Reads them.</summary>
    /// <param name="set">The result set.</param>
    /// <param name="history">The history it was made from; null where it is not at hand.</param>
    /// <returns>
    /// In order of line and year: the output, persons admitted in the simulated part of the year, and the target; empty without
    /// a plan.
    /// </returns>
    /// <exception cref="Data.InvalidInputException">The set is damaged.</exception>
    public static ImmutableArray<(OutputName Output, OutputSummary Simulated, AdmissionTarget Target)> Of(
        ResultSet set,
        PublishedHistory? history
    )
    {
        ImmutableArray<AdmissionTarget> targets = new SubjectTargets(ComparisonSubject.Of(set), history).All;
        if (targets.IsEmpty)
        {
            return [];
        }

        ImmutableArray<OutputName> outputs = [.. targets.Select(SubjectTargets.OutputOf)];
        OutputValues values = StoredRun.Measure(set, outputs);
        return [.. targets.Select((target, i) => (outputs[i], OutputSummary.Of(values.Column(i)), target))];
    }

    /// <summary>What the levels plan of a result set asks of rounds.</summary>
    /// <param name="set">The result set.</param>
    /// <param name="history">The history it was made from; null where it is not at hand.</param>
    /// <returns>Null without a plan, and without the history.</returns>
    public static PlanSizes? SizesOf(ResultSet set, PublishedHistory? history) =>
        new SubjectTargets(ComparisonSubject.Of(set), history).Plan?.SizesOf(
            set.Manifest.FirstReplication - 1,
            set.Manifest.Replications
        );
}
