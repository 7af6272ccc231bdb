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

    private static readonly ImmutableArray<string> Attributes = ["age", "education", "language", "canadian_experience"];

    /// <summary>Compares all with the first.</summary>
    /// <param name="runs">Two or more.</param>
    /// <param name="history">What they knew, for invitations by attribute; null for none.</param>
    /// <param name="host">Can stop it.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="InvalidInputException">They do not belong together.</exception>
    public static Comparison Of(ImmutableArray<RunSummary> runs, PublishedHistory? history, Host host)
    {
        ResultSet first = runs[0].Results;
        bool hasInvited = runs.All(run => run.Results.Has(ResultTables.Invited));
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
                Attributes = history is null || !hasInvited ? [] : Attributes,
                History = history,
            },
            cancellation: host.Cancellation
        );
    }
}
