using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Forecasting.Lab;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;

namespace ExpressEntry.Sim.Forecasting.Tests.Lab;

public sealed class PairingTests
{
    /// <summary>A small difference of policy over a full-size year, hidden quantities redrawn: rounds 5 % larger.</summary>
    [Fact]
    [Trait("Length", "long")]
    public void Run_RoundsAFewPercentLarger_PairingTakesOffMoreThanAHundredfold()
    {
        PublishedHistory history = HistoryTables.ReadEmbedded();
        var asOf = new DateOnly(2026, 7, 24);
        ComparisonSubject[] subjects =
        [
            .. new[] { "1", "1.05" }.Select(factor =>
                ComparisonSubject.Of(
                    new LabScenario(
                        ScenarioReader.Read($"{factor}.yaml", $"scenario: 1\nrounds: {{size_factor: {factor}}}") with
                        {
                            AsOf = asOf,
                            Seed = 20150131,
                            Replications = 80,
                        },
                        history.KnownBefore(asOf),
                        2
                    ),
                    factor
                )
            ),
        ];
        Comparison comparison = ComparisonRun.Run(
            new ComparisonRequest
            {
                Subjects = [.. subjects],
                Seed = 20150131,
                Settings = new LabSettings(1, 80) { Threads = 2 },
            },
            cancellation: TestContext.Current.CancellationToken
        );
        string[] main =
        [
            "cutoff:cec",
            "cutoff:french",
            "invitations",
            "never_invited",
            "admissions",
            "pool",
            "pool:501-600",
        ];
        Assert.All(
            main,
            output =>
            {
                ComparedOutput compared = comparison.Outputs.Single(one => one.Output.ToString() == output);
                Assert.True(
                    compared.Differences[0].VarianceRatio >= 100,
                    $"{output}: {compared.Differences[0].VarianceRatio}"
                );
                Assert.True(compared.Differences[0].IsSeen, output);
            }
        );
    }
}
