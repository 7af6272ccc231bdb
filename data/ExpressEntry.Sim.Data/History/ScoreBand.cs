using System.Globalization;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.History;

/// <summary>A published band of scores, both ends included.</summary>
/// <param name="Low">Lowest score in the band.</param>
/// <param name="High">Highest score in the band.</param>
public readonly record struct ScoreBand(int Low, int High)
{
    /// <summary>The label as published, for example <c>491-500</c>.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture, $"{Low}-{High}");

    /// <summary>How many whole scores the band holds.</summary>
    public int Width => High - Low + 1;

    /// <summary>Whether another band lies inside this one and is not the same.</summary>
    /// <param name="other">The band that may be a sub-band.</param>
    /// <returns>True for a proper sub-band.</returns>
    public bool IsParentOf(ScoreBand other) => this != other && Low <= other.Low && other.High <= High;

    /// <summary>Whether a score lies in the band.</summary>
    /// <param name="score">CRS points.</param>
    /// <returns>True from <see cref="Low"/> to <see cref="High"/>.</returns>
    public bool Contains(int score) => Low <= score && score <= High;

    /// <summary>Reads a label such as <c>601-1200</c>.</summary>
    /// <param name="label">Two whole numbers, 0 to 1,200, lower one first, joined by a hyphen.</param>
    /// <param name="band">The band, where the label is one.</param>
    /// <returns>True where the label is a band.</returns>
    public static bool TryParse(string label, out ScoreBand band)
    {
        band = default;
        int hyphen = label.IndexOf('-', StringComparison.Ordinal);
        if (
            hyphen < 0
            || !int.TryParse(label.AsSpan(0, hyphen), NumberStyles.None, CultureInfo.InvariantCulture, out int low)
            || !int.TryParse(label.AsSpan(hyphen + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int high)
            || low > high
            || high > CrsScore.Max
        )
        {
            return false;
        }

        band = new ScoreBand(low, high);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Label;
}
