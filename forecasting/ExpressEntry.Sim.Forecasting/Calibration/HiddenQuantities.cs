using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>All hidden quantities with their priors, in the fixed order of a member's values.</summary>
/// <remarks>
/// Rates are on the scale of ln, so that they stay above 0 and an error of 10 % is as large for a small one. Source of the
/// priors: <c>docs/model.md</c>, "Calibration". The order is part of the checkpoint format.
/// </remarks>
public static class HiddenQuantities
{
    internal const int Leaving = 0;
    internal const int Nominations = 1;
    internal const int NomineeLine = 2;
    internal const int NomineeSlope = 3;
    internal const int NomineeSpread = 4;
    internal const int OfferShare = 5;
    internal const double NomineeLineSize = 400;
    private const int FirstBand = 6;
    private const int FirstType = FirstBand + PoolCounts.BandCount - 1;
    private const int PerType = 3;
    private const string Measured = "measured from the snapshots and rounds since 2022; no outside source";

    /// <summary>The programs and categories whose members are fitted.</summary>
    public static ImmutableArray<RoundType> Types { get; } =
    [.. RoundTypes.All.Where(type => type is not (RoundType.General or RoundType.Pnp or RoundType.Fsw or RoundType.Other))];

    /// <summary>The quantities.</summary>
    public static ImmutableArray<HiddenQuantity> All { get; } = [.. List()];

    /// <summary>How many there are.</summary>
    public static int Count => All.Length;

    /// <summary>Arrivals of a band (ln of profiles a day).</summary>
    /// <param name="band">1 to 14, as in <see cref="PoolCounts.Bands"/>; nominees come from within.</param>
    internal static int ArrivalsOf(int band) => FirstBand + band - 1;

    /// <summary>Arrivals of a type's members at the peak of their shape (ln of profiles a day and point).</summary>
    internal static int LevelOf(RoundType type) => FirstType + (PerType * Types.IndexOf(type));

    /// <summary>The score at which most members of a type arrive.</summary>
    internal static int CentreOf(RoundType type) => LevelOf(type) + 1;

    /// <summary>How far members' scores spread around it (ln of points).</summary>
    internal static int WidthOf(RoundType type) => LevelOf(type) + 2;

    private static IEnumerable<HiddenQuantity> List()
    {
        yield return new(
            "leaving",
            "ln of the share of the pool that withdraws or loses eligibility on a day",
            PortableMath.Log(1.0 / 400),
            0.35,
            PortableMath.Log(1.0 / 2000),
            PortableMath.Log(1.0 / 100),
            "620-710 leave a day by expiry, withdrawal or lost eligibility (2023-24): eligible profiles less net inflow"
        );
        yield return new(
            "nominations",
            "ln of nominations accepted a day",
            PortableMath.Log(35),
            0.4,
            PortableMath.Log(2),
            PortableMath.Log(300),
            "35 a day in 2022, 41 in 2024, 30 in 2025: counts of 601-1200 since the last round that took nominees"
        );
        yield return new(
            "nominee_line",
            "CRS points down to which a round of 400 nominees reaches",
            750,
            30,
            601,
            1000,
            "cut-offs of nominee rounds 2021-2022"
        );
        yield return new(
            "nominee_slope",
            "CRS points a nominee round reaches further for each unit of ln size",
            -35,
            8,
            -100,
            20,
            "regression on nominee rounds since 2020: 30 to 48 points lower a unit"
        );
        yield return new(
            "nominee_spread",
            "ln of the CRS points by which a nominee round misses that line",
            PortableMath.Log(36),
            0.1,
            PortableMath.Log(10),
            PortableMath.Log(100),
            "the scatter of nominee rounds around such a line"
        );
        yield return new(
            "offer_share",
            "share of profiles at 501-600 that held 50 job-offer points before 2025-03-25",
            0.25,
            0.1,
            0,
            0.6,
            "assumed; not published"
        );
        for (int band = 1; band < PoolCounts.BandCount; band++)
        {
            yield return new(
                $"arrivals_{PoolCounts.Bands[band].Low}_{PoolCounts.Bands[band].High}",
                "ln of all who come to the band a day, by whichever way",
                PortableMath.Log(70),
                1,
                PortableMath.Log(0.5),
                PortableMath.Log(2000),
                "about 930 eligible profiles a day over 14 bands (2023-24)"
            );
        }

        foreach (RoundType type in Types)
        {
            string word = type.ToWord();
            yield return new(
                $"{word}_level",
                "ln of members arriving a day and point at the peak of their shape",
                PortableMath.Log(type is RoundType.Cec ? 2 : 0.5),
                1.2,
                PortableMath.Log(1e-5),
                PortableMath.Log(200),
                type is RoundType.Cec
                    ? "about 20 % of the pool in January 2022; all of CEC were about 27,300 in February 2021"
                    : "not published"
            );
            yield return new($"{word}_centre", "CRS points", 425, 25, 300, 520, Measured);
            yield return new(
                $"{word}_width",
                "ln of CRS points",
                PortableMath.Log(50),
                0.15,
                PortableMath.Log(20),
                PortableMath.Log(120),
                Measured
            );
        }
    }
}
