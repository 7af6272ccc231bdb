namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>A line through noisy points that goes one way only, and where it meets a level.</summary>
internal static class MonotoneCurve
{
    /// <summary>Where the line that is nearest to the points among all that go one way meets a level.</summary>
    /// <param name="places">Two or more, ascending.</param>
    /// <param name="heights">One a place.</param>
    /// <param name="level">The level.</param>
    /// <param name="isRising">Which way.</param>
    /// <returns>
    /// The place by straight lines between points, the middle of a stretch that is level there; the first or the last place,
    /// and on which side (−1, 1) the level is out of reach, else 0.
    /// </returns>
    public static (double Place, int Beyond) Meet(
        ReadOnlySpan<double> places,
        ReadOnlySpan<double> heights,
        double level,
        bool isRising
    )
    {
        double[] fitted = Fit(heights, isRising);
        double sign = isRising ? 1 : -1;
        double up = sign * level;
        if (up < sign * fitted[0])
        {
            return (places[0], -1);
        }

        if (up > sign * fitted[^1])
        {
            return (places[^1], 1);
        }

        return ((FirstAt(places, fitted, sign, up) + LastAt(places, fitted, sign, up)) / 2, 0);
    }

    /// <summary>Pool adjacent violators: means of neighbours that go the wrong way, each point of equal weight.</summary>
    internal static double[] Fit(ReadOnlySpan<double> heights, bool isRising)
    {
        var blocks = new List<(double Sum, int Count)>();
        foreach (double height in heights)
        {
            blocks.Add((isRising ? height : -height, 1));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Count > blocks[^1].Sum / blocks[^1].Count)
            {
                blocks[^2] = (blocks[^2].Sum + blocks[^1].Sum, blocks[^2].Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }
        }

        return
        [
            .. blocks.SelectMany(block => Enumerable.Repeat((isRising ? 1 : -1) * block.Sum / block.Count, block.Count)),
        ];
    }

    // The first place at or above the level.
    private static double FirstAt(ReadOnlySpan<double> places, double[] fitted, double sign, double up)
    {
        int after = 0;
        while (sign * fitted[after] < up)
        {
            after++;
        }

        return after == 0 ? places[0] : Between(places, fitted, sign, up, after);
    }

    // The last place at or below the level.
    private static double LastAt(ReadOnlySpan<double> places, double[] fitted, double sign, double up)
    {
        int before = fitted.Length - 1;
        while (sign * fitted[before] > up)
        {
            before--;
        }

        return before == fitted.Length - 1 ? places[^1] : Between(places, fitted, sign, up, before + 1);
    }

    private static double Between(ReadOnlySpan<double> places, double[] fitted, double sign, double up, int after)
    {
        double low = sign * fitted[after - 1];
        double share = (up - low) / ((sign * fitted[after]) - low);
        return places[after - 1] + (share * (places[after] - places[after - 1]));
    }
}
