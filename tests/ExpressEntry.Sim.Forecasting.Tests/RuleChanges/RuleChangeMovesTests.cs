using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.RuleChanges;

public sealed class RuleChangeMovesTests
{
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();

    [Fact]
    public void DrawLaws_JobOfferPointsReturn_MoveAFewProfilesUpBy50Or200()
    {
        ScenarioFutures futures = Futures("rules: {from: 2026-08-01, set: 2020-10-20}");
        Rescoring rescoring = Assert.Single(futures.DrawLaws(0).Laws.Rescorings);
        Assert.Equal(new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), rescoring.AtUtcSeconds);
        Assert.All(rescoring.Moves, move => Assert.True(move.To - move.From is 50 or 200 || move.To == 600, $"{move}"));
        double share = rescoring
            .Moves.Where(move => move.From == 450)
            .GroupBy(move => move.Signature)
            .Average(signature => signature.Sum(move => move.Share));
        Assert.InRange(share, 0.01, 0.2); // prior.yaml: 8 % of those in Canada, 0.8 % abroad
        Assert.Contains(
            "from 2026-08-01 on scores follow '2020-10-20'",
            Assert.Single(futures.Warnings),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void DrawLaws_RulesInForceAlready_RescoreNobody()
    {
        ScenarioFutures futures = Futures("rules: {from: 2026-08-01, set: 2025-03-25}");
        Assert.All(Enumerable.Range(0, 40), replication => Assert.Empty(futures.DrawLaws(replication).Laws.Rescorings));
        Assert.Contains("0.0 %", Assert.Single(futures.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Length", "long")]
    public void Rounds_EverybodyGains10Points_AreCutAbout10PointsHigher()
    {
        const string rounds = """
            rounds: {process: none, cadence: [{type: cec, every_days: 5, size: 1200}, {type: french, every_days: 9, size: 800}]}
            """;
        IEnumerable<string> tenMore = Enumerable
            .Range(CrsTables.Age.Offset, CrsTables.Age.CellCount)
            .Select(cell => $"{CrsKey.Of(cell)}: {RuleBook.Embedded.RuleSets[^1].Grid[cell] + 10}");
        ScenarioFutures before = Futures(rounds);
        ScenarioFutures after = Futures($"{rounds}\nrules: {{from: 2026-08-20, values: {{{string.Join(", ", tenMore)}}}}}");
        long change = new DateTimeOffset(2026, 8, 20, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        List<int> gains = [];
        for (int replication = 0; replication < 6; replication++)
        {
            foreach ((HeldRound one, HeldRound other) in Held(before, replication).Zip(Held(after, replication)))
            {
                Assert.Equal((one.AtUtcSeconds, one.Type, one.Invited), (other.AtUtcSeconds, other.Type, other.Invited));
                if (one.AtUtcSeconds < change)
                {
                    Assert.Equal(one, other);
                }
                else
                {
                    gains.Add(other.Cutoff - one.Cutoff);
                }
            }
        }

        Assert.True(gains.Count > 40);
        Assert.InRange(gains.Average(), 9.5, 10.5);
    }

    [Fact]
    public void DrawLaws_TwoChangesThatCancel_EndWhereTheyBegan()
    {
        const string yaml =
            "parameters: fixed\nrules: [{from: 2026-08-01, set: 2020-10-20}, {from: 2026-09-01, set: 2025-03-25}]";
        ImmutableArray<Rescoring> both = Futures(yaml).DrawLaws(0).Laws.Rescorings;
        Assert.Equal(2, both.Length);
        // Whoever is at a score after the first change and came from below leaves it again by the second.
        Assert.All(both[1].Moves, move => Assert.True(move.From > move.To));
    }

    [Fact]
    public void DrawLaws_Replications_DrawTheMovesUnlessParametersAreFixed()
    {
        ScenarioFutures drawn = Futures("rules: {from: 2026-08-01, set: 2020-10-20}");
        Assert.Equal(drawn.DrawLaws(3).Laws.Rescorings[0].Moves, drawn.DrawLaws(3).Laws.Rescorings[0].Moves);
        Assert.True(
            Enumerable
                .Range(0, 8)
                .Select(replication => drawn.DrawLaws(replication).Laws.Rescorings[0].Moves.Sum(move => move.Share))
                .Distinct()
                .Count() > 1
        );
        ScenarioFutures repeated = Futures("rules: {from: 2026-08-01, set: 2020-10-20}", threads: 2);
        Assert.Equal(drawn.DrawLaws(5).Laws.Rescorings[0].Moves, repeated.DrawLaws(5).Laws.Rescorings[0].Moves);
        ScenarioFutures isFixed = Futures("parameters: fixed\nrules: {from: 2026-08-01, set: 2020-10-20}");
        Assert.Equal(isFixed.DrawLaws(0).Laws.Rescorings[0].Moves, isFixed.DrawLaws(1).Laws.Rescorings[0].Moves);
    }

    [Theory]
    [InlineData("2026-07-01", "line 3, column 15, rules.from: is 2026-07-01; expected a day after the last published pool")]
    [InlineData("2027-07-01", "up to the last one simulated, 2026-09-21")]
    public void Constructor_DayOutsideTheSimulatedTime_IsRefusedWithItsPlace(string day, string says) =>
        Assert.Contains(
            says,
            Assert.Throws<InvalidInputException>(() => Futures($"rules: {{from: {day}, set: 2020-10-20}}")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Warnings_ScenarioSaysWhatComesOnTheUnknownDay_TheyDoNot()
    {
        const string values = "values: {D.sibling: 16}";
        Assert.Contains("grid is not known", Said("2026-11-02"), StringComparison.Ordinal);
        Assert.DoesNotContain("grid is not known", Said("2026-11-03"), StringComparison.Ordinal);

        static string Said(string from) =>
            string.Join('\n', Futures($"rules: {{from: {from}, {values}}}", days: 200).Warnings);
    }

    private static List<HeldRound> Held(ScenarioFutures futures, int replication)
    {
        (PoolLaws laws, PoolStart start, _) = futures.DrawLaws(replication);
        var engine = new PoolEngine();
        engine.Start(laws, start, seed: 1, replication);
        return [.. futures.KnownRounds.Concat(futures.DrawCalendar(replication)).Select(engine.Hold)];
    }

    private static ScenarioFutures Futures(string yaml, int days = 60, int threads = 1)
    {
        Scenario scenario = ScenarioReader.Read("test.yaml", $"scenario: 1\nhorizon_days: {days}\n{yaml}");
        return new ScenarioFutures(scenario with { AsOf = History.DataEnds!.Value.AddDays(1) }, History, seed: 1, threads);
    }
}
