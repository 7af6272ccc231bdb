using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History.Feed;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.History.Checks;

/// <summary>Checks of the rounds, one record at a time and one after the other.</summary>
internal static class RoundChecks
{
    private const int LargestSize = 100_000;

    private static readonly DateOnly FirstDay = new(2015, 1, 1);

    /// <summary>Runs them.</summary>
    /// <param name="rounds">In order of date.</param>
    public static IEnumerable<CheckResult> Run(ImmutableArray<PublishedRound> rounds)
    {
        yield return Numbers(rounds);
        yield return NumbersComplete(rounds);
        yield return InOrder(rounds);
        yield return Each(
            rounds,
            "dates-possible",
            "a round is not before 2015, when Express Entry began",
            round => round.Date >= FirstDay ? null : $"dated {round.Date:yyyy-MM-dd}"
        );
        yield return Each(
            rounds,
            "type-known",
            "the name says a known type",
            round => round.Type != RoundType.Other ? null : $"\"{round.Name}\""
        );
        yield return Each(
            rounds,
            "figures-possible",
            $"size 1-{LargestSize:N0} and cut-off 0-{CrsScore.Max:N0} are known",
            round =>
                round.Invitations is null or < 1 or > LargestSize ? $"size {round.Invitations?.ToString() ?? "unknown"}"
                : round.Cutoff is null or < CrsScore.Min or > CrsScore.Max
                    ? $"cut-off {round.Cutoff?.ToString() ?? "unknown"}"
                : null
        );
        yield return Each(rounds, "time-on-its-day", "the time of a round is known and, in UTC, on its day", TimeOffDay);
        yield return Each(
            rounds,
            "tie-break-since-77",
            "rounds since 2017-11-08 have a tie-break, earlier ones none",
            round =>
                round.TieBreak is not null == round.Date >= FeedInstants.FirstTieBreak ? null
                : round.TieBreak is null ? "no tie-break"
                : "a tie-break"
        );
        yield return Each(
            rounds,
            "tie-break-before-round",
            "a tie-break is before its round",
            round => round.TieBreak >= round.At ? $"tie-break {round.TieBreak:u}, round {round.At:u}" : null
        );
        yield return Each(
            rounds,
            "tie-break-within-a-year",
            "a tie-break is at most a year before its round",
            round => round.TieBreak?.AddYears(1) < round.At ? $"tie-break {round.TieBreak:u}, round {round.At:u}" : null
        );
    }

    private static CheckResult Each(
        ImmutableArray<PublishedRound> rounds,
        string id,
        string claim,
        Func<PublishedRound, string?> wrong
    ) =>
        new(
            id,
            claim,
            rounds.Length,
            [
                .. rounds
                    .Select(round => (Subject: $"round {round.Number}", Detail: wrong(round)))
                    .Where(found => found.Detail is not null)
                    .Select(found => new CheckFinding(found.Subject, found.Detail!, KnownExceptions.Of(id, found.Subject))),
            ]
        );

    private static CheckResult Numbers(ImmutableArray<PublishedRound> rounds) =>
        new(
            "numbers-unique",
            "no two rounds share a number",
            rounds.Length,
            [
                .. rounds
                    .CountBy(round => round.Number)
                    .Where(number => number.Value > 1)
                    .Select(number => new CheckFinding($"round {number.Key}", $"{number.Value} rounds", null)),
            ]
        );

    private static CheckResult NumbersComplete(ImmutableArray<PublishedRound> rounds)
    {
        const int mostListed = 50;
        HashSet<long> numbers =
        [
            .. rounds.Select(round => FeedRoundNumber.OrderKey(round.Number).Value).Where(value => value < long.MaxValue),
        ];
        long newest = numbers.Count == 0 ? 0 : numbers.Max();
        return new CheckResult(
            "numbers-complete",
            "every number from 1 to the newest is there",
            rounds.Length,
            [
                .. Enumerable
                    .Range(1, (int)Math.Min(newest, 100_000))
                    .Where(number => !numbers.Contains(number))
                    .Take(mostListed)
                    .Select(number => new CheckFinding($"round {number}", "missing", null)),
            ]
        );
    }

    private static CheckResult InOrder(ImmutableArray<PublishedRound> rounds)
    {
        const string id = "dates-in-order";
        List<CheckFinding> findings = [];
        for (int i = 1; i < rounds.Length; i++)
        {
            if (RoundOrder.CompareNumbers(rounds[i - 1].Number, rounds[i].Number) > 0)
            {
                findings.Add(
                    new CheckFinding($"round {rounds[i].Number}", $"dated after round {rounds[i - 1].Number}", null)
                );
            }
        }

        return new CheckResult(id, "a higher number is not dated earlier", rounds.Length, [.. findings]);
    }

    private static string? TimeOffDay(PublishedRound round)
    {
        if (round.At is not { } at)
        {
            return "no time";
        }

        return DateOnly.FromDateTime(at.UtcDateTime) == round.Date ? null : $"date {round.Date:yyyy-MM-dd}, time {at:u}";
    }
}
