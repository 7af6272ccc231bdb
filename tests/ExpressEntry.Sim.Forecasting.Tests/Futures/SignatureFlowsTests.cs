using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Tests.Futures;

/// <summary>The laws made from the embedded history, at the middle of every range.</summary>
public sealed class SignatureFlowsTests
{
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();
    private static readonly ImmutableArray<PublishedRound> Rounds =
    [
        .. History.Rounds.Where(round => round is { Invitations: > 0, Cutoff: not null }),
    ];

    private static readonly PublishedFlows Flows = PublishedFlows.Measure(History.Snapshots, Rounds)!;

    [Fact]
    public void Split_ScoresThatRoundsReached_HaveTheMembersOfTheInflow()
    {
        FutureSampler sampler = Sampler();
        ImmutableArray<TypeInflow> inflows = sampler.Inflows;
        var mix = new SignatureMix(inflows.Select(inflow => inflow.Type));
        SignatureFlows flows = FlowsOf(mix, inflows);
        double[] peaks = [.. inflows.Select(inflow => Math.Exp(inflow.LogLevel))];
        double[] arrivals = BandArrivals.ToCome(Flows, 0.0025, 30, Ones(Flows.Bands.Length));
        double[] before = [.. arrivals];
        flows.Raise(arrivals, peaks);
        double[][] rates = flows.Split(arrivals, peaks);
        for (int score = 0; score <= CrsScore.Nomination; score++)
        {
            Assert.True(arrivals[score] >= before[score]);
            Assert.Equal(arrivals[score], rates.Sum(rate => rate[score]), 9);
            for (int i = 0; i < inflows.Length; i++)
            {
                RoundType type = inflows[i].Type;
                double members = mix.Groups.Select((groups, g) => groups.Contains(type) ? rates[g][score] : 0).Sum();
                if (score >= inflows[i].LowestReached && type is not (RoundType.Fsw or RoundType.Cec))
                {
                    Assert.Equal(peaks[i] * TypeInflow.Shape[score], members, 9);
                }

                // CEC holds at least its own and whoever needs Canadian experience; FSW is everybody else.
                if (score >= inflows[i].LowestReached && type == RoundType.Cec)
                {
                    Assert.True(members >= (peaks[i] * TypeInflow.Shape[score]) - 1e-9);
                }
            }
        }
    }

    [Fact]
    public void DrawLaws_Start_HoldsThePublishedBandsAndClearedScoresAreYoung()
    {
        (PoolLaws laws, PoolStart start, _) = Sampler().DrawLaws(0);
        Assert.Equal(laws.Signatures.Length, start.Stocks.Length);
        Assert.Equal(Flows.Bands.Select(flow => flow.Count), start.Bands.Select(band => band.Count));
        foreach (StartBand band in start.Bands)
        {
            double stock = start.Stocks.Sum(one => one.Profiles.AsSpan()[band.Low..(band.High + 1)].ToArray().Sum());
            // Counts of a score whose every signature has been cleared find no place; the engine spreads the band over the rest.
            Assert.InRange(stock, 0.97 * band.Count, (1.0 + 1e-9) * band.Count);
        }

        int cec = IndexOf(laws, RoundType.Cec);
        int fsw = IndexOf(laws, RoundType.Fsw);
        Assert.InRange(start.Stocks[cec].OldestDays[560], 0, 30); // CEC rounds come every two weeks
        Assert.Equal(ProfileValidity.Days, start.Stocks[cec].OldestDays[450]);
        Assert.Equal(ProfileValidity.Days, start.Stocks[fsw].OldestDays[560]);
        Assert.All(start.Stocks, stock => Assert.All(stock.OldestDays[601..], days => Assert.Equal(365, days)));
    }

    [Fact]
    public void DrawLaws_Start_OldestIsTheLeastOverTheGroupsOfASignature()
    {
        (PoolLaws laws, PoolStart start, _) = Sampler().DrawLaws(0);
        ImmutableArray<double> both = start.Stocks[IndexOf(laws, RoundType.Cec, RoundType.French)].OldestDays;
        ImmutableArray<double> cec = start.Stocks[IndexOf(laws, RoundType.Cec)].OldestDays;
        ImmutableArray<double> french = start.Stocks[IndexOf(laws, RoundType.Fsw, RoundType.French)].OldestDays;
        Assert.All(Enumerable.Range(0, 601), score => Assert.Equal(Math.Min(cec[score], french[score]), both[score]));
        Assert.Contains(Enumerable.Range(0, 601), score => french[score] < cec[score]);
    }

    [Fact]
    public void TakeOffPlayed_WithoutChangesAndReturns_LeavesArrivalsAlone()
    {
        (SignatureFlows flows, double[][] perDay, double[][] stocks) = Small();
        flows.TakeOffPlayed(perDay, stocks, 0.002, Life(new ReentryLaw(0, 0, 0, [1]), []));
        Assert.Equal(2, perDay[0][450], 12);
    }

    [Fact]
    public void TakeOffPlayed_EverybodyComesBack_LeavesNobodyNew()
    {
        (SignatureFlows flows, double[][] perDay, double[][] stocks) = Small();
        flows.TakeOffPlayed(perDay, stocks, 0.002, Life(new ReentryLaw(1, 1, 1, [1]), []));
        // Nobody is ever invited at this score: all leave or expire, and all of them are seen again.
        Assert.Equal(0, perDay[0][450], 12);
    }

    [Fact]
    public void TakeOffPlayed_Changes_MoveArrivalsAgainstTheStock()
    {
        (SignatureFlows flows, double[][] perDay, double[][] stocks) = Small();
        stocks[0][450] = 100;
        var change = new ScoreChange
        {
            Name = "test",
            ChancePerDay = 0.01,
            Steps = [new ScoreStep(10, 1), new ScoreStep(-5, 3)],
        };
        flows.TakeOffPlayed(perDay, stocks, 0.002, Life(new ReentryLaw(0, 0, 0, [1]), [change]));
        Assert.Equal(2 + 1, perDay[0][450], 12); // one a day goes and is replaced
        Assert.Equal(2 - 0.25, perDay[0][460], 12);
        Assert.Equal(2 - 0.75, perDay[0][445], 12);
    }

    private static (SignatureFlows Flows, double[][] PerDay, double[][] Stocks) Small()
    {
        var mix = new SignatureMix([]);
        double[] perDay = new double[CrsScore.Count];
        perDay.AsSpan(440, 30).Fill(2);
        return (FlowsOf(mix, []), [perDay], [new double[CrsScore.Count]]);
    }

    private static LifeLaws Life(ReentryLaw reentry, ImmutableArray<ScoreChange> changes)
    {
        LifeLaws drawn = Sampler().Lives.Draw(0);
        return drawn with
        {
            Answers = drawn.Answers with { DeclinedShare = 0, LapsedShare = 0.2 },
            Reentry = reentry,
            Changes = changes,
        };
    }

    private static SignatureFlows FlowsOf(SignatureMix mix, ImmutableArray<TypeInflow> inflows) =>
        new(mix, inflows, [.. inflows.Select(_ => new ClearanceMemory())], new ClearanceMemory(), 20_000 * 86_400L);

    private static FutureSampler Sampler()
    {
        DateOnly next = History.DataEnds!.Value.AddDays(1);
        return new FutureSampler(Flows, Rounds, next, next.AddDays(60), seed: 1, isFixed: true);
    }

    private static int IndexOf(PoolLaws laws, params ReadOnlySpan<RoundType> types)
    {
        GroupSet groups = GroupSet.Of(types);
        return laws.Signatures.Select(signature => signature.Groups).ToList().IndexOf(groups);
    }

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];
}
