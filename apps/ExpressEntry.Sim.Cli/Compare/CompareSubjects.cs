using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Report;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Forecasting.Lab;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Cli.Compare;

/// <summary>Opens what a comparison is about: folders are result sets, files are scenarios.</summary>
internal static class CompareSubjects
{
    /// <summary>Opens scenarios and result sets and settles what they leave open.</summary>
    /// <param name="call">The call.</param>
    /// <param name="host">Knows the user's data.</param>
    /// <returns>The comparison to make, and warnings about the history.</returns>
    /// <exception cref="InvalidInputException">Something cannot be read; what does not belong together is refused later.</exception>
    public static (ComparisonRequest Request, ImmutableArray<string> Warnings) Open(CompareCall call, Host host)
    {
        if (call.Places.Length < 2)
        {
            throw new InvalidInputException(
                $"There is only {call.Places[0]} to compare; expected two scenario files or result sets, or more."
            );
        }

        (string Place, ResultSet? Set, Scenario? Scenario)[] opened = [.. call.Places.Select(Open)];
        ResultSet? set = opened.Select(one => one.Set).FirstOrDefault(one => one is not null);
        Scenario? first = opened.Select(one => one.Scenario).FirstOrDefault(one => one is not null);
        ComparisonSubject? stored = set is null ? null : ComparisonSubject.Of(set);
        long seed = call.Seed ?? set?.Run.Seed ?? first?.Seed ?? CommonOptions.DefaultSeed;
        int replications = call.Replications ?? first?.Replications ?? call.DefaultReplications;
        var settings = new LabSettings(
            set is null || call.Replications is not null ? 1 : set.Manifest.FirstReplication,
            set is null || call.Replications is not null ? replications : set.Manifest.LastReplication
        )
        {
            Threads = call.Threads,
            Engine = call.Engine ?? set?.Run.Engine ?? PoolEngines.Default,
        };
        if (first is null && call.AsOf is { } unused)
        {
            throw new InvalidInputException(
                $"--as-of is {PlainText.Day(unused)}; expected it only with a scenario: result sets have begun on days of their own."
            );
        }

        DateOnly? asked = call.AsOf ?? stored?.AsOf;
        Scenario? dated = asked is null
            ? opened.Select(one => one.Scenario).FirstOrDefault(one => one?.AsOf is not null)
            : null;
        KnownHistory? known =
            first is null && call.Attributes.IsEmpty
                ? null
                : KnownHistory.Open(
                    call.History,
                    asked ?? dated?.AsOf,
                    host,
                    dated is null ? null : message => dated.Places.Error("as_of", message)
                );
        foreach ((string place, _, Scenario? scenario) in opened)
        {
            if (call.AsOf is null && scenario?.AsOf is { } day && day != known!.AsOf)
            {
                throw new InvalidInputException(
                    $"{place}: as_of is {PlainText.Day(day)}, that of the others {PlainText.Day(known.AsOf)}; compared scenarios begin on one day, which --as-of can set."
                );
            }
        }

        ComparisonSubject Resolve((string Place, ResultSet? Set, Scenario? Scenario) one) =>
            one.Set is { } own
                ? ReferenceEquals(own, set)
                    ? stored!
                    : ComparisonSubject.Of(own)
                : ComparisonSubject.Of(
                    new LabScenario(
                        one.Scenario! with
                        {
                            AsOf = known!.AsOf,
                            Seed = seed,
                            Replications = set?.Run.Replications ?? replications,
                        },
                        known.History,
                        call.Threads
                    ),
                    one.Place
                );

        ImmutableArray<ComparisonSubject> subjects = [.. opened.Select(Resolve)];
        // Of result sets alone a history is needed for nothing but what a plan expected before the first day.
        PublishedHistory? history =
            known is not null ? known.History
            : subjects.Any(subject => subject.HasTargets)
                ? RunHistory.Find(stored!.AsOf, set!.Run.DataDigest, call.History, host)
            : null;
        return (
            new ComparisonRequest
            {
                Subjects = subjects,
                Seed = seed,
                Settings = settings,
                Odds = call.Odds,
                Attributes = call.Attributes,
                History = history,
            },
            known?.Warnings ?? []
        );
    }

    private static (string Place, ResultSet? Set, Scenario? Scenario) Open(string place) =>
        Directory.Exists(place) ? (place, ResultSet.Open(place), null)
        : File.Exists(place) ? (place, null, ScenarioReader.ReadFile(place))
        : throw new InvalidInputException(
            $"{place} does not exist; expected a scenario file or the folder of a result set."
        );
}
