using ExpressEntry.Sim.Engine.Cohorts;
using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.MonteCarlo;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Tests.Cohorts;

public sealed class CohortSimulationTests
{
    [Fact]
    public void Run_OneThreadOrFour_GivesTheSameRounds()
    {
        HeldRound[][] one = Replications.Run(12, 1, () => new CohortSimulation(), RunAll);
        HeldRound[][] four = Replications.Run(12, 4, () => new CohortSimulation(), RunAll);
        Assert.Equal(one, four);
        Assert.NotEqual(one[0], one[1]);
    }

    [Fact]
    public void AdvanceTo_OtherRounds_SeeTheSameArrivals()
    {
        // Nobody leaves and nobody is invited twice, so what is in the pool and what was invited add up to the arrivals.
        PoolModel model = SmallScenario.Model with
        {
            DepartureShareOfPoolPerDay = 0,
            NominationsPerDay = 0,
            Responses = new ResponseModel(0, 1, 60),
        };
        int[] quiet = CountAfter(model, []);
        int[] busy = CountAfter(
            model,
            [.. Enumerable.Range(1, 20).Select(i => new PlannedRound(SmallScenario.Start + (i * 777_777), RoundType.Cec, 3))]
        );
        Assert.Equal(quiet.Sum(), busy.Sum() + 60);
        Assert.All(quiet.Zip(busy), counts => Assert.True(counts.First >= counts.Second));
    }

    [Fact]
    public void Hold_AYearOfRounds_AnswersForEveryInvitation()
    {
        var simulation = new CohortSimulation();
        for (int replication = 0; replication < 50; replication++)
        {
            int invited = RunAll(simulation, replication).Sum(round => round.Invited);
            FlowCounts flows = simulation.Flows;
            Assert.Equal(invited, flows.Invited);
            Assert.Equal(invited, flows.Applied + flows.Lapsed + flows.Declined);
            Assert.True(flows.Returned <= flows.Declined);
        }
    }

    [Fact]
    public void Start_ValuesOutOfRange_AreRefusedByName()
    {
        var simulation = new CohortSimulation();
        PoolModel leaving = SmallScenario.Model with { DepartureShareOfPoolPerDay = 0.6 };
        Assert.Contains(
            "Departure",
            Assert.Throws<ArgumentException>(() => simulation.Start(leaving, SmallScenario.StartPool, 1, 0)).Message,
            StringComparison.Ordinal
        );
        StartPool noon = SmallScenario.StartPool with { AtUtcSeconds = SmallScenario.Start + 1 };
        Assert.Throws<ArgumentException>(() => simulation.Start(SmallScenario.Model, noon, 1, 0));
        simulation.Start(SmallScenario.Model, SmallScenario.StartPool, 1, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => simulation.AdvanceTo(SmallScenario.Start - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CohortSimulation(0, 0));
    }

    private static int[] CountAfter(PoolModel model, PlannedRound[] rounds)
    {
        var simulation = new CohortSimulation();
        simulation.Start(model, SmallScenario.StartPool with { Bands = [] }, 5, 0);
        foreach (PlannedRound round in rounds)
        {
            Assert.Equal(3, simulation.Hold(round).Invited);
        }

        // The end of a week: everyone of it has arrived, whoever asked in between.
        simulation.AdvanceTo(SmallScenario.Start + (199 * SmallScenario.Day));
        int[] counts = new int[CrsScore.Count];
        simulation.CountByScore(counts);
        return counts;
    }

    private static HeldRound[] RunAll(CohortSimulation simulation, int replication)
    {
        simulation.Start(SmallScenario.Model, SmallScenario.StartPool, 99, replication);
        return [.. SmallScenario.Rounds.Select(simulation.Hold)];
    }
}
