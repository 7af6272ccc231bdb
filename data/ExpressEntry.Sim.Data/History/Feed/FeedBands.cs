using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>The score bands behind the feed's keys <c>dd1</c> to <c>dd17</c>; <c>dd18</c> is the total.</summary>
internal static class FeedBands
{
    /// <summary>How many dd keys a record has.</summary>
    public const int Count = 18;

    /// <summary>Key of the total.</summary>
    public const string TotalKey = "dd18";

    /// <summary>Bands from the top, a parent before its sub-bands; entry 0 is <c>dd1</c>.</summary>
    public static ImmutableArray<ScoreBand> All { get; } =
    [
        new(601, 1200),
        new(501, 600),
        new(451, 500),
        new(491, 500),
        new(481, 490),
        new(471, 480),
        new(461, 470),
        new(451, 460),
        new(401, 450),
        new(441, 450),
        new(431, 440),
        new(421, 430),
        new(411, 420),
        new(401, 410),
        new(351, 400),
        new(301, 350),
        new(0, 300),
    ];
}
