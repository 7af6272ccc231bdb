using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Tests.Evaluation;

/// <summary>A fixed sample of the backtest for every run of the tests; the floors of all rows are long tests.</summary>
public sealed class SampleRowTests
{
    private const int Every = 6;
    private static readonly KnowledgeCuts Cuts = new(HistoryTables.ReadEmbedded());

    [Fact]
    public void RoundForecaster_EverySixthRow_BeatsPersistenceByFar()
    {
        ImmutableArray<CompleteRound> rounds =
        [
            .. RoundTask
                .Cases(Cuts, EvaluationWindow.Standard)
                .Where((one, i) => i % Every == 0 && RoundGroups.Of(one.Round.Type) != RoundGroup.Pnp)
                .Select(one => one.Round),
        ];
        double own = rounds.Average(round => Crps(new RoundForecaster(), round));
        double reference = rounds.Average(round => Crps(new RoundPersistence(), round));

        Assert.True(rounds.Length >= 15);
        Assert.True(own < 0.6 * reference, $"CRPS {own:0.00} against {reference:0.00}.");
    }

    // Rounds of every kind that the method caught: a change that loses one of them says why. Round 418 (french, 409) was one
    // until ranges learned their widths (OnlineWidth) and became narrow enough to miss one in ten: its range begins at 409.3.
    // The next french round took its place.
    [Theory]
    [InlineData("304", 515)]
    [InlineData("352", 742)]
    [InlineData("395", 789)]
    [InlineData("404", 507)]
    [InlineData("411", 419)]
    [InlineData("424", 517)]
    [InlineData("425", 420)]
    public void RoundForecaster_KnownRound_LiesInTheNinetyPercentRange(string number, int cutoff)
    {
        CompleteRound round = KnownRounds.Of(Cuts.Whole).All.Single(one => one.Number == number);
        CutoffQuantiles forecast = Cuts.Ask(new RoundForecaster(), Question(round))!;

        Assert.Equal(cutoff, round.Cutoff);
        Assert.True(CutoffMetrics.Covers(forecast, cutoff, 90));
    }

    private static double Crps(IForecaster<RoundQuestion, CutoffQuantiles> method, CompleteRound round) =>
        CutoffMetrics.Crps(Cuts.Ask(method, Question(round))!, round.Cutoff);

    private static RoundQuestion Question(CompleteRound round) => new(round.Date, round.Type, round.Size);
}
