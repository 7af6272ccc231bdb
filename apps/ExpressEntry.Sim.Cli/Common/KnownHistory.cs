using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>What a run may know: the history a call asks for, cut at the day it is asked about.</summary>
/// <param name="History">Only what was published before <paramref name="AsOf"/>.</param>
/// <param name="AsOf">The first day that is not known. Without <c>--as-of</c>: the day after the newest data, never the clock.</param>
/// <param name="DataEnds">The newest day published in <paramref name="History"/>.</param>
/// <param name="Warnings">For every output: doubts about the data, and how old it is.</param>
internal sealed record KnownHistory(
    PublishedHistory History,
    DateOnly AsOf,
    DateOnly DataEnds,
    ImmutableArray<string> Warnings
)
{
    /// <summary>From this age on, output warns that the data is old.</summary>
    public const int OldAfterDays = 30;

    // Farther ahead nothing is said: no pool, no rules and no round of then follow from the data.
    private const int MostYearsAhead = 10;
    private const int SpareYears = 20; // after the first day: horizons, deadlines, ages

    /// <summary>Days before <see cref="AsOf"/> of which nothing can be known: those after the end of all data there is.</summary>
    public int UnknownDays { get; private init; }

    /// <summary>Opens the history a call asks for and cuts it at <c>--as-of</c>.</summary>
    /// <param name="historyChoice">The value of <c>--history</c>; null where it was not given.</param>
    /// <param name="asOf">The value of <c>--as-of</c>; null for the day after the newest data.</param>
    /// <param name="host">Knows the user's data folder and, for the warning alone, the clock.</param>
    /// <param name="wrong">Makes the error of a day that a scenario says; null where <c>--as-of</c> does.</param>
    /// <returns>What is known; never empty.</returns>
    /// <exception cref="InvalidInputException">It cannot be read, nothing was published before the day, or it is too far ahead.</exception>
    public static KnownHistory Open(
        string? historyChoice,
        DateOnly? asOf,
        Host host,
        Func<string, InvalidInputException>? wrong = null
    ) => Cut(HistorySource.Open(historyChoice, host), asOf, host, wrong: wrong);

    /// <summary>Cuts an opened history at <c>--as-of</c>.</summary>
    /// <param name="whole">The opened history.</param>
    /// <param name="asOf">The value of <c>--as-of</c>; null for the day after the newest data.</param>
    /// <param name="host">Knows the clock, for the warning alone.</param>
    /// <param name="language">The language of that warning.</param>
    /// <param name="wrong">Makes the error of a day that a scenario says; null where <c>--as-of</c> does.</param>
    /// <returns>What is known; never empty.</returns>
    /// <exception cref="InvalidInputException">Nothing was published before the day, or it is too far ahead.</exception>
    public static KnownHistory Cut(
        PublishedHistory whole,
        DateOnly? asOf,
        Host host,
        OutputLanguage language = OutputLanguage.English,
        Func<string, InvalidInputException>? wrong = null
    )
    {
        if (whole.DataEnds is not { } ends)
        {
            throw new InvalidInputException($"{whole.Source} holds no round and no pool snapshot; expected at least one.");
        }

        if (ends.Year > DateOnly.MaxValue.Year - MostYearsAhead - SpareYears)
        {
            throw new InvalidInputException(
                $"{whole.Source} has data of {ends:yyyy-MM-dd}; expected years before {DateOnly.MaxValue.Year - MostYearsAhead - SpareYears}."
            );
        }

        DateOnly firstUnknown = asOf ?? ends.AddDays(1);
        DateOnly latest = ends.AddYears(MostYearsAhead);
        if (firstUnknown > latest)
        {
            string range =
                $"is {firstUnknown:yyyy-MM-dd}; expected a day from {BeginOf(whole).AddDays(1):yyyy-MM-dd} to {latest:yyyy-MM-dd}, {MostYearsAhead} years after the data ends ({whole.Source})";
            throw wrong?.Invoke(range) ?? new InvalidInputException($"--as-of {range}.");
        }

        PublishedHistory known = whole.KnownBefore(firstUnknown);
        if (known.DataEnds is not { } knownEnds)
        {
            string message =
                $"is {firstUnknown:yyyy-MM-dd}; expected a day after {BeginOf(whole):yyyy-MM-dd}, when the history begins ({whole.Source})";
            throw wrong?.Invoke(message) ?? new InvalidInputException($"--as-of {message}.");
        }

        return new KnownHistory(known, firstUnknown, knownEnds, [.. whole.Warnings, .. AgeWarning(ends, host, language)])
        {
            UnknownDays = Math.Max(0, firstUnknown.DayNumber - ends.DayNumber - 1),
        };
    }

    /// <summary>Refuses a last day of judged ones that lies farther ahead than a first unknown day may.</summary>
    /// <param name="whole">The opened history.</param>
    /// <param name="to">The value of <c>--to</c>.</param>
    /// <exception cref="InvalidInputException">It is too far ahead.</exception>
    public static void CheckLastDay(PublishedHistory whole, DateOnly to)
    {
        if (whole.DataEnds is { } ends && to.Year - ends.Year >= MostYearsAhead && to > ends.AddYears(MostYearsAhead))
        {
            throw new InvalidInputException(
                $"--to is {to:yyyy-MM-dd}; expected a day up to {ends.AddYears(MostYearsAhead):yyyy-MM-dd}, {MostYearsAhead} years after the data ends ({whole.Source})."
            );
        }
    }

    /// <summary>The same, with a warning where the day is farther ahead than the data reaches.</summary>
    /// <param name="consequence">What that means for the output.</param>
    public KnownHistory WithUnknownDays(string consequence) =>
        UnknownDays == 0
            ? this
            : this with
            {
                Warnings =
                [
                    .. Warnings,
                    $"nothing is known of the {PlainText.Count(UnknownDays, "day")} before {AsOf:yyyy-MM-dd}, after the data ends: {consequence}",
                ],
            };

    private static DateOnly BeginOf(PublishedHistory whole) =>
        whole.Rounds.Select(round => round.Date).Concat(whole.Snapshots.Select(s => s.Published)).Min();

    private static IEnumerable<string> AgeWarning(DateOnly ends, Host host, OutputLanguage language)
    {
        int age = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).DayNumber - ends.DayNumber;
        if (age >= OldAfterDays)
        {
            yield return language == OutputLanguage.French
                ? $"les données s'arrêtent au {FrenchText.Day(ends)}, il y a {age} jours; « eesim history update » va chercher les rondes plus récentes"
                : $"the data ends on {ends:yyyy-MM-dd}, {age} days ago; 'eesim history update' fetches newer rounds";
        }
    }
}
