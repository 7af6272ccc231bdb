namespace ExpressEntry.Sim.Gate.Reports;

/// <summary>Small conversions for people.</summary>
internal static class Numbers
{
    /// <summary>One in how many.</summary>
    public static double Inverse(this double chance) => 1 / chance;
}
