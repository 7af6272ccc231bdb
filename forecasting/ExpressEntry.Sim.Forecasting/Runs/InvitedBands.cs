using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>
/// The bands of <c>invited.parquet</c>: those published since 2021, with 501–600 in tens, where most invitations fall.
/// </summary>
internal static class InvitedBands
{
    private const int LowestTen = 401;
    private const int Ten = 10;

    /// <summary>The bands, from the top.</summary>
    public static ImmutableArray<ScoreBand> All { get; } =
    [
        new ScoreBand(CrsScore.Nomination + 1, CrsScore.Max),
        .. Enumerable
            .Range(0, (CrsScore.Nomination + 1 - LowestTen) / Ten)
            .Select(i => CrsScore.Nomination - (Ten * i))
            .Select(high => new ScoreBand(high - Ten + 1, high)),
        new ScoreBand(351, 400),
        new ScoreBand(301, 350),
        new ScoreBand(0, 300),
    ];

    /// <summary>Their labels.</summary>
    public static ImmutableArray<string> Labels { get; } = [.. All.Select(band => band.Label)];

    /// <summary>The band of each score.</summary>
    public static ImmutableArray<byte> OfScore { get; } = [.. Of(All)];

    /// <summary>The place of each score's band; 0 for a score in none.</summary>
    public static byte[] Of(ImmutableArray<ScoreBand> bands)
    {
        byte[] bandOfScore = new byte[CrsScore.Count];
        for (int band = 0; band < bands.Length; band++)
        {
            bandOfScore.AsSpan(bands[band].Low, bands[band].Width).Fill((byte)band);
        }

        return bandOfScore;
    }
}
