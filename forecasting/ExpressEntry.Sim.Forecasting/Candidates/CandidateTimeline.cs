using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Candidates;

/// <summary>A candidate through time: scores and groups from day to day, and when the profile is in the pool.</summary>
public sealed class CandidateTimeline
{
    /// <summary>A timeline.</summary>
    /// <param name="standings">One or more, by date; the first also holds for all days before it.</param>
    /// <param name="submitted">
    /// Instant of submission: the profile is in the pool from then for one year and competes at the cut-off by it; null for a
    /// profile that is in the pool for ever, older than any tie-break.
    /// </param>
    /// <exception cref="ArgumentException">There is no standing, or they are not in order of date.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A score is outside 0 to 1,200.</exception>
    public CandidateTimeline(ImmutableArray<CandidateStanding> standings, DateTimeOffset? submitted = null)
    {
        if (standings.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A timeline without a standing; expected one or more.", nameof(standings));
        }

        for (int i = 0; i < standings.Length; i++)
        {
            if (i > 0 && standings[i].From <= standings[i - 1].From)
            {
                throw new ArgumentException(
                    $"Standing {i + 1} begins on {standings[i].From:yyyy-MM-dd}; expected a day after {standings[i - 1].From:yyyy-MM-dd}.",
                    nameof(standings)
                );
            }

            ArgumentOutOfRangeException.ThrowIfLessThan(standings[i].Score, CrsScore.Min, nameof(standings));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(standings[i].Score, CrsScore.Max, nameof(standings));
        }

        Standings = standings;
        Submitted = submitted?.ToUniversalTime();
    }

    /// <summary>The standings, by date.</summary>
    public ImmutableArray<CandidateStanding> Standings { get; }

    /// <summary>Instant of submission (UTC); null for long ago and never expiring.</summary>
    public DateTimeOffset? Submitted { get; }

    /// <summary>The first day on which the profile is no longer in the pool; null for never.</summary>
    public DateOnly? Ends => Submitted is { } at ? DateOnly.FromDateTime(at.UtcDateTime).AddYears(1) : null;

    /// <summary>Every type of any standing, each once, in the order of the types.</summary>
    public ImmutableArray<RoundType> Types => [.. Standings.SelectMany(standing => standing.Types).Distinct().Order()];

    /// <summary>A candidate whose score and groups stay as they are.</summary>
    /// <param name="score">CRS points, 0 to 1,200.</param>
    /// <param name="types">Groups; <see cref="RoundType.General"/> is added.</param>
    /// <param name="submitted">As in the constructor.</param>
    /// <returns>A timeline of one standing.</returns>
    public static CandidateTimeline Constant(int score, IEnumerable<RoundType> types, DateTimeOffset? submitted = null) =>
        new(
            [new CandidateStanding(DateOnly.MinValue, score, [.. types.Append(RoundType.General).Distinct().Order()])],
            submitted
        );

    /// <summary>The standing of a day.</summary>
    /// <param name="day">Any day.</param>
    /// <returns>The last that begins on or before the day, else the first.</returns>
    public CandidateStanding On(DateOnly day)
    {
        int last = Standings.Length - 1;
        while (last > 0 && Standings[last].From > day)
        {
            last--;
        }

        return Standings[last];
    }
}
