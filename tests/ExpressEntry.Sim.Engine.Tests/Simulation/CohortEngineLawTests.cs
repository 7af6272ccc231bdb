using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using static ExpressEntry.Sim.Engine.Tests.Simulation.SimpleLaws;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>Every flow after arrival against its law, one at a time; α = 0.001 each (<see cref="Claims"/>), sample sizes beside them.</summary>
public sealed class CohortEngineLawTests
{
    private readonly CohortEngine _engine = new();

    [Fact]
    public void Leaving_OverDays_IsGeometricAndForEitherReason()
    {
        PoolLaws laws = Still with { WithdrawnSharePerDay = 0.006, LostEligibilitySharePerDay = 0.002 };
        long[] leftOn = new long[41];
        long[] reasons = new long[2];
        for (int i = 0; i < 4; i++)
        {
            _engine.Start(laws, With((1, 480, 3000), (2, 300, 2000)), 6, i);
            int before = 5000;
            for (int day = 1; day <= 40; day++)
            {
                _engine.AdvanceTo(Start + (day * Day));
                int now = _engine.ByScore().Sum();
                leftOn[day - 1] += before - now;
                before = now;
            }

            leftOn[40] += before;
            reasons[0] += _engine.Flows[FlowEvent.Withdrawn];
            reasons[1] += _engine.Flows[FlowEvent.LostEligibility];
        }

        double[] chances = [.. Enumerable.Range(0, 40).Select(day => 0.008 * Math.Pow(0.992, day)), Math.Pow(0.992, 40)];
        Claims.AreInProportion(leftOn, chances); // 20,000 profiles
        Claims.AreInProportion(reasons, [6, 2]);
    }

    [Fact]
    public void Nominations_ArePoissonAndByWeight()
    {
        double[] weights = new double[CrsScore.Nomination + 1];
        (weights[300], weights[480], weights[500]) = (1, 3, 0.5);
        PoolLaws laws = Still with { NominationsPerDay = 2.5, NominationWeights = [.. weights] };
        const int replications = 500;
        const int days = 8;
        long nominated = 0;
        long[] from = new long[3];
        for (int i = 0; i < replications; i++)
        {
            _engine.Start(laws, With((1, 300, 4000), (1, 480, 2000), (2, 500, 8000)), 7, i);
            _engine.AdvanceTo(Start + (days * Day));
            nominated += _engine.Flows[FlowEvent.Nominated];
            int[] by = _engine.ByScore();
            from[0] += by[900];
            from[1] += by[1080];
            from[2] += by[1100];
        }

        Claims.IsNear(nominated, 2.5 * days * replications, 2.5 * days * replications);
        Assert.Equal(nominated, from.Sum());
        Claims.AreInProportion(from, [4000, 6000, 4000]); // about 10,000; the pool hardly changes
    }

    [Fact]
    public void Nominations_OfAPoolThatLeaves_GoToThoseWhoStay()
    {
        // Half leave at the first midnight; of 40 that stay on average, every one is nominated, whoever would have left is not.
        PoolLaws laws = Still with
        {
            WithdrawnSharePerDay = 0.5,
            NominationsPerDay = 2000,
        };
        long left = 0;
        for (int i = 0; i < 200; i++)
        {
            _engine.Start(laws, With((1, 480, 80)), 8, i);
            _engine.AdvanceTo(Start + Day);
            left += _engine.Flows[FlowEvent.Withdrawn];
            Assert.Equal(80, _engine.Flows[FlowEvent.Withdrawn] + _engine.ByScore()[1080]);
        }

        Claims.IsNear(left, 8000, 4000); // 16,000 profiles
    }

    [Fact]
    public void Changes_SeveralKinds_HappenIndependentlyOnADay()
    {
        PoolLaws laws = Still with
        {
            Changes =
            [
                new ScoreChange
                {
                    Name = "a",
                    ChancePerDay = 0.3,
                    Steps = [new(1, 1), new(2, 3)],
                },
                new ScoreChange
                {
                    Name = "b",
                    ChancePerDay = 0.2,
                    Steps = [new(10, 1)],
                },
                new ScoreChange
                {
                    Name = "c",
                    ChancePerDay = 0.1,
                    Steps = [new(40, 1), new(80, 1)],
                },
            ],
        };
        long[] counts = new long[18];
        for (int i = 0; i < 4; i++)
        {
            _engine.Start(laws, With((1, 300, 5000)), 9, i);
            _engine.AdvanceTo(Start + Day);
            int[] by = _engine.ByScore();
            for (int cell = 0; cell < 18; cell++)
            {
                counts[cell] += by[300 + (cell % 3) + (cell / 3 % 2 * 10) + (cell / 6 * 40)];
            }
        }

        double[] a = [0.7, 0.3 * 0.25, 0.3 * 0.75];
        double[] b = [0.8, 0.2];
        double[] c = [0.9, 0.05, 0.05];
        Claims.AreInProportion(
            counts,
            [.. Enumerable.Range(0, 18).Select(cell => a[cell % 3] * b[cell / 3 % 2] * c[cell / 6])]
        ); // 20,000 profiles
    }

    [Fact]
    public void Changes_OfNominees_HappenOnTheDayOfNominationToo()
    {
        PoolLaws laws = Still with
        {
            NominationsPerDay = 2000,
            Changes =
            [
                new ScoreChange
                {
                    Name = "a",
                    ChancePerDay = 0.3,
                    Steps = [new(1, 1)],
                },
                new ScoreChange
                {
                    Name = "b",
                    ChancePerDay = 0.2,
                    Steps = [new(10, 1), new(20, 1)],
                },
            ],
        };
        long[] counts = new long[6];
        for (int i = 0; i < 100; i++)
        {
            _engine.Start(laws, With((1, 300, 100)), 10, i);
            _engine.AdvanceTo(Start + Day);
            int[] by = _engine.ByScore();
            for (int cell = 0; cell < 6; cell++)
            {
                counts[cell] += by[900 + (cell % 2) + (cell / 2 * 10)];
            }
        }

        Claims.AreInProportion(counts, [0.7 * 0.8, 0.3 * 0.8, 0.07, 0.03, 0.07, 0.03]); // 10,000 profiles
    }

    [Fact]
    public void Answers_SharesAndDays_AreThoseOfTheLaw()
    {
        double[] declines = [1, 0, 3, 2];
        PoolLaws laws = Still with
        {
            Answers = new AnswerLaw
            {
                DeclinedShare = 0.3,
                LapsedShare = 0.25,
                Deadlines = [new(long.MinValue, 20)],
                DeclinedAfterDays = [.. declines],
            },
            Reentry = new ReentryLaw(0, 0, 0.4, [2, 0, 1]),
        };
        long[] answers = new long[3];
        long[] declined = new long[4];
        long[] applied = new long[20];
        long[] back = new long[4];
        for (int i = 0; i < 4; i++)
        {
            _engine.Start(laws, With((1, 480, 3000), (2, 460, 2000)), 11, i);
            _engine.Hold(Round(Start + 50_000, RoundType.General, 5000));
            (long declinedBefore, long appliedBefore) = (0, 0);
            for (int day = 1; day <= 20; day++)
            {
                _engine.AdvanceTo(Start + (day * Day));
                if (day <= 4)
                {
                    declined[day - 1] += _engine.Flows[FlowEvent.Declined] - declinedBefore;
                }

                applied[day - 1] += _engine.Flows[FlowEvent.Applied] - appliedBefore;
                (declinedBefore, appliedBefore) = (_engine.Flows[FlowEvent.Declined], _engine.Flows[FlowEvent.Applied]);
            }

            answers[0] += declinedBefore;
            answers[1] += _engine.Flows[FlowEvent.Lapsed];
            answers[2] += appliedBefore;
            // The deadline is in the third week; re-entry one or three weeks later.
            for (int week = 0; week < 3; week++)
            {
                long before = _engine.Flows[FlowEvent.ReEntered];
                _engine.AdvanceTo(Start + ((week + 4) * Week));
                back[week] += _engine.Flows[FlowEvent.ReEntered] - before;
            }

            back[3] += _engine.Flows[FlowEvent.Lapsed] - _engine.Flows[FlowEvent.ReEntered];
        }

        Claims.AreInProportion(answers, [0.3, 0.25, 0.45]); // 20,000 invitations
        Claims.AreInProportion(declined, declines);
        Claims.AreInProportion(applied, [.. Enumerable.Repeat(1.0, 20)]);
        Claims.AreInProportion(back, [0.4 * 2 / 3, 0, 0.4 / 3, 0.6]);
    }

    [Fact]
    public void Reentry_OfThoseWhoLeave_IsAShareByWeeks()
    {
        PoolLaws laws = Still with { WithdrawnSharePerDay = 0.02, Reentry = new ReentryLaw(0, 0.5, 0, [1, 3]) };
        long[] counts = new long[3];
        for (int i = 0; i < 4; i++)
        {
            _engine.Start(laws, With((1, 480, 10_000)), 12, i);
            _engine.AdvanceTo(Start + Week - 1);
            long left = _engine.Flows[FlowEvent.Withdrawn];
            _engine.AdvanceTo(Start + Week + Week - 1);
            long inSecondWeek = _engine.Flows[FlowEvent.ReEntered];
            counts[0] += inSecondWeek;
            counts[1] += left - inSecondWeek;
        }

        Claims.AreInProportion(counts.AsSpan(0, 2), [0.5 / 4, 1 - (0.5 / 4)]); // about 4,500 who left in the first week
    }

    [Fact]
    public void Rescoring_Shares_MoveThePoolAndTheArrivals()
    {
        PoolLaws laws = Still.WithArrivals(1, 480, 100) with
        {
            Rescorings =
            [
                new Rescoring(Start + Day, [new ScoreMove(1, 480, 430, 1, 0.3), new ScoreMove(1, 480, 470, 2, 0.5)]),
            ],
        };
        long[] pool = new long[3];
        long[] all = new long[3];
        for (int i = 0; i < 3; i++)
        {
            _engine.Start(laws, With((1, 480, 3000)), 13, i);
            _engine.AdvanceTo(Start + Day);
            Add(pool);
            _engine.AdvanceTo(Start + (31 * Day));
            Add(all);
        }

        Claims.AreInProportion(pool, [0.3, 0.5, 0.2]); // about 9,300 profiles
        Claims.AreInProportion([all[0] - pool[0], all[1] - pool[1], all[2] - pool[2]], [0.3, 0.5, 0.2]); // 9,000

        void Add(long[] counts)
        {
            int[] by = _engine.BySignature(3);
            counts[0] += by[CrsScore.Count + 430];
            counts[1] += by[(2 * CrsScore.Count) + 470];
            counts[2] += by[CrsScore.Count + 480];
        }
    }
}
