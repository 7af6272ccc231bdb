using System.Globalization;

namespace ExpressEntry.Sim.Data.History;

/// <summary>A sum of published bands that is not the published figure.</summary>
/// <param name="Band">The band whose sub-bands were added, or null for the total of all.</param>
/// <param name="Sum">What the parts add up to.</param>
/// <param name="Published">What was published.</param>
public readonly record struct BandSumError(ScoreBand? Band, long Sum, int Published)
{
    /// <summary>The error in words, without a full stop.</summary>
    /// <returns>For example <c>sub-bands of 451-500 add up to 54,126, not 54,306</c>.</returns>
    public string Describe() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(Band is { } band ? $"sub-bands of {band}" : "bands")} add up to {Sum:N0}, not {Published:N0}"
        );
}
