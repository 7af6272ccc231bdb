using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Forecasting.Lab;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Reports.Runs;

namespace ExpressEntry.Sim.Cli.Report;

/// <summary>Compares result sets for a report, as <c>eesim compare</c> does.</summary>
internal static class RunComparison
{
    // The odds that 'eesim compare' shows where none are asked for.
    private static readonly ImmutableArray<string> Odds = ["odds:480:cec", "odds:500:cec", "odds:520:cec"];

    private static readonly ImmutableArray<string> YearAttributes = ["age", "education", "language", "canadian_experience"];

    /// <summary>Invitations of one run by age, education, language and experience.</summary>
    /// <returns>Empty where the history is not at hand or the result set is of an older version.</returns>
    public static ImmutableArray<ComparedAttribute> AttributesOf(RunSummary run, PublishedHistory history, Host host) =>
        history.Snapshots.IsEmpty || !run.Results.Has(ResultTables.Invited)
            ? []
            // A run beside itself: the first scenario's values are the run's.
            : Of([run, run], YearAttributes, history, host).Attributes;

    /// <summary>Compares all with the first.</summary>
    /// <param name="runs">Two or more.</param>
    /// <param name="attributes">Words to share invitations out by; empty for none.</param>
    /// <param name="history">What they knew; null where it is not at hand.</param>
    /// <param name="host">Can stop it.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="InvalidInputException">They do not belong together.</exception>
    public static Comparison Of(
        ImmutableArray<RunSummary> runs,
        ImmutableArray<string> attributes,
        PublishedHistory? history,
        Host host
    )
    {
        ResultSet first = runs[0].Results;
        if (!attributes.IsEmpty && history is null)
        {
            throw new InvalidInputException(
                "--by needs the history the result sets were made from, and the one at hand is another; expected it as --history."
            );
        }

        return ComparisonRun.Run(
            new ComparisonRequest
            {
                Subjects = [.. runs.Select(run => ComparisonSubject.Of(run.Results))],
                Seed = first.Run.Seed,
                Settings = new LabSettings(first.Manifest.FirstReplication, first.Manifest.LastReplication)
                {
                    Engine = first.Run.Engine,
                    Threads = Environment.ProcessorCount,
                },
                Odds = [.. Odds.Select(OutputName.Parse)],
                Attributes = attributes,
                History = history,
            },
            cancellation: host.Cancellation
        );
    }
}
