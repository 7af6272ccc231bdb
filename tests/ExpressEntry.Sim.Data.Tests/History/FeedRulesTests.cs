using System.Reflection;
using System.Text.RegularExpressions;
using ExpressEntry.Sim.Data.History.Feed;
using static ExpressEntry.Sim.TestSupport.FeedFixture;

namespace ExpressEntry.Sim.Data.Tests.History;

public sealed class FeedRulesTests
{
    [Fact]
    public void All_EveryRuleThereIs_IsListedOnceUnderANameOfItsOwn()
    {
        FeedRule[] declared =
        [
            .. typeof(FeedRules)
                .GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
                .Where(field => field.FieldType == typeof(FeedRule))
                .Select(field => (FeedRule)field.GetValue(null)!),
        ];

        Assert.Equal(
            declared.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            FeedRules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal)
        );
        Assert.Equal(declared.Length, declared.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(declared, rule => Assert.Matches(new Regex("^[a-z0-9-]+$", RegexOptions.NonBacktracking), rule.Id));
    }

    [Theory]
    [InlineData("August 1, 2023 at 12:59:52 UTC", true)]
    [InlineData("July 04, 2023 at 19:36:18 UTC ", false)]
    public void Read_Round262_HasTheCorrectedTieBreakWhicheverTheFeedShows(string published, bool isCorrected)
    {
        FeedReading reading = FeedReader.Read(
            Feed(
                Record(
                    "262",
                    ("drawDate", "2023-08-15"),
                    ("drawDateFull", "August 15, 2023"),
                    ("drawDateTime", "August 15, 2023 at 14:23:51 UTC"),
                    ("drawCutOff", published)
                )
            ),
            "feed"
        );

        Assert.Equal(new DateTimeOffset(2023, 7, 4, 19, 36, 18, TimeSpan.Zero), reading.History.Rounds[0].TieBreak);
        Assert.Equal(isCorrected, reading.Rules.Single(rule => rule.Rule.Id == "round-262-tie-break").Count == 1);
        Assert.Single(reading.History.Rounds[0].Notes);
    }
}
