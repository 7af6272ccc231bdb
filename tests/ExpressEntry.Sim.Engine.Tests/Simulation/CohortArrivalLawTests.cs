using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using static ExpressEntry.Sim.Engine.Tests.Simulation.SimpleLaws;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>The start and the arrivals against their laws, one at a time; α = 0.001 each (<see cref="Claims"/>), sample sizes beside them.</summary>
public sealed class CohortArrivalLawTests
{
    private readonly CohortEngine _engine = new();

    [Fact]
    public void Arrivals_AYear_ArePoissonByWeekAndFactor()
    {
        PoolLaws laws = Still.WithArrivals(1, 480, 3).WithArrivals(2, 400, 1.5) with { ArrivalFactors = [1, 0.5, 2] };
        const int replications = 400;
        long sum = 0;
        double squares = 0;
        long[] bySignature = new long[3];
        double mean = 4.5 * 7 * (1 + 0.5 + (2 * 50));
        for (int i = 0; i < replications; i++)
        {
            _engine.Start(laws, Empty, 1, i);
            _engine.AdvanceTo(Start + (52 * Week));
            long arrived = _engine.Flows[FlowEvent.Arrived];
            sum += arrived;
            squares += (arrived - mean) * (arrived - mean);
            bySignature[1] += _engine.Flows[FlowEvent.Arrived, FlowProgram.Cec];
            bySignature[2] += _engine.Flows[FlowEvent.Arrived, FlowProgram.Fsw];
        }

        Claims.IsNear(sum, mean * replications, mean * replications);
        Claims.IsNear(squares, mean * replications, ((2 * mean * mean) + mean) * replications);
        Claims.AreInProportion(bySignature.AsSpan(1), [3, 1.5]);
    }

    [Fact]
    public void Arrivals_Instants_AreEvenWithinTheTimePassed()
    {
        PoolLaws laws = Still.WithArrivals(1, 480, 300);
        List<double> instants = [];
        for (int i = 0; i < 6; i++)
        {
            _engine.Start(laws, Empty, 2, i);
            long end = Start + (2 * Day) + 40_000;
            _engine.AdvanceTo(end);
            while (_engine.Hold(Round(end, RoundType.Cec, 1)) is { Invited: 1 } held)
            {
                instants.Add((held.TieBreakUtcSeconds - Start + 0.5) / (end - Start));
            }
        }

        Assert.InRange(instants.Count, 4000, 5000); // 6 · 300 · 2.46 = 4,433 expected
        Claims.Follow([.. instants], x => x);
    }

    [Fact]
    public void Start_Ages_AreExponentialUpToTheOldest()
    {
        PoolStart start = With((1, 480, 400)) with { AttritionPerDay = 0.02 };
        List<double> ages = [];
        for (int i = 0; i < 25; i++)
        {
            _engine.Start(Still, start, 3, i);
            while (_engine.Hold(Round(Start, RoundType.Cec, 1)) is { Invited: 1 } held)
            {
                ages.Add((Start - held.TieBreakUtcSeconds - 0.5) / Day);
            }
        }

        Assert.Equal(10_000, ages.Count);
        Claims.Follow([.. ages], age => (1 - Math.Exp(-0.02 * age)) / (1 - Math.Exp(-0.02 * 100)));
    }

    [Fact]
    public void Start_Bands_SpreadByStock()
    {
        ImmutableArray<double> stock = None.SetItem(480, 1).SetItem(481, 2).SetItem(485, 4);
        PoolStart start = Empty with
        {
            Bands = [new StartBand(480, 489, 10_000)],
            Stocks = [new StartStock(stock, []), new StartStock(None, []), new StartStock(None.SetItem(481, 3), [])],
        };
        long[] counts = new long[4];
        for (int i = 0; i < 3; i++)
        {
            _engine.Start(Still, start, 4, i);
            int[] by = _engine.BySignature(3);
            counts[0] += by[480];
            counts[1] += by[481];
            counts[2] += by[485];
            counts[3] += by[(2 * CrsScore.Count) + 481];
        }

        Claims.AreInProportion(counts, [1, 2, 4, 3]); // 30,000 profiles
        Assert.Equal(30_000, counts.Sum());
    }

    [Fact]
    public void Start_ScoresInNoBand_HoldPoissonNumbers()
    {
        PoolStart start = With((1, 480, 0)) with { Bands = [], Stocks = With((1, 480, 6), (2, 300, 40)).Stocks };
        const int replications = 2000;
        (long few, long many, double squares) = (0, 0, 0);
        for (int i = 0; i < replications; i++)
        {
            _engine.Start(Still, start, 5, i);
            int[] by = _engine.ByScore();
            few += by[480];
            many += by[300];
            squares += (by[300] - 40.0) * (by[300] - 40.0);
        }

        Claims.IsNear(few, 6 * replications, 6 * replications);
        Claims.IsNear(many, 40 * replications, 40 * replications);
        Claims.IsNear(squares, 40 * replications, ((2 * 40 * 40) + 40) * replications);
    }
}
