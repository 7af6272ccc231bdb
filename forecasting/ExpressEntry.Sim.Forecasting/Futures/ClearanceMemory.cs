using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Up to which instant each score of one type has been invited: what past rounds say about who is still there.</summary>
/// <remarks>
/// After a round with cut-off c and tie-break t, members above c submitted before the round are gone, and those on c submitted
/// before t. General rounds clear every type. Source: <c>docs/model.md</c>, "The start pool".
/// </remarks>
internal sealed class ClearanceMemory
{
    private const long SecondsPerDay = 86_400;
    private const long HoursIntoTheDay = 14 * 3600; // where a round's instant is not published
    private readonly long[] _clearedTo = new long[CrsScore.Count];

    public ClearanceMemory() => Array.Fill(_clearedTo, long.MinValue);

    /// <summary>One instant a score, UTC seconds; <see cref="long.MinValue"/> where it was never invited.</summary>
    public ReadOnlySpan<long> ClearedToUtcSeconds => _clearedTo;

    /// <summary>The instant of a published round, or mid-round-hours of its day where none is published.</summary>
    public static long InstantOf(PublishedRound round) =>
        round.At?.ToUnixTimeSeconds() ?? (SecondsOf(round.Date) + HoursIntoTheDay);

    /// <summary>Midnight UTC of a day.</summary>
    public static long SecondsOf(DateOnly day) =>
        (day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * SecondsPerDay;

    /// <summary>Days a score has had to fill up by an instant, at most the validity of a profile.</summary>
    public double DaysSinceCleared(int score, long instantUtcSeconds) =>
        _clearedTo[score] == long.MinValue
            ? ProfileValidity.Days
            : Math.Clamp((instantUtcSeconds - _clearedTo[score]) / (double)SecondsPerDay, 0, ProfileValidity.Days);

    /// <summary>Takes in a round.</summary>
    /// <param name="round">A round with a readable cut-off.</param>
    public void Clear(PublishedRound round)
    {
        long at = InstantOf(round);
        int cutoff = round.Cutoff!.Value;
        _clearedTo.AsSpan(cutoff + 1).Fill(at);
        // Without a published tie-break everyone on the cut-off was invited.
        _clearedTo[cutoff] = Math.Max(_clearedTo[cutoff], round.TieBreak?.ToUnixTimeSeconds() ?? at);
    }
}
