namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>How uncertain the hidden quantities are; every replication draws its own (docs/model.md, "What is drawn anew").</summary>
/// <remarks>
/// Without this, only the chance of single arrivals is left, and ranges are absurdly narrow (below one point).
/// </remarks>
internal static class FutureParameters
{
    /// <summary>Standard deviation of the total arrival rate, relative.</summary>
    public const double ArrivalRateSpread = 0.08;

    /// <summary>Standard deviation of each band's share of arrivals, relative.</summary>
    public const double BandShareSpread = 0.05;

    /// <summary>Standard deviation of the nomination rate, relative.</summary>
    public const double NominationRateSpread = 0.15;

    /// <summary>Share of the pool that withdraws or loses eligibility on a day: lowest value drawn.</summary>
    public const double LowestDepartureShare = 1.0 / 900;

    /// <summary>Highest value drawn.</summary>
    public const double HighestDepartureShare = 1.0 / 250;

    /// <summary>The middle value, for fits and <c>--fixed-parameters</c>.</summary>
    public const double MiddleDepartureShare = (LowestDepartureShare + HighestDepartureShare) / 2;

    /// <summary>
    /// Days before the start from which on invitations can have led to applications still in process: 60 to apply, and 508 for
    /// the slowest decision under a standard of seven months.
    /// </summary>
    public const int MostDaysToDecision = 568;
}
