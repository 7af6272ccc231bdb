using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Calibration;

namespace ExpressEntry.Sim.Forecasting.Tests.Calibration;

/// <summary>A band's arrivals when quantities have wandered on from the fitted ones, at 501 to 600 points.</summary>
/// <remarks>A band is spread over its scores to a millionth of its arrivals, so sums are compared to 0.001 a day.</remarks>
public sealed class PoolReconstructionTests
{
    private const int Band = 1; // 501 to 600, as arrivals count bands
    private static readonly PosteriorEnsemble Posterior = SmallCalibration.Run(SmallCalibration.History);
    private static readonly double[] Fitted = [.. Posterior.Moments.Select(moments => moments.Mean)];
    private static readonly PoolReconstruction Pool = Reconstruct();

    [Theory]
    [InlineData(2.0)]
    [InlineData(0.5)]
    [InlineData(-1.0)]
    public void Build_ALevelHasWandered_BringsNeitherMoreNorFewerArrivals(double by)
    {
        double[] values = Wandered(HiddenQuantities.LevelOf(RoundType.Cec), by);
        Assert.Equal(ArrivalsOf(Fitted, Fitted), ArrivalsOf(values, Fitted), 1e-3);
    }

    [Fact]
    public void Build_ALevelHasWanderedUp_MoreOfTheArrivalsAreMembers()
    {
        double[] up = Wandered(HiddenQuantities.LevelOf(RoundType.Cec), 0.5);
        double[] down = Wandered(HiddenQuantities.LevelOf(RoundType.Cec), -1.5);
        Assert.True(ArrivalsOf(up, Fitted, RoundType.Cec) > 1.2 * ArrivalsOf(down, Fitted, RoundType.Cec));
    }

    [Fact]
    public void Build_ABandHasWandered_ItsArrivalsFollow()
    {
        double[] values = Wandered(HiddenQuantities.ArrivalsOf(Band), Math.Log(1.5));
        Assert.Equal(1.5 * ArrivalsOf(Fitted, Fitted), ArrivalsOf(values, Fitted), 1e-3);
    }

    [Fact]
    public void Build_NothingHasWandered_IsAsFitted() =>
        Assert.Equal(ArrivalsOf(Fitted, []), ArrivalsOf(Fitted, Fitted), 1e-3);

    [Fact]
    public void Build_ALevelIsFittedHigher_RoundsAreRight() =>
        Assert.True(ArrivalsOf(Wandered(HiddenQuantities.LevelOf(RoundType.Cec), 2), []) > 1.5 * ArrivalsOf(Fitted, []));

    private static double[] Wandered(int quantity, double by)
    {
        double[] values = [.. Fitted];
        values[quantity] += by;
        return values;
    }

    // Arrivals a day at 501 to 600 points, of all or of the members of a type.
    private static double ArrivalsOf(double[] values, double[] fitted, RoundType? type = null) =>
        Pool.Build(values, fitted: fitted)
            .Laws.Signatures.Where(signature => type is null || signature.Groups.Contains(type.Value))
            .Sum(signature => signature.ArrivalsPerDay[501..601].Sum());

    private static PoolReconstruction Reconstruct()
    {
        Interval open = Posterior.Open;
        return new Calibrator(SmallCalibration.Settings, threads: 1, CancellationToken.None).Reconstruct(
            open,
            [.. HiddenQuantities.Types.Where(type => open.Before.Any(round => round.Type == type))],
            SmallCalibration.AsOf.AddDays(100)
        );
    }
}
