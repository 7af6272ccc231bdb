using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Learned;

namespace ExpressEntry.Sim.Forecasting.Tests.Learned;

public sealed class FeatureImportanceTests
{
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();
    private static readonly EvaluationWindow Year = new(new DateOnly(2025, 7, 1), new DateOnly(2026, 7, 31));

    [Fact]
    public void Measure_AYear_IsTheSameTwiceAndOneARowOfTheList()
    {
        ImmutableArray<FeatureImportance> first = FeatureImportance.Measure(History, Year, seed: 1);
        ImmutableArray<FeatureImportance> second = FeatureImportance.Measure(History, Year, seed: 1);
        Assert.Equal(RoundFeatures.All, first.Select(one => one.Feature));
        Assert.All(first, one => Assert.Equal(3, one.Losses.Length));
        Assert.Equal(first.SelectMany(one => one.Losses), second.SelectMany(one => one.Losses));
    }

    [Fact]
    public void Measure_DaysAndClearanceStep_MatterToEveryModel()
    {
        ImmutableArray<FeatureImportance> found = FeatureImportance.Measure(History, EvaluationWindow.Standard, seed: 1);
        foreach (string name in new[] { "clearance_step", "ln_days", "last_cutoff" })
        {
            Assert.All(
                found.Single(one => one.Feature.Name == name).Losses,
                loss => Assert.True(loss > 0.1, $"{name} {loss}")
            );
        }
    }

    [Fact]
    public void Measure_AWindowWithoutRounds_IsEmpty() =>
        Assert.Empty(
            FeatureImportance.Measure(
                History,
                new EvaluationWindow(new DateOnly(2031, 1, 1), new DateOnly(2031, 2, 1)),
                seed: 1
            )
        );
}
