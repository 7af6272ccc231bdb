using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Tests.Rules;

public sealed class CrsTwoWaysTests
{
    private const int Count = 100_000;

    public static TheoryData<string> RuleSets => [.. RuleBook.Embedded.RuleSets.Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Score_RandomProfiles_EqualsThePlainImplementation(string ruleSet)
    {
        CrsGrid grid = GridOf(ruleSet);
        foreach (CrsProfile profile in RandomProfiles.Draw(Count, seed: 20150131))
        {
            CrsBreakdown score = CrsScorer.Score(grid, profile);
            (int a, int b, int c, int d, int total) = PlainCrs.Score(ruleSet, profile);
            if (
                (a, b, c, d, total)
                != (
                    score.Core.Subtotal,
                    score.Spouse.Subtotal,
                    score.Transferability.Subtotal,
                    score.Additional.Subtotal,
                    score.Total
                )
            )
            {
                Assert.Fail($"{ruleSet}: {profile} is {score}, but plainly A {a}, B {b}, C {c}, D {d}, total {total}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void ColumnScorer_RandomProfiles_EqualsTheDefinition(string ruleSet)
    {
        CrsGrid grid = GridOf(ruleSet);
        CrsProfile[] profiles = RandomProfiles.Draw(Count, seed: 20250325);
        ushort[] scores = new ushort[Count];
        new CrsColumnScorer(grid).Score(ProfileColumns.Of(profiles), scores);
        for (int i = 0; i < Count; i++)
        {
            if (scores[i] != CrsScorer.Score(grid, profiles[i]).Total)
            {
                Assert.Fail(
                    $"{ruleSet}: {profiles[i]} is {CrsScorer.Score(grid, profiles[i])}, but by columns {scores[i]}."
                );
            }
        }
    }

    [Fact]
    public void RuleSets_OfTheBook_AreTheFiveOfTheHistory()
    {
        Assert.Equal(
            ["2015-01-01", "2016-11-19", "2017-06-06", "2020-10-20", "2025-03-25"],
            RuleBook.Embedded.RuleSets.Select(set => set.Name)
        );
    }

    private static CrsGrid GridOf(string ruleSet) => RuleBook.Embedded.RuleSets.Single(set => set.Name == ruleSet).Grid;
}
