using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Candidates;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Tests.Candidates;

/// <summary>The range around odds, and how it widens beyond a change of the score that is announced.</summary>
public sealed class OddsRangeTests
{
    private const ulong Seed = 20150131;
    private static readonly DateOnly AsOf = new(2026, 7, 24);
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded().KnownBefore(AsOf);
    private static readonly CandidateOdds Odds = new(History, AsOf, gapDays: 0, Seed);

    [Theory]
    [InlineData(102, 0)] // the last day is 2026-11-02
    [InlineData(103, 1)]
    [InlineData(180, 78)]
    [InlineData(365, 263)]
    public void Answer_WindowBeyondTheChange_WidensByItsDaysUnderTheNewGrid(int days, int after)
    {
        CandidateOddsAnswer answer = Odds.Answer(CandidateTimeline.Constant(515, [RoundType.Cec]), [days])[0];

        double widening = 1 + (0.6 * after / days);
        Assert.Equal(OddsReliability.RangeOf(answer.Probability, days, widening), (answer.Low, answer.High));
        (double low, double high) = OddsReliability.RangeOf(answer.Probability, days);
        Assert.Equal(after > 0, answer.Low < low && answer.High > high);
    }

    [Fact]
    public void Answer_ProfileThatEndsBeforeTheChange_IsNotWidened()
    {
        var submitted = new DateTimeOffset(2025, 11, 1, 0, 0, 0, TimeSpan.Zero);
        CandidateOddsAnswer answer = Odds.Answer(CandidateTimeline.Constant(515, [RoundType.Cec], submitted), [365])[0];

        Assert.Equal(OddsReliability.RangeOf(answer.Probability, 365), (answer.Low, answer.High));
    }

    [Theory]
    [InlineData("2026-04-01", 1)] // before it was announced
    [InlineData("2026-04-02", 1.6)]
    public void WideningWithin_DayOfTheQuestion_DecidesWhatIsKnown(string knowledgeDay, double expected)
    {
        var day = DateOnly.Parse(knowledgeDay, System.Globalization.CultureInfo.InvariantCulture);
        double widening = RuleChange.WideningWithin(
            History.KnownBefore(day),
            day,
            [RoundType.Cec],
            new DateOnly(2026, 11, 3),
            90
        );

        Assert.Equal(expected, widening, 12);
    }

    [Theory]
    [InlineData(0, 1.6)]
    [InlineData(1, 1.6)]
    [InlineData(2, 1)]
    public void WideningWithin_RoundsUnderTheNewGrid_TeachIt(int rounds, double expected)
    {
        PublishedRound last = History.Rounds.Last(round => round.Type == RoundType.Cec);
        PublishedHistory known = History with
        {
            Rounds =
            [
                .. History.Rounds,
                .. Enumerable
                    .Range(0, rounds)
                    .Select(i => last with { Number = $"{900 + i}", Date = new DateOnly(2026, 11, 3).AddDays(14 * i) }),
            ],
        };
        var day = new DateOnly(2026, 12, 1);

        // Stem has been quiet for over a year: it cannot teach, and does not hold the others back.
        Assert.Equal(
            expected,
            RuleChange.WideningWithin(known, day, [RoundType.General, RoundType.Cec, RoundType.Stem], day, 90),
            12
        );
    }

    [Fact]
    public void RangeOf_AnyWidening_ContainsTheOddsAndNeverFalls()
    {
        foreach (double widening in ImmutableArray.Create(1, 1.3, 1.6, 5))
        {
            foreach (int days in ImmutableArray.Create(1, 90, 135, 180, 300, 365))
            {
                (double low, double high) before = (0, 0);
                for (int step = 0; step <= 1000; step++)
                {
                    double odds = step / 1000.0;
                    (double low, double high) = OddsReliability.RangeOf(odds, days, widening);
                    Assert.InRange(low, before.low, odds);
                    Assert.InRange(high, Math.Max(odds, before.high), 1);
                    before = (low, high);
                }
            }
        }
    }

    [Fact]
    public void RangeOf_NoWidening_IsTheMeasuredRange()
    {
        Assert.Equal(OddsReliability.RangeOf(0.6, 180), OddsReliability.RangeOf(0.6, 180, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OddsReliability.RangeOf(0.6, 180, 0.9));
    }
}
