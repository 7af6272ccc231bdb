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

    /// <summary>Share of invitations that does not become an application: 2022 to 2024, applications over invitations.</summary>
    public const double NotAppliedShare = 0.22;

    /// <summary>Of those, the share that declines: lowest and highest value drawn. No published figure is known.</summary>
    public const double LowestDeclinedOfNotApplied = 0.05;

    /// <summary>Highest value drawn.</summary>
    public const double HighestDeclinedOfNotApplied = 0.35;

    /// <summary>Days an invitation is open, since 2021-06-29.</summary>
    public const int DeadlineDays = 60;
}
