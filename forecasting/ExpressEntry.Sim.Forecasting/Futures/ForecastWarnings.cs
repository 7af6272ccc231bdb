using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>What the reader of any forecast should know, whichever model made it.</summary>
internal static class ForecastWarnings
{
    private static readonly DateOnly LastKnownGrid = new(2026, 11, 2);

    /// <summary>The warnings of a request.</summary>
    /// <param name="request">What is known and asked.</param>
    /// <param name="rounds">Known rounds with size and cut-off.</param>
    /// <param name="horizonEnd">The last day forecast.</param>
    public static IEnumerable<string> Of(ForecastRequest request, ImmutableArray<PublishedRound> rounds, DateOnly horizonEnd)
    {
        if (horizonEnd > LastKnownGrid)
        {
            yield return $"after {LastKnownGrid:yyyy-MM-dd} the CRS grid is not known: a revised grid is announced without values, "
                + "so forecasts beyond that day take the grid of 2025-03-25 to go on";
        }

        int unreadable = request.History.Rounds.Length - rounds.Length;
        if (unreadable > 0)
        {
            yield return $"{unreadable} rounds without a readable size or cut-off are left out";
        }

        int unknown = rounds.Count(round => round.Type == RoundType.Other);
        if (unknown > 0)
        {
            yield return $"{unknown} rounds have a name that no rule knows; they are taken as a type of their own";
        }

        foreach (AskedRound asked in request.Rounds.Where(asked => rounds.All(round => round.Type != asked.Type)))
        {
            yield return $"no {asked.Type.ToWord()} round has taken place before {request.AsOf:yyyy-MM-dd}: its range is as wide as all categories' cut-offs";
        }
    }
}
