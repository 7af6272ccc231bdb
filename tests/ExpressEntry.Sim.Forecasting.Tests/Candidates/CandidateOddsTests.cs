using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Candidates;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Contracts;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Forecasting.Tests.Candidates;

public sealed class CandidateOddsTests
{
    private const ulong Seed = 20150131;
    private const double Rounding = 1e-9;
    private static readonly DateOnly AsOf = new(2026, 7, 24);
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded().KnownBefore(AsOf);
    private static readonly CandidateOdds Odds = new(History, AsOf, gapDays: 0, Seed);
    private static readonly ImmutableArray<RoundType> Groups =
    [
        RoundType.Cec,
        RoundType.French,
        RoundType.Healthcare,
        RoundType.Trades,
        RoundType.Fsw,
        RoundType.Military,
    ];

    // A score, a set of groups as bits, and a window.
    private static Arbitrary<(int Score, int Groups, int Days)> Cases =>
        Gen.Choose(300, 900)
            .SelectMany(_ => Gen.Choose(0, (1 << Groups.Length) - 1), (score, groups) => (score, groups))
            .SelectMany(_ => Gen.Choose(1, 365), (one, days) => (one.score, one.groups, days))
            .ToArbitrary();

    [Theory]
    [InlineData(RoundType.Cec, 515, 90)]
    [InlineData(RoundType.Cec, 515, 365)]
    [InlineData(RoundType.French, 410, 180)]
    [InlineData(RoundType.Healthcare, 475, 365)]
    public void Answer_TypeInUse_IsTheEvaluatedForecast(RoundType type, int score, int days)
    {
        ScoreOdds evaluated = new OddsForecaster(Seed).Forecast(History, new OddsQuestion(AsOf, days, type, [score]))!;
        CandidateOddsAnswer answer = Ask(score, [type], days);
        Assert.Equal(evaluated.Values[0], answer.ByType.Single(one => one.Key == type).Value, 9);
    }

    [Fact]
    public void Answer_SeveralTypes_LieBetweenTheBestTypeAndTheSum() =>
        Prop.ForAll(
                Cases,
                one =>
                {
                    CandidateOddsAnswer answer = Ask(one.Score, SetOf(one.Groups), one.Days);
                    double best = answer.ByType.Max(type => type.Value);
                    double sum = answer.ByType.Sum(type => type.Value);
                    return answer.Probability >= best - Rounding && answer.Probability <= Math.Min(1, sum) + Rounding;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Answer_HigherScoreLongerWindowOrAnotherGroup_IsNeverLess() =>
        Prop.ForAll(
                Cases,
                one =>
                {
                    double odds = Ask(one.Score, SetOf(one.Groups), one.Days).Probability;
                    double higher = Ask(one.Score + 7, SetOf(one.Groups), one.Days).Probability;
                    double longer = Ask(one.Score, SetOf(one.Groups), Math.Min(365, one.Days + 9)).Probability;
                    double more = Ask(
                        one.Score,
                        SetOf(one.Groups | (1 << (one.Score % Groups.Length))),
                        one.Days
                    ).Probability;
                    return odds <= higher + Rounding && odds <= longer + Rounding && odds <= more + Rounding;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Answer_Range_ContainsTheOdds() =>
        Prop.ForAll(
                Cases,
                one =>
                {
                    CandidateOddsAnswer answer = Ask(one.Score, SetOf(one.Groups), one.Days);
                    return answer.Low is >= 0
                        && answer.Low <= answer.Probability
                        && answer.Probability <= answer.High
                        && answer.High <= 1;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Answer_OtherWindowsAskedBeside_ChangeNothing()
    {
        var candidate = CandidateTimeline.Constant(512, [RoundType.Cec]);
        CandidateOddsAnswer alone = Odds.Answer(candidate, [120])[0];
        CandidateOddsAnswer among = Odds.Answer(candidate, [7, 120, 365])[1];
        Assert.Equal(alone.Probability, among.Probability);
        Assert.Equal(alone.Low, among.Low);
    }

    [Fact]
    public void Answer_StepThatChangesNothing_IsTheConstantCandidate()
    {
        var groups = ImmutableArray.Create(RoundType.General, RoundType.Cec);
        var stepped = new CandidateTimeline([
            new CandidateStanding(AsOf, 512, groups),
            new CandidateStanding(AsOf.AddDays(50), 512, groups),
        ]);
        foreach (int days in new[] { 30, 90, 365 })
        {
            Assert.Equal(Ask(512, [RoundType.Cec], days).Probability, Odds.Answer(stepped, [days])[0].Probability, 9);
        }
    }

    [Fact]
    public void Answer_BirthdayInTheWindow_LiesBetweenBeforeAndAfter()
    {
        var groups = ImmutableArray.Create(RoundType.General, RoundType.Cec);
        var falling = new CandidateTimeline([
            new CandidateStanding(AsOf, 520, groups),
            new CandidateStanding(AsOf.AddDays(40), 505, groups),
        ]);
        double odds = Odds.Answer(falling, [365])[0].Probability;
        Assert.True(odds < Ask(520, [RoundType.Cec], 365).Probability - 0.01);
        Assert.True(odds > Ask(505, [RoundType.Cec], 365).Probability + 0.01);
    }

    [Fact]
    public void Answer_NoProgramFromSomeDayOn_AddsNothingAfterIt()
    {
        var leaving = new CandidateTimeline([
            new CandidateStanding(AsOf, 512, [RoundType.General, RoundType.Cec]),
            new CandidateStanding(AsOf.AddDays(90), 512, []),
        ]);
        Assert.InRange(Odds.Answer(leaving, [365])[0].Probability, 0, Ask(512, [RoundType.Cec], 365).Probability - 0.02);
        var nobody = new CandidateTimeline([new CandidateStanding(AsOf, 700, [])]);
        Assert.Equal(0, Odds.Answer(nobody, [365])[0].Probability);
    }

    [Fact]
    public void Answer_ProfileThatEnds_StaysAtTheOddsOfItsLastDay()
    {
        var submitted = new DateTimeOffset(2025, 9, 22, 0, 0, 0, TimeSpan.Zero); // ends 60 days into the window
        var ending = CandidateTimeline.Constant(512, [RoundType.Cec], submitted);
        ImmutableArray<CandidateOddsAnswer> answers = Odds.Answer(ending, [60, 90, 365]);
        Assert.Equal(answers[0].Probability, answers[1].Probability);
        Assert.Equal(answers[0].Probability, answers[2].Probability);
        Assert.True(answers[0].Probability > 0.1);
    }

    [Fact]
    public void Answer_LaterSubmission_IsNeverMoreAndOldestIsAllButFree()
    {
        double Submitted(DateOnly day) =>
            Odds.Answer(
                CandidateTimeline.Constant(514, [RoundType.Cec], new DateTimeOffset(day, default, TimeSpan.Zero)),
                [90]
            )[0].Probability;

        double old = Submitted(AsOf.AddDays(-200));
        double now = Submitted(AsOf);
        double late = Submitted(AsOf.AddDays(80));
        Assert.True(now <= old);
        Assert.True(late < now - 0.05);
        Assert.InRange(old, Ask(513, [RoundType.Cec], 90).Probability, Ask(514, [RoundType.Cec], 90).Probability);
    }

    [Fact]
    public void Answer_UnknownDaysBefore_KeepsTheOddsSane()
    {
        var later = new CandidateOdds(History, AsOf.AddDays(60), gapDays: 60, Seed);
        double odds = later.Answer(CandidateTimeline.Constant(515, [RoundType.Cec]), [180])[0].Probability;
        Assert.InRange(odds, 0.2, 0.9);
        Assert.True(later.Answer(CandidateTimeline.Constant(560, [RoundType.Cec]), [180])[0].Probability > odds);
    }

    [Fact]
    public void FindScore_EvenOdds_IsTheLowestScoreThatHasThem()
    {
        int score = Odds.FindScore([RoundType.Cec], submitted: null, 180, 0.5)!.Value;
        Assert.True(Ask(score, [RoundType.Cec], 180).Probability >= 0.5);
        Assert.True(Ask(score - 1, [RoundType.Cec], 180).Probability < 0.5);
        Assert.Null(Odds.FindScore([], submitted: null, 90, 0.8)); // general rounds alone: none for two years
    }

    [Fact]
    public void Answer_HistoryThatReachesIntoTheWindow_IsRefused() =>
        Assert.Throws<InvalidInputException>(() => new CandidateOdds(History, AsOf.AddDays(-30), gapDays: 0, Seed));

    [Theory]
    [InlineData(0)]
    [InlineData(366)]
    public void Answer_WindowOutside_IsRefused(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ask(500, [RoundType.Cec], days));

    [Fact]
    public void Timeline_WrongStandings_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new CandidateTimeline([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CandidateTimeline.Constant(1201, []));
        var day = new CandidateStanding(AsOf, 500, []);
        Assert.Throws<ArgumentException>(() => new CandidateTimeline([day, day]));
    }

    private static CandidateOddsAnswer Ask(int score, IEnumerable<RoundType> types, int days) =>
        Odds.Answer(CandidateTimeline.Constant(score, types), [days])[0];

    private static IEnumerable<RoundType> SetOf(int bits) => Groups.Where((_, i) => (bits & (1 << i)) != 0);
}
