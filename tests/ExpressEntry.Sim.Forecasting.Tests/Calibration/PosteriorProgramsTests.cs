using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Calibration;

namespace ExpressEntry.Sim.Forecasting.Tests.Calibration;

/// <summary>Programs in the pools that runs start from: rounds show the top of CEC, its share of the whole is assumed.</summary>
/// <remarks>
/// A fifth of the pool was CEC when that was last published (2022-01-04); <c>data/population/margins.yaml</c> takes 35 % from
/// mid-2024 on. Means of 20 replications.
/// </remarks>
public sealed class PosteriorProgramsTests
{
    private const int Replications = 20;

    [Theory]
    [InlineData("2025-01-01")]
    [InlineData("2025-07-01")]
    [InlineData("2026-07-24")]
    public void Draw_WholePool_AboutAThirdIsCec(string asOf) => Assert.InRange(ShareOfCec(asOf, 0, 600), 0.25, 0.45);

    [Fact]
    public void Draw_BeforeTheFirstRoundsSince2021_CecIsOpen() =>
        Assert.InRange(ShareOfCec("2023-01-01", 0, 600), 0.2, 0.45);

    [Theory]
    [InlineData("2025-07-01")]
    [InlineData("2026-07-24")]
    public void Draw_ScoresThatRoundsReach_AreMostlyCec(string asOf) =>
        Assert.InRange(ShareOfCec(asOf, 501, 600), 0.65, 0.95);

    [Fact]
    public void Draw_FarBelowWhatRoundsReached_FewAreCec() => Assert.InRange(ShareOfCec("2026-07-24", 301, 350), 0, 0.1);

    private static double ShareOfCec(string asOf, int low, int high)
    {
        var day = DateOnly.Parse(asOf, CultureInfo.InvariantCulture);
        var futures = new PosteriorFutures(KnownPosteriors.Of(SmallCalibration.History, day), 365, seed: 1, isFixed: false);
        double members = 0;
        double all = 0;
        for (int replication = 0; replication < Replications; replication++)
        {
            (PoolLaws laws, PoolStart start) = futures.Draw(replication, null);
            foreach (StartBand band in start.Bands.Where(band => band.Low >= low && band.High <= high))
            {
                Range scores = band.Low..(band.High + 1);
                ImmutableArray<double> stocks = [.. start.Stocks.Select(stock => stock.Profiles[scores].Sum())];
                double cec = stocks.Where((_, i) => laws.Signatures[i].Groups.Contains(RoundType.Cec)).Sum();
                members += band.Count * cec / stocks.Sum();
                all += band.Count;
            }
        }

        return members / all;
    }
}
