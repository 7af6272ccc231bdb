using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.MonteCarlo;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Engine.Tests.Lifecycle;

public sealed class PoolSimulationTests
{
    private const long Day = 86_400;
    private const long Start = 20_000 * Day;

    [Fact]
    public void Hold_AYearOfRounds_AccountsForEveryProfile() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var simulation = new PoolSimulation();
                    simulation.Start(SmallModel(), SmallStart(), seed, 3);
                    int invited = 0;
                    for (int round = 1; round <= 30; round++)
                    {
                        RoundType type = (RoundType)(round % 3); // general, pnp, cec
                        HeldRound held = simulation.Hold(new PlannedRound(Start + (round * 13 * Day) + 40_000, type, 60));
                        Assert.Equal(Math.Min(60, held.Eligible), held.Invited);
                        Assert.True(held.Invited == 0 || held.TieBreakUtcSeconds < held.AtUtcSeconds);
                        invited += held.Invited;
                    }

                    FlowCounts flows = simulation.Flows;
                    Assert.Equal(invited, flows.Invited);
                    Assert.Equal(flows.Invited, flows.Applied + flows.Lapsed + flows.Declined);
                    Assert.True(flows.Returned <= flows.Declined);
                    Assert.Equal(
                        flows.AtStart + flows.Arrived + flows.Returned - flows.Expired - flows.Departed - flows.Invited,
                        simulation.Pool.Count
                    );
                    Assert.Equal(simulation.Pool.Count, CountInPool(simulation));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Start_SameObjectAgain_RepeatsAFreshOne()
    {
        var used = new PoolSimulation();
        RunYear(used, 1);
        Assert.Equal(RunYear(new PoolSimulation(), 2), RunYear(used, 2));
    }

    [Fact]
    public void Run_OneThreadOrFour_GivesTheSameRounds()
    {
        HeldRound[][] one = Replications.Run(12, 1, () => new PoolSimulation(), RunYear);
        HeldRound[][] four = Replications.Run(12, 4, () => new PoolSimulation(), RunYear);
        Assert.Equal(one, four);
        Assert.NotEqual(one[0], one[1]);
    }

    [Fact]
    public void AdvanceTo_OtherRounds_SeeTheSameArrivals()
    {
        var quiet = new PoolSimulation();
        quiet.Start(SmallModel(), SmallStart(), 5, 0);
        quiet.AdvanceTo(Start + (200 * Day));
        var busy = new PoolSimulation();
        busy.Start(SmallModel(), SmallStart(), 5, 0);
        for (int round = 1; round <= 20; round++)
        {
            busy.Hold(new PlannedRound(Start + (round * 10 * Day) - 777, RoundType.Cec, 50));
        }

        busy.AdvanceTo(Start + (200 * Day));
        Assert.Equal(quiet.Flows.Arrived, busy.Flows.Arrived);
        Assert.Equal(quiet.Pool.EndRow, busy.Pool.EndRow);
        Assert.All(
            Enumerable.Range(0, quiet.Pool.EndRow),
            row => Assert.Equal(quiet.Pool.SubmittedOf(row), busy.Pool.SubmittedOf(row))
        );
    }

    [Fact]
    public void AdvanceTo_ConstantArrivals_ReachTheStationaryStock()
    {
        // Arrivals at rate a, each surviving a day with probability 1 − d and at most 365 days: the mean stock is
        // a·Σ(1 − d)^k. Poisson, so its variance equals its mean; 40 replications, accepted within 4 standard errors.
        const int replications = 40;
        PoolModel model = SmallModel();
        double expected = 0;
        double left = 1;
        for (int day = 0; day < ProfileValidity.Days; day++)
        {
            expected += 20 * left;
            left *= 1 - model.DepartureShareOfPoolPerDay;
        }

        int[] stocks = Replications.Run(
            replications,
            2,
            () => new PoolSimulation(),
            (simulation, number) =>
            {
                simulation.Start(model, SmallStart() with { Bands = [] }, 11, number);
                simulation.AdvanceTo(Start + (500 * Day));
                return simulation.Pool.Count;
            }
        );
        double standardError = Math.Sqrt(expected / replications);
        Assert.InRange(stocks.Average(), expected - (4 * standardError), expected + (4 * standardError));
    }

    [Fact]
    public void Hold_EveryoneDeclines_AllReturnWithTheirInstant()
    {
        PoolModel model = SmallModel() with
        {
            Responses = new ResponseModel(1, 0, 10),
            DepartureShareOfPoolPerDay = 0,
            NominationsPerDay = 0,
        };
        var simulation = new PoolSimulation();
        simulation.Start(model, SmallStart(), 1, 0);
        simulation.Hold(new PlannedRound(Start + Day, RoundType.General, 100));
        (int Row, long Submitted)[] invited =
        [
            .. Enumerable
                .Range(simulation.Pool.FirstRow, simulation.Pool.EndRow - simulation.Pool.FirstRow)
                .Where(row => !simulation.Pool.IsInPool(row))
                .Select(row => (row, simulation.Pool.SubmittedOf(row))),
        ];
        Assert.Equal(100, invited.Length);

        simulation.AdvanceTo(Start + (12 * Day));

        Assert.All(
            invited,
            profile =>
            {
                Assert.True(simulation.Pool.IsInPool(profile.Row) || profile.Row < simulation.Pool.FirstRow);
                Assert.Equal(profile.Submitted, simulation.Pool.SubmittedOf(profile.Row));
            }
        );
        Assert.InRange(simulation.Flows.Returned, 90, 100); // a few of the oldest expire within eleven days
    }

    [Fact]
    public void Hold_NobodyAnswers_NobodyReturns()
    {
        PoolModel model = SmallModel() with { Responses = new ResponseModel(0, 1, 60) };
        var simulation = new PoolSimulation();
        simulation.Start(model, SmallStart(), 1, 0);
        simulation.Hold(new PlannedRound(Start + Day, RoundType.General, 100));
        simulation.AdvanceTo(Start + (100 * Day));
        Assert.Equal(100, simulation.Flows.Lapsed);
        Assert.Equal(0, simulation.Flows.Returned);
    }

    [Fact]
    public void Hold_AllButAFew_LeavesThatMany()
    {
        var simulation = new PoolSimulation();
        simulation.Start(SmallModel(), SmallStart(), 1, 0);
        HeldRound held = simulation.Hold(new PlannedRound(Start + 3600, RoundType.Pnp, -7));
        Assert.Equal(held.Eligible - 7, held.Invited);
        HeldRound left = simulation.Preview(new PlannedRound(Start + 3600, RoundType.Pnp, 1));
        Assert.Equal(7, left.Eligible);
        Assert.True(left.Cutoff <= held.Cutoff);
    }

    [Fact]
    public void Nominate_OverTime_RaisesScoresBySixHundred()
    {
        PoolModel model = SmallModel() with { NominationsPerDay = 5 };
        var simulation = new PoolSimulation();
        simulation.Start(model, SmallStart() with { Bands = [new StartBand(400, 500, 2000)] }, 9, 0);
        simulation.AdvanceTo(Start + (30 * Day));
        int nominees = simulation.Preview(new PlannedRound(Start + (30 * Day), RoundType.Pnp, 1)).Eligible;
        Assert.InRange(simulation.Flows.Nominated, 150 - (4 * 13), 150 + (4 * 13)); // Poisson(150), 4 deviations
        Assert.InRange(nominees, 1, simulation.Flows.Nominated);
        Assert.InRange(simulation.Preview(new PlannedRound(Start + (30 * Day), RoundType.Pnp, nominees)).Cutoff, 901, 1100);
    }

    [Fact]
    public void Start_Bands_HoldAsManyAsPublished()
    {
        var simulation = new PoolSimulation();
        simulation.Start(SmallModel(), SmallStart(), 4, 0);
        ushort[] scores = simulation.Pool.Rows.Scores.ToArray();
        Assert.All(
            SmallStart().Bands,
            band => Assert.Equal(band.Count, scores.Count(score => score >= band.Low && score <= band.High))
        );
        Assert.True(
            Enumerable
                .Range(1, scores.Length - 1)
                .All(row => simulation.Pool.SubmittedOf(row) >= simulation.Pool.SubmittedOf(row - 1))
        );
    }

    [Fact]
    public void Start_ClearedScores_HoldNoOlderMembers()
    {
        long[] clearedTo = new long[CrsScore.Count];
        Array.Fill(clearedTo, long.MinValue);
        Array.Fill(clearedTo, Start - (20 * Day), 480, 121);
        StartPool start = SmallStart() with { Clearings = [new Clearing(RoundType.Cec, [.. clearedTo])] };
        var simulation = new PoolSimulation();
        simulation.Start(SmallModel(), start, 4, 0);
        int young = 0;
        for (int row = 0; row < simulation.Pool.EndRow; row++)
        {
            if (simulation.Pool.ScoreOf(row) is >= 480 and <= 600 && simulation.Pool.GroupsOf(row).Contains(RoundType.Cec))
            {
                Assert.True(simulation.Pool.SubmittedOf(row) >= Start - (20 * Day));
                young++;
            }
        }

        Assert.True(young > 0, "Members who came after the clearing are there.");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.01)]
    public void Start_ClearedMembers_LeaveTheAgesThatAYearOfArrivalsWould(double departures)
    {
        // Half of all arrivals are members, and members older than 30 days were invited. So of those who survive attrition,
        // everyone up to 30 days old is there and half of the older ones; within 4.5 binomial deviations.
        PoolModel model = SmallModel() with
        {
            DepartureShareOfPoolPerDay = departures,
            NominationsPerDay = 0,
        };
        double young = 0;
        double old = 0;
        for (int day = 0; day < ProfileValidity.Days; day++)
        {
            double left = Math.Pow(1 - departures, day);
            young += day < 30 ? left : 0;
            old += day < 30 ? 0 : left / 2;
        }

        const int profiles = 20_000;
        long[] clearedTo = new long[CrsScore.Count];
        Array.Fill(clearedTo, Start - (30 * Day));
        var simulation = new PoolSimulation();
        simulation.Start(
            model,
            new StartPool(
                Start,
                [new StartBand(301, 500, profiles)],
                Flat(1),
                [new GroupShare(RoundType.Cec, Flat(0.5))],
                [new Clearing(RoundType.Cec, [.. clearedTo])]
            ),
            3,
            0
        );
        int drawnYoung = Enumerable.Range(0, profiles).Count(row => simulation.Pool.SubmittedOf(row) >= Start - (30 * Day));
        double share = young / (young + old);
        double deviation = 4.5 * Math.Sqrt(profiles * share * (1 - share));
        Assert.InRange(drawnYoung, (profiles * share) - deviation, (profiles * share) + deviation);
    }

    [Fact]
    public void Start_ManyProfiles_AreInGroupsByTheirShares()
    {
        // 100,000 profiles; each combination of three groups within 4.5 standard deviations of its binomial mean
        // (16 comparisons, together one false alarm in 9,000 seeds).
        const int profiles = 100_000;
        (RoundType Type, double Share)[] groups = [(RoundType.Cec, 0.4), (RoundType.French, 0.03), (RoundType.Stem, 0.2)];
        PoolModel model = SmallModel() with
        {
            Arrivals = new ArrivalMix(
                SmallModel().Arrivals.PerDay,
                [.. groups.Select(group => new GroupShare(group.Type, Flat(group.Share)))]
            ),
        };
        var simulation = new PoolSimulation();
        simulation.Start(
            model,
            SmallStart() with
            {
                Bands = [new StartBand(301, 500, profiles)],
                Groups = model.Arrivals.Groups,
            },
            17,
            0
        );
        foreach (uint combination in Enumerable.Range(0, 8).Select(bits => (uint)bits))
        {
            double probability = 1;
            uint mask = GroupSet.InPool;
            for (int i = 0; i < groups.Length; i++)
            {
                bool isMember = (combination & (1u << i)) != 0;
                probability *= isMember ? groups[i].Share : 1 - groups[i].Share;
                mask |= isMember ? GroupSet.Of(groups[i].Type).Bits : 0;
            }

            int count = 0;
            foreach (uint bits in simulation.Pool.Rows.Groups)
            {
                count += bits == mask ? 1 : 0;
            }

            double deviation = 4.5 * Math.Sqrt(profiles * probability * (1 - probability));
            Assert.InRange(count, (profiles * probability) - deviation, (profiles * probability) + deviation);
        }
    }

    [Fact]
    public void AdvanceTo_ThePast_IsRefused()
    {
        var simulation = new PoolSimulation();
        simulation.Start(SmallModel(), SmallStart(), 4, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => simulation.AdvanceTo(Start - 1));
    }

    [Fact]
    public void Start_ValuesOutOfRange_AreRefusedByName()
    {
        var simulation = new PoolSimulation();
        PoolModel model = SmallModel();
        AssertRefused("Arrivals.PerDay", model with { Arrivals = model.Arrivals with { PerDay = [1, 2] } }, SmallStart());
        AssertRefused(
            "Arrivals.PerDay",
            model with
            {
                Arrivals = model.Arrivals with { PerDay = model.Arrivals.PerDay.SetItem(500, double.NaN) },
            },
            SmallStart()
        );
        AssertRefused(
            "share of cec",
            model with
            {
                Arrivals = model.Arrivals with { Groups = [new GroupShare(RoundType.Cec, Flat(1.5))] },
            },
            SmallStart()
        );
        AssertRefused("Departure", model with { DepartureShareOfPoolPerDay = 1 }, SmallStart());
        AssertRefused("LapsedShare", model with { Responses = new ResponseModel(0.6, 0.6, 60) }, SmallStart());
        AssertRefused("DeadlineDays", model with { Responses = new ResponseModel(0.1, 0.1, 0) }, SmallStart());
        AssertRefused("midnight", model, SmallStart() with { AtUtcSeconds = Start + 1 });
        AssertRefused("Band 500-400", model, SmallStart() with { Bands = [new StartBand(500, 400, 1)] });

        void AssertRefused(string named, PoolModel badModel, StartPool badStart) =>
            Assert.Contains(
                named,
                Assert.ThrowsAny<ArgumentException>(() => simulation.Start(badModel, badStart, 1, 0)).Message,
                StringComparison.Ordinal
            );
    }

    private static HeldRound[] RunYear(PoolSimulation simulation, int replication)
    {
        simulation.Start(SmallModel(), SmallStart(), 99, replication);
        return
        [
            .. Enumerable
                .Range(1, 26)
                .Select(i =>
                    simulation.Hold(
                        new PlannedRound(Start + (i * 14 * Day) - 3000, i % 2 == 0 ? RoundType.Cec : RoundType.Pnp, 40)
                    )
                ),
        ];
    }

    private static int CountInPool(PoolSimulation simulation)
    {
        int count = 0;
        foreach (uint groups in simulation.Pool.Rows.Groups)
        {
            count += (int)(groups & 1);
        }

        return count;
    }

    private static ImmutableArray<double> Flat(double value) => [.. Enumerable.Repeat(value, CrsScore.Count)];

    // 20 arrivals a day between 301 and 500, half of them CEC; 0.2 % leave a day; one nomination every other day.
    private static PoolModel SmallModel() =>
        new()
        {
            Arrivals = new ArrivalMix(
                [.. Enumerable.Range(0, CrsScore.Count).Select(score => score is > 300 and <= 500 ? 0.1 : 0)],
                [new GroupShare(RoundType.Cec, Flat(0.5)), new GroupShare(RoundType.French, Flat(0.1))]
            ),
            DepartureShareOfPoolPerDay = 0.002,
            NominationsPerDay = 0.5,
            NominationWeights = [.. Enumerable.Repeat(1.0, CrsScore.Nomination + 1)],
            Responses = new ResponseModel(0.05, 0.17, 60),
        };

    private static StartPool SmallStart() =>
        new(
            Start,
            [new StartBand(601, 1200, 50), new StartBand(501, 600, 200), new StartBand(0, 500, 2000)],
            Flat(1),
            SmallModel().Arrivals.Groups,
            []
        );
}
