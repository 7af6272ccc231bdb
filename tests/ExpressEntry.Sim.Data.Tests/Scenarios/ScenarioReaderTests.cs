using System.Text.Json;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Tests.Scenarios;

/// <summary>What a scenario file says, taken over.</summary>
public sealed class ScenarioReaderTests
{
    private const string Whole = """
        scenario: 1
        name: Everything
        as_of: 2026-07-24
        horizon_days: 90
        seed: 7
        replications: 20
        parameters: fixed
        rule_set: "2025-03-25"
        pool: {factor: 0.5, from: flows, as_of: 2026-06-01}
        arrivals:
          factor: 1.1
          trend: 1.05
          season: {12: 0.8, 1: 1.1}
          shocks: [{from: 2026-08-01, to: 2026-08-31, factor: 2}]
          bands: {451-460: 2, 401-410: 0}
          groups: {french: 1.5}
        categories: [{type: transport, share: 0.02}]
        nominations: {factor: 0}
        departures: {factor: 2}
        rounds:
          process: none
          without: [stem, cec]
          size_factor: 0.75
          size_factors: {french: 0.5}
          instead: {healthcare: cec}
          pauses: [{from: 2026-09-01, to: 2026-09-30, types: [french, cec]}, {from: 2026-10-01, to: 2026-10-01}]
          targets: [{year: 2027, persons: 111_000}, {year: 2026, line: pnp, persons: 9000}, {year: 2026, persons: 109_000}]
          cadence:
            - {type: pnp, every_days: 14, size: 500, first: 2026-08-01, last: 2026-09-01, at: "15:30"}
            - {type: cec, every_days: 7, per_year: 52_000}
          list:
            - {at: 2026-08-05T15:00:00Z, type: general, size: 3000}
        reentry: {factor: 0.5}
        score_changes: {factor: 3}
        responses: {declined: 0.05, lapsed: 0.2, deadlines: [{from: 2026-01-01, days: 60}, {from: 2026-09-01, days: 90}]}
        applications: {refused: 0.08, months: 5}
        """;

    [Fact]
    public void Read_EveryKey_IsTakenOver()
    {
        Scenario scenario = ScenarioReader.Read("s.yaml", Whole);
        Assert.Equal("Everything", scenario.Name);
        Assert.Equal(new DateOnly(2026, 7, 24), scenario.AsOf);
        Assert.Equal(
            (90, 7L, 20, true),
            (scenario.HorizonDays, scenario.Seed!.Value, scenario.Replications!.Value, scenario.IsFixedParameters)
        );
        Assert.Equal(
            (0.5, 1.1, 0.0, 2.0),
            (scenario.PoolFactor, scenario.ArrivalFactor, scenario.NominationFactor, scenario.DepartureFactor)
        );
        Assert.False(scenario.IsFromPosterior);
        Assert.Equal(new DateOnly(2026, 6, 1), scenario.PoolAsOf);
        Assert.Equal(1.05, scenario.ArrivalTrend);
        Assert.Equal([(1, 1.1), (12, 0.8)], scenario.ArrivalSeason.Select(month => (month.Key, month.Value)));
        Assert.Equal(
            new ScenarioShock(new DateOnly(2026, 8, 1), new DateOnly(2026, 8, 31), 2),
            Assert.Single(scenario.ArrivalShocks)
        );
        Assert.Equal(new ScenarioCategory(RoundType.Transport, 0.02), Assert.Single(scenario.Categories));
        Assert.Equal(0.5, scenario.Rounds.TypeFactors[RoundType.French]);
        Assert.Equal(RoundType.Cec, scenario.Rounds.Instead[RoundType.Healthcare]);
        Assert.Equal([RoundType.Cec, RoundType.French], scenario.Rounds.Pauses[0].Types);
        Assert.Empty(scenario.Rounds.Pauses[1].Types);
        Assert.Equal(
            [
                new ScenarioTarget(2026, TargetLine.Federal, 109_000),
                new ScenarioTarget(2027, TargetLine.Federal, 111_000),
                new ScenarioTarget(2026, TargetLine.Pnp, 9000),
            ],
            scenario.Rounds.Targets
        );
        Assert.Equal([0, 2], scenario.BandFactors.Values.Select(band => band.Factor));
        Assert.Equal(1.5, scenario.GroupFactors[RoundType.French]);
        Assert.Equal(RoundSource.None, scenario.Rounds.Process);
        Assert.Equal([RoundType.Cec, RoundType.Stem], scenario.Rounds.Without);
        Assert.Equal(0.75, scenario.Rounds.SizeFactor);
        Assert.Equal(
            new ScenarioCadence(
                RoundType.Pnp,
                14,
                500,
                0,
                new DateOnly(2026, 8, 1),
                new DateOnly(2026, 9, 1),
                new TimeOnly(15, 30)
            ),
            scenario.Rounds.Cadences[0]
        );
        Assert.Equal(52_000, scenario.Rounds.Cadences[1].PerYear);
        Assert.Equal(
            new ScenarioRound(new DateTimeOffset(2026, 8, 5, 15, 0, 0, TimeSpan.Zero), RoundType.General, 3000),
            Assert.Single(scenario.Rounds.List)
        );
        Assert.Equal((0.5, 3.0), (scenario.ReentryFactor, scenario.ScoreChangeFactor));
        Assert.Equal((0.05, 0.2), (scenario.Responses!.Declined, scenario.Responses.Lapsed));
        Assert.Equal(
            [new ScenarioDeadline(new DateOnly(2026, 1, 1), 60), new ScenarioDeadline(new DateOnly(2026, 9, 1), 90)],
            scenario.Responses.Deadlines
        );
        Assert.Equal(new ScenarioApplications(0.08, 5), scenario.Applications);
    }

    [Fact]
    public void Read_OnlyTheFormat_IsTheFittedYear()
    {
        Scenario scenario = ScenarioReader.Read("folder/my-run.yaml", "scenario: 1");
        Assert.Equal("my-run", scenario.Name);
        Assert.Equal(
            (365, null, null, false),
            (scenario.HorizonDays, scenario.Seed, scenario.Replications, scenario.IsFixedParameters)
        );
        Assert.True(scenario.IsFromPosterior);
        Assert.Equal(RoundSource.Fitted, scenario.Rounds.Process);
        Assert.Null(scenario.Responses);
        Assert.Null(scenario.Applications);
    }

    [Fact]
    public void Read_OneDeadline_HoldsAlwaysAndSharesStayDrawn()
    {
        ScenarioResponses responses = ScenarioReader
            .Read("s.yaml", "scenario: 1\nresponses: {deadline_days: 45}")
            .Responses!;
        Assert.Equal(new ScenarioDeadline(DateOnly.MinValue, 45), Assert.Single(responses.Deadlines));
        Assert.Null(responses.Declined);
        Assert.Empty(ScenarioReader.Read("s.yaml", "scenario: 1\nresponses: {}").Responses!.Deadlines);
    }

    [Fact]
    public void Json_OfAScenario_IsAScenarioFileThatSaysTheSame()
    {
        // JSON is YAML: what run.json holds can be run again.
        Scenario scenario = ScenarioReader.Read("s.yaml", Whole);
        (JsonElement json, string digest) = ScenarioJson.Write(scenario);
        string without = json.GetRawText()
            .Replace(",\"first\":null,\"last\":null", "", StringComparison.Ordinal)
            .Replace("\"description\":\"\",", "", StringComparison.Ordinal);
        Assert.Equal(digest, ScenarioJson.Write(ScenarioReader.Read("json", without)).Digest);
        Assert.NotEqual(digest, ScenarioJson.Write(scenario with { HorizonDays = 91 }).Digest);
    }
}
