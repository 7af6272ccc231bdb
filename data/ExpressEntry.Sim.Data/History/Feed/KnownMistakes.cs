using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Mistakes of the feed that independent sources prove. Each is undone only while the feed shows it.</summary>
/// <remarks>The proofs are in <c>data/history/README.md</c>.</remarks>
internal static class KnownMistakes
{
    private const int Round208Copied = 681;
    private const int Round208Size = 888;

    private static readonly DateOnly Round208Date = new(2021, 10, 27);
    private static readonly DateOnly Round262Date = new(2023, 8, 15);
    private static readonly DateTimeOffset Round262First = new(2023, 8, 1, 12, 59, 52, TimeSpan.Zero);
    private static readonly DateTimeOffset Round262Corrected = new(2023, 7, 4, 19, 36, 18, TimeSpan.Zero);

    // Day of the snapshot in doubt, the day whose counts it repeats, and why it is the one in doubt.
    private static readonly ImmutableArray<(DateOnly Day, DateOnly Repeats, string Confidence, string Note)> Repeated =
    [
        (
            new(2022, 3, 28),
            new(2022, 4, 11),
            "low",
            "repeats the counts of 2022-04-11 (round 220): probably overwritten in the feed, treat as missing"
        ),
        (
            new(2023, 6, 28),
            new(2023, 6, 27),
            "low",
            "repeats the counts of 2023-06-27 (round 251) although 4,300 invitations lie between: probably not refreshed"
        ),
        (
            new(2025, 12, 15),
            new(2025, 12, 14),
            "high",
            "repeats the counts of 2025-12-14 (rounds 387-388) under a date one day later"
        ),
    ];

    /// <summary>Undoes what is known to be wrong in a round.</summary>
    /// <returns>The round itself where it shows no known mistake.</returns>
    public static PublishedRound Undo(PublishedRound round, FeedRecord record)
    {
        if (round is { Number: "208", Invitations: Round208Copied } && round.Date == Round208Date)
        {
            record.Log.Report(FeedRules.Round208, record.Place, "drawSize");
            return round with
            {
                Invitations = Round208Size,
                Notes =
                [
                    .. round.Notes,
                    "invitations corrected from 681 to 888: the feed repeats round 207, independent tables have 888, "
                        + "and only 888 gives the official total of 2021",
                ],
            };
        }

        if (round is { Number: "262", TieBreak: { } tieBreak } && round.Date == Round262Date)
        {
            if (tieBreak == Round262First)
            {
                record.Log.Report(FeedRules.Round262, record.Place, "drawCutOff");
                return round with
                {
                    TieBreak = Round262Corrected,
                    Notes = [.. round.Notes, "tie-break corrected from 2023-08-01 12:59:52, as the government did later"],
                };
            }

            if (tieBreak == Round262Corrected)
            {
                return round with
                {
                    Notes = [.. round.Notes, "tie-break first published as 2023-08-01 12:59:52 and corrected later"],
                };
            }
        }

        return round;
    }

    /// <summary>What is known of a snapshot that repeats another day's counts.</summary>
    /// <param name="day">The snapshot's day.</param>
    /// <param name="other">The other day with the same counts.</param>
    /// <returns>Note and confidence, or null where nothing is known of this pair.</returns>
    public static (string Note, string Confidence)? OfRepeated(DateOnly day, DateOnly other)
    {
        foreach ((DateOnly known, DateOnly repeats, string confidence, string note) in Repeated)
        {
            if (known == day && repeats == other)
            {
                return (note, confidence);
            }
        }

        return null;
    }

    /// <summary>Whether it is known that of two days with the same counts the other one is in doubt.</summary>
    public static bool IsOtherInDoubt(DateOnly day, DateOnly other) => OfRepeated(other, day) is not null;
}
