using System.Text.RegularExpressions;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Learned;
using ExpressEntry.Sim.Forecasting.Tests.Suite;

namespace ExpressEntry.Sim.Forecasting.Tests.Learned;

public sealed partial class RoundFeaturesTests
{
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();

    [Fact]
    public void All_EveryFeature_IsDocumentedAndThoseOfAHiddenSizeComeFirst()
    {
        Assert.Equal(RoundFeatures.All.Length, RoundFeatures.All.Select(feature => feature.Name).Distinct().Count());
        Assert.All(
            RoundFeatures.All,
            (feature, i) =>
            {
                Assert.Matches(Word(), feature.Name);
                Assert.NotEmpty(feature.Unit);
                Assert.NotEmpty(feature.KnownFrom);
                Assert.NotEmpty(feature.Meaning);
                Assert.Equal(i >= RoundFeatures.CountWithoutSize, feature.NeedsSize);
            }
        );
    }

    [Fact]
    public void Of_AHandMadeHistory_IsWhatTheListSays()
    {
        var rounds = KnownRounds.Of(
            Made(
                (new(2024, 1, 10), RoundType.French, 1000, 440),
                (new(2024, 1, 20), RoundType.General, 2000, 430),
                (new(2024, 1, 30), RoundType.French, 2000, 420),
                (new(2024, 2, 10), RoundType.Cec, 3000, 520),
                (new(2024, 2, 20), RoundType.Cec, 3000, 510)
            )
        );
        Dictionary<string, double> found = Named(
            RoundFeatures.Of(rounds, RoundType.French, new DateOnly(2024, 3, 10), size: 4000, clearance: null)
        );
        Assert.Equal(420, found["last_cutoff"]);
        Assert.Equal(-20, found["last_change"]);
        Assert.Equal(0, found["above_lowest"]);
        Assert.Equal(510 - 420, found["below_everyone"]); // the cec round is newer than the general one
        Assert.Equal(Math.Log(2), found["ln_rounds"], 12);
        Assert.Equal(Math.Log(40), found["ln_days"], 12);
        Assert.Equal(Math.Log(40 / 20.0), found["ln_days_ratio"], 12);
        Assert.Equal(Math.Log(60), found["ln_days_first"], 12);
        Assert.Equal(Math.Log(1000), found["ln_days_cleared"], 12); // the general round stopped above 420
        Assert.Equal(-10, found["others_change"]);
        Assert.Equal(1, found["is_category"]);
        Assert.Equal(Math.Log(4000), found["ln_size"], 12);
        Assert.Equal(Math.Log(2), found["ln_size_ratio"], 12);
        Assert.Equal(0, found["pressure"], 12);
        Assert.Equal(0, found["clearance_step"]);
        Assert.Equal(60, found["clearance_width"]);
    }

    [Fact]
    public void Of_EveryPastRound_IsTheSameWithAndWithoutTheFuture()
    {
        LearningTable whole = LearningTable.Of(History);
        foreach (int row in new[] { 0, 5, 77, 150, 222, whole.Rows.Length - 1 })
        {
            LearningRow late = whole.Rows[row];
            DateOnly day = late.Round.Date;
            PublishedHistory early = Poison.From(History, day, seed: 5).KnownBefore(day);
            double[] features = RoundFeatures.Of(
                KnownRounds.Of(early),
                late.Round.Type,
                day,
                late.Round.Size,
                new Forecasting.Clearance.ClearanceForecaster().Forecast(
                    early,
                    new Contracts.RoundQuestion(day, late.Round.Type, late.Round.Size)
                )
            );
            Assert.Equal(late.Features, features);
        }
    }

    [Fact]
    public void Of_ASizeThatIsHidden_IsTheBeginningOfTheSameRow()
    {
        var rounds = KnownRounds.Of(History);
        var day = new DateOnly(2026, 7, 30);
        double[] shown = RoundFeatures.Of(rounds, RoundType.Cec, day, 2000, clearance: null);
        double[] hidden = RoundFeatures.Of(rounds, RoundType.Cec, day, size: null, clearance: null);
        Assert.Equal(shown[..RoundFeatures.CountWithoutSize], hidden);
        Assert.All(shown, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Digest_RowsOfAShorterHistory_AreThoseOfTheLonger()
    {
        LearningTable whole = LearningTable.Of(History);
        LearningTable part = LearningTable.Of(History.KnownBefore(new DateOnly(2024, 1, 1)));
        Assert.Equal(part.DigestOf(part.Rows.Length), whole.DigestOf(part.Rows.Length));
        Assert.NotEqual(whole.DigestOf(part.Rows.Length), whole.DigestOf(part.Rows.Length + 1));
        Assert.Equal(part.Rows.Length, whole.CountBefore(new DateOnly(2024, 1, 1)));
    }

    private static Dictionary<string, double> Named(double[] features) =>
        RoundFeatures.All.Zip(features).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);

    private static PublishedHistory Made(params (DateOnly Date, RoundType Type, int Size, int Cutoff)[] rounds) =>
        new(
            "made",
            [
                .. rounds.Select(
                    (round, i) =>
                        new PublishedRound(
                            $"{i + 1}",
                            round.Date,
                            round.Type,
                            "made",
                            round.Size,
                            round.Cutoff,
                            TieBreak: null,
                            At: null,
                            Programs: "",
                            Notes: []
                        )
                ),
            ],
            Snapshots: [],
            Warnings: []
        );

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
