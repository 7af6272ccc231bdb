using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Population;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.RuleChanges;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.RuleChanges;

/// <summary>The one published change of the score in the middle of two snapshots: no points for job offers from 2025-03-25.</summary>
/// <remarks>
/// Published: 25,522 profiles at 501–600 on 2025-03-16, before the change, and 19,782 on 2025-04-13 (−22.5 %), with one
/// round besides those of nominees in between: 7,500 in French at 379 on 2025-03-21. Only what was known on 2025-03-18, that
/// round and the change are given.
/// </remarks>
[Trait("Length", "long")]
public sealed class KnownRuleChangeTests
{
    private const int Replications = 100;
    private const int Before = 25_522;
    private const int Published = 19_782;

    private const string Known = """
        scenario: 1
        as_of: 2025-03-18
        horizon_days: 26
        pool: {from: flows}
        rounds:
          process: none
          list: [{at: 2025-03-21T14:41:58Z, type: french, size: 7500}]
        """;

    [Fact]
    public void Simulate_JobOfferPointsRemoved_Band501To600FallsByAboutAFifth()
    {
        double[] without = BandAtEnd(Known);
        double[] with = BandAtEnd(Known + "\nrules: {from: 2025-03-25, set: 2025-03-25}");

        // "About a fifth": measured 19,958 at the median (−21.8 %), nine times in ten 16,909 to 25,167.
        double[] ordered = [.. with.Order()];
        Assert.InRange((ordered[Replications / 2] / Before) - 1, -0.26, -0.16);
        Assert.InRange(Published, ordered[Replications / 20], ordered[^(Replications / 20)]);

        // The band grew by 188 a day from 2025-03-03 to 03-16 and by 66 from 04-13 to 04-27. So, without the change, it would
        // have had 27,370 to 30,786, and the published number is 28 to 36 % below. Measured: 29,484, and 31.4 % below.
        Assert.InRange(without.Average(), Before + (28 * 66), Before + (28 * 188));
        double fall = without.Zip(with).Average(pair => 1 - (pair.Second / pair.First));
        Assert.InRange(fall, 1 - (Published / (Before + (28.0 * 66))), 1 - (Published / (Before + (28.0 * 188))));
    }

    [Fact]
    public void Simulate_JobOfferPointsRemovedFromThePosterior_IsADocumentedMiss()
    {
        string known = Known.Replace("from: flows", "from: posterior", StringComparison.Ordinal);
        double[] without = BandAtEnd(known);
        double[] with = BandAtEnd(known + "\nrules: {from: 2025-03-25, set: 2025-03-25}");
        double fall = without.Zip(with).Average(pair => 1 - (pair.Second / pair.First));
        // Measured: 29,209 without the change, 24,657 with it at the median, nine times in ten 19,697 to 27,564: half of the
        // 28 to 36 % above. Its pool has few FSW members at 501 to 600, who held most of the offers; docs/population.md says so.
        Assert.InRange(fall, 0.14, 0.21);
        double[] ordered = [.. with.Order()];
        Assert.True(ordered[Replications / 2] > Published);
        Assert.InRange(Published, ordered[Replications / 20], ordered[^(Replications / 20)]);
    }

    [Fact]
    public void ScoreWithoutNomination_JobOfferPointsRemoved_TakesLessFromThePopulationThanFromThePool()
    {
        // Measured: 15.8 %. The population has 7 % FSW without French at 501 to 600, of whom six in ten hold an offer; the
        // simulated pool has 27 to 34 %. So the population alone misses the 28 to 36 % above; docs/population.md says so.
        DateOnly day = new(2025, 3, 18);
        var sampler = new PopulationSampler(
            new PopulationRequest
            {
                History = HistoryTables.ReadEmbedded().KnownBefore(day),
                AsOf = day,
                Size = RuleChangeMoves.Profiles,
                Seed = 5,
            }
        );
        SyntheticProfile[] profiles = sampler.Draw(0, TestContext.Current.CancellationToken);
        CrsRuleSet after = RuleBook.Embedded.RuleSetOn(new DateOnly(2025, 3, 25));
        double left = ScoresInBand(after) / (double)ScoresInBand(sampler.RuleSet);
        Assert.InRange(1 - left, 0.13, 0.19);

        int ScoresInBand(CrsRuleSet rules) =>
            PopulationScorer.ScoreWithoutNomination(profiles, rules).Count(score => score is > 500 and <= 600);
    }

    private static double[] BandAtEnd(string yaml)
    {
        Scenario scenario = ScenarioReader.Read("known.yaml", yaml);
        PublishedHistory history = HistoryTables.ReadEmbedded().KnownBefore(scenario.AsOf!.Value);
        var futures = new ScenarioFutures(scenario, history, seed: 5, threads: 2);
        var engine = new PoolEngine();
        int[] counts = new int[CrsScore.Count];
        return
        [
            .. Enumerable
                .Range(0, Replications)
                .Select(replication =>
                {
                    (PoolLaws laws, PoolStart start, _) = futures.DrawLaws(replication);
                    engine.Start(laws, start, seed: 5, replication);
                    foreach (PlannedRound round in futures.KnownRounds.Concat(futures.DrawCalendar(replication)))
                    {
                        engine.Hold(round);
                    }

                    engine.AdvanceTo(futures.EndUtcSeconds);
                    engine.CountByScore(counts);
                    return (double)counts.AsSpan(501, 100).ToArray().Sum();
                }),
        ];
    }
}
