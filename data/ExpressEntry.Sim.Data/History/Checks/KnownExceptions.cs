using System.Collections.Frozen;

namespace ExpressEntry.Sim.Data.History.Checks;

/// <summary>Records that break a check for a documented reason (<c>data/history/README.md</c>, "Oddities").</summary>
internal static class KnownExceptions
{
    private const string NextDay = "held in the evening or later: in UTC it was the next day";
    private const string CopiedLate = "dated by the day it was copied, just after the round";

    private static readonly FrozenDictionary<(string Check, string Subject), string> Reasons = new Dictionary<
        (string Check, string Subject),
        string
    >
    {
        [("time-on-its-day", "round 7")] = NextDay,
        [("time-on-its-day", "round 8")] = NextDay,
        [("time-on-its-day", "round 9")] = NextDay,
        [("time-on-its-day", "round 11")] = NextDay,
        [("time-on-its-day", "round 13")] = NextDay,
        [("time-on-its-day", "round 104")] = NextDay,
        [("time-on-its-day", "round 108")] = NextDay,
        [("time-on-its-day", "round 139")] = NextDay,
        [("time-on-its-day", "round 146")] = NextDay,
        [("time-on-its-day", "round 148")] = NextDay,
        [("tie-break-before-round", "round 139")] = "published so: the tie-break equals the time of the round",
        [("sub-bands-sum", "pool 2023-04-26")] = "band 491-500 was published as 680; the sums need 860",
        [("leaf-bands-sum", "pool 2023-04-26")] = "band 491-500 was published as 680; the sums need 860",
        [("published-after-its-day", "pool 2018-07-26")] = CopiedLate,
        [("published-after-its-day", "pool 2018-08-09")] = CopiedLate,
        [("published-after-its-day", "pool 2018-09-20")] = CopiedLate,
        [("published-after-its-day", "pool 2018-10-07")] = CopiedLate,
        [("published-after-its-day", "pool 2018-10-16")] = CopiedLate,
        [("published-after-its-day", "pool 2018-10-30")] = CopiedLate,
        [("counts-not-repeated", "pool 2022-04-11")] = "2022-03-28 was probably overwritten with these counts",
        [("counts-not-repeated", "pool 2023-06-28")] = "probably not refreshed after the round of the day before",
        [("counts-not-repeated", "pool 2025-12-15")] = "the snapshot of 2025-12-14 under a date one day later",
    }.ToFrozenDictionary();

    /// <summary>The reason for one record, or null where none is documented.</summary>
    public static string? Of(string check, string subject) => Reasons.GetValueOrDefault((check, subject));
}
