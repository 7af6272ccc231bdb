using System.Globalization;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Languages;

namespace ExpressEntry.Sim.Data.Tests.Rules;

/// <summary>Every threshold of every test: the score gives the level, the score just below gives the one before.</summary>
public sealed class LanguageTableTests
{
    private const string Today = "2026-07-31";
    private const string OldTef = "2023-12-10";
    private const string NewTef = "2023-12-11";

    [Theory]
    // Levels 4, 5, 6, 7, 8, 9, 10 for listening, reading, writing, speaking.
    [InlineData("ielts_general", Today, 0, "4.5 5 5.5 6 7.5 8 8.5")]
    [InlineData("ielts_general", Today, 1, "3.5 4 5 6 6.5 7 8")]
    [InlineData("ielts_general", Today, 2, "4 5 5.5 6 6.5 7 7.5")]
    [InlineData("ielts_general", Today, 3, "4 5 5.5 6 6.5 7 7.5")]
    [InlineData("celpip_general", Today, 0, "4 5 6 7 8 9 10")]
    [InlineData("celpip_general", Today, 1, "4 5 6 7 8 9 10")]
    [InlineData("celpip_general", Today, 2, "4 5 6 7 8 9 10")]
    [InlineData("celpip_general", Today, 3, "4 5 6 7 8 9 10")]
    [InlineData("pte_core", Today, 0, "28 39 50 60 71 82 89")]
    [InlineData("pte_core", Today, 1, "33 42 51 60 69 78 88")]
    [InlineData("pte_core", Today, 2, "41 51 60 69 79 88 90")]
    [InlineData("pte_core", Today, 3, "42 51 59 68 76 84 89")]
    [InlineData("tef_canada", NewTef, 0, "306 352 393 434 462 503 546")]
    [InlineData("tef_canada", NewTef, 1, "306 352 393 434 462 503 546")]
    [InlineData("tef_canada", NewTef, 2, "268 330 379 428 472 512 558")]
    [InlineData("tef_canada", NewTef, 3, "328 387 422 456 494 518 556")]
    [InlineData("tef_canada", OldTef, 0, "145 181 217 249 280 298 316")]
    [InlineData("tef_canada", OldTef, 1, "121 151 181 207 233 248 263")]
    [InlineData("tef_canada", OldTef, 2, "181 226 271 310 349 371 393")]
    [InlineData("tef_canada", OldTef, 3, "181 226 271 310 349 371 393")]
    [InlineData("tcf_canada", Today, 0, "331 369 398 458 503 523 549")]
    [InlineData("tcf_canada", Today, 1, "342 375 406 453 499 524 549")]
    [InlineData("tcf_canada", Today, 2, "4 6 7 10 12 14 16")]
    [InlineData("tcf_canada", Today, 3, "4 6 7 10 12 14 16")]
    public void LevelOf_EveryThreshold_ReachesItsLevelAndNotBelow(string test, string tested, int ability, string thresholds)
    {
        AbilityScale scale = ScaleOf(test, tested, ability);
        int level = 4;
        foreach (string threshold in thresholds.Split(' '))
        {
            int tenths = (int)(decimal.Parse(threshold, CultureInfo.InvariantCulture) * 10);
            Assert.True(scale.Holds(tenths));
            Assert.Equal(level, scale.LevelOf(tenths));
            Assert.Equal(level == 4 ? 0 : level - 1, scale.LevelOf(tenths - scale.StepTenths));
            level++;
        }

        Assert.Equal(10, scale.LevelOf(scale.MaxTenths));
        Assert.Equal(0, scale.LevelOf(scale.MinTenths));
    }

    [Theory]
    // One listening score of IELTS covers half of the levels; the columns of the abilities differ.
    [InlineData(0, 6.0, 7)]
    [InlineData(0, 7.0, 7)]
    [InlineData(1, 7.0, 9)]
    [InlineData(2, 7.0, 9)]
    [InlineData(3, 7.0, 9)]
    public void LevelOf_IeltsSeven_DependsOnTheAbility(int ability, double score, int level) =>
        Assert.Equal(level, ScaleOf("ielts_general", Today, ability).LevelOf((int)(score * 10)));

    [Theory]
    [InlineData("ielts_general", 95)]
    [InlineData("ielts_general", 62)]
    [InlineData("celpip_general", 130)]
    [InlineData("pte_core", 910)]
    [InlineData("tcf_canada", 7000)]
    public void Holds_ScoreOffTheScale_IsFalse(string test, int tenths) =>
        Assert.False(ScaleOf(test, Today, 0).Holds(tenths));

    private static AbilityScale ScaleOf(string test, string tested, int ability) =>
        RuleBook
            .Embedded.Tests.Single(known => known.Word == test)
            .ScaleOn(DateOnly.ParseExact(tested, "yyyy-MM-dd", CultureInfo.InvariantCulture))!
            .Abilities[ability];
}
