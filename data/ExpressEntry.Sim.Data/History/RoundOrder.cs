using ExpressEntry.Sim.Data.History.Feed;

namespace ExpressEntry.Sim.Data.History;

/// <summary>The order of rounds: by day, then by number as people count (91a before 91b before 92).</summary>
public sealed class RoundOrder : IComparer<PublishedRound>
{
    private RoundOrder() { }

    /// <summary>The one order.</summary>
    public static RoundOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(PublishedRound? x, PublishedRound? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int order = x.Date.CompareTo(y.Date);
        return order != 0 ? order : CompareNumbers(x.Number, y.Number);
    }

    /// <summary>Compares two round numbers.</summary>
    /// <param name="one">A published number.</param>
    /// <param name="other">Another.</param>
    /// <returns>Below 0, 0 or above 0.</returns>
    public static int CompareNumbers(string one, string other)
    {
        (long value, string suffix) = FeedRoundNumber.OrderKey(one);
        (long otherValue, string otherSuffix) = FeedRoundNumber.OrderKey(other);
        int order = value.CompareTo(otherValue);
        return order != 0 ? order : string.CompareOrdinal(suffix, otherSuffix);
    }
}
