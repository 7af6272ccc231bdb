using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Engine.Vectors;
using ExpressEntry.Sim.TestSupport;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>What holds whatever the laws.</summary>
[Collection(nameof(VectorChoice))]
public sealed class CohortEngineRelationTests
{
    private static readonly FlowEvent[] In = [FlowEvent.Arrived, FlowEvent.ReEntered, FlowEvent.Returned];
    private static readonly FlowEvent[] Out =
    [
        FlowEvent.Expired,
        FlowEvent.Withdrawn,
        FlowEvent.LostEligibility,
        FlowEvent.Invited,
    ];

    [Fact]
    public void Flows_AtEveryLook_ExplainThePool() =>
        Prop.ForAll(
                Gen.Choose(0, 1_000_000).ToArbitrary(),
                number =>
                {
                    (PoolLaws laws, PoolStart start, var rounds) = RandomLaws.Of(number);
                    var engine = new CohortEngine();
                    engine.Start(laws, start, number, 0);
                    long invited = 0;
                    foreach (PlannedRound round in rounds)
                    {
                        AssertExplained(engine, laws);
                        HeldRound preview = engine.Preview(round);
                        AssertExplained(engine, laws);
                        HeldRound held = engine.Hold(round);
                        Assert.Equal(preview, held);
                        Assert.InRange(held.Invited, 0, held.Eligible);
                        invited += held.Invited;
                        Assert.Equal(invited, engine.Flows[FlowEvent.Invited]);
                    }

                    engine.AdvanceTo(engine.NowUtcSeconds + (400 * SimpleLaws.Day));
                    AssertExplained(engine, laws);
                    // Every invitation has been answered by then.
                    PoolFlows flows = engine.Flows;
                    Assert.Equal(
                        flows[FlowEvent.Invited],
                        flows[FlowEvent.Applied] + flows[FlowEvent.Declined] + flows[FlowEvent.Lapsed]
                    );
                    foreach (FlowProgram program in Enum.GetValues<FlowProgram>())
                    {
                        Assert.Equal(
                            flows[FlowEvent.Invited, program],
                            flows[FlowEvent.Applied, program]
                                + flows[FlowEvent.Declined, program]
                                + flows[FlowEvent.Lapsed, program]
                        );
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Start_Replication_DoesNotDependOnWhoRanBefore()
    {
        (PoolLaws laws, PoolStart start, var rounds) = RandomLaws.Of(17);
        (PoolLaws otherLaws, PoolStart otherStart, var otherRounds) = RandomLaws.Of(18);
        var used = new CohortEngine();
        Run(used, otherLaws, otherStart, otherRounds, 3);
        Run(used, laws, start, rounds, 6);
        Assert.Equal(Run(new CohortEngine(), laws, start, rounds, 7), Run(used, laws, start, rounds, 7));
        Assert.NotEqual(Run(used, laws, start, rounds, 7), Run(used, laws, start, rounds, 8));
    }

    [Fact]
    public void Hold_ManyThreads_GiveTheSameReplications()
    {
        (PoolLaws laws, PoolStart start, var rounds) = RandomLaws.Of(5);
        var one = new CohortEngine();
        HeldRound[][] alone = [.. Enumerable.Range(0, 24).Select(i => Run(one, laws, start, rounds, i))];
        HeldRound[][] together =
        [
            .. Enumerable
                .Range(0, 24)
                .AsParallel()
                .AsOrdered()
                .WithDegreeOfParallelism(8)
                .Select(i => Run(new CohortEngine(), laws, start, rounds, i)),
        ];
        Assert.Equal(alone, together);
    }

    [Fact]
    public void Hold_EveryWidth_GivesTheSameReplications()
    {
        VectorWidth usual = VectorChoice.Width;
        try
        {
            for (int number = 0; number < 40; number++)
            {
                (PoolLaws laws, PoolStart start, var rounds) = RandomLaws.Of(number);
                VectorChoice.Width = VectorWidth.Scalar;
                HeldRound[] expected = Run(new CohortEngine(), laws, start, rounds, number);
                foreach (VectorWidth width in new[] { VectorWidth.Bits128, VectorWidth.Bits256, VectorWidth.Bits512 })
                {
                    VectorChoice.Width = width;
                    Assert.Equal(expected, Run(new CohortEngine(), laws, start, rounds, number));
                }
            }
        }
        finally
        {
            VectorChoice.Width = usual;
        }
    }

    [Fact]
    public void Hold_EveryWidth_InvitesTheSameOfThousands()
    {
        PoolLaws laws = SimpleLaws.Still with
        {
            WithdrawnSharePerDay = 0.01,
            Answers = SimpleLaws.Still.Answers with { DeclinedShare = 0.3 },
        };
        PoolStart start = SimpleLaws.With((1, 480, 5000), (2, 481, 3001), (0, 482, 33), (1, 700, 47)) with
        {
            Bands = [new StartBand(470, 490, 11_001), new StartBand(700, 700, 47)],
        };
        PlannedRound[] rounds =
        [
            .. Enumerable
                .Range(1, 60)
                .Select(i => new PlannedRound(
                    SimpleLaws.Start + (i * 5 * SimpleLaws.Day) + 777,
                    i % 3 == 0 ? RoundType.French : RoundType.Cec,
                    100 + i
                )),
        ];
        VectorWidth usual = VectorChoice.Width;
        try
        {
            VectorChoice.Width = VectorWidth.Scalar;
            HeldRound[] expected = Run(new CohortEngine(), laws, start, rounds, 1);
            foreach (VectorWidth width in new[] { VectorWidth.Bits128, VectorWidth.Bits256, VectorWidth.Bits512 })
            {
                VectorChoice.Width = width;
                Assert.Equal(expected, Run(new CohortEngine(), laws, start, rounds, 1));
            }
        }
        finally
        {
            VectorChoice.Width = usual;
        }
    }

    [Fact]
    public void Run_Warm_AllocatesNothing()
    {
        (PoolLaws laws, PoolStart start, var rounds) = RandomLaws.Of(4);
        (PoolLaws otherLaws, PoolStart otherStart, _) = RandomLaws.Of(6);
        laws = laws with { Rescorings = [] }; // checking moves takes a table
        otherLaws = otherLaws with { Rescorings = [] };
        var engine = new CohortEngine();
        int cutoffs = 0;
        void RunBoth()
        {
            for (int replication = 0; replication < 4; replication++)
            {
                engine.Start(laws, start, 1, replication);
                foreach (PlannedRound round in rounds)
                {
                    cutoffs += engine.Hold(round).Cutoff;
                }

                engine.Start(otherLaws, otherStart, 1, replication);
                engine.AdvanceTo(otherStart.AtUtcSeconds + (300 * SimpleLaws.Day));
            }
        }

        RunBoth();
        Assert.Equal(0, SteadyAllocations.PerRun(RunBoth));
        Assert.NotEqual(0, cutoffs);
    }

    private static HeldRound[] Run(
        CohortEngine engine,
        PoolLaws laws,
        PoolStart start,
        IEnumerable<PlannedRound> rounds,
        int replication
    )
    {
        engine.Start(laws, start, 9, replication);
        return [.. rounds.Select(engine.Hold)];
    }

    private static void AssertExplained(CohortEngine engine, PoolLaws laws)
    {
        int[] byScore = engine.ByScore();
        int[] bySignature = engine.BySignature(laws.Signatures.Length);
        Assert.Equal(
            engine.Flows.AtStart + In.Sum(what => engine.Flows[what]) - Out.Sum(what => engine.Flows[what]),
            byScore.Sum()
        );
        for (int i = 0; i < bySignature.Length; i++)
        {
            byScore[i % CrsScore.Count] -= bySignature[i];
        }

        Assert.False(byScore.AsSpan().ContainsAnyExcept(0), "The signatures' counts of a score do not add up to its own.");
    }
}
