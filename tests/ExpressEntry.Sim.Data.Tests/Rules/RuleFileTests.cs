using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Tests.Rules;

public sealed class RuleFileTests
{
    [Fact]
    public void Embedded_Occupations_AreAllUnitGroupsOfTheClassification()
    {
        Assert.Equal(516, RuleBook.Embedded.Occupations.Count);
        Assert.All(RuleBook.Embedded.Occupations, code => Assert.Matches("^[0-9][0-5][0-9]{3}$", code));
    }

    [Fact]
    public void Embedded_CategoryLists_NameExistingOccupationsAndTheKnownCounts()
    {
        var lists = RuleBook.Embedded.Categories.Lists;
        Assert.All(lists, list => Assert.Subset(RuleBook.Embedded.Occupations.ToHashSet(), list.Occupations.ToHashSet()));
        int[] first =
        [
            .. lists.Where(list => list.From == new DateOnly(2023, 5, 31)).Select(list => list.Occupations.Count).Order(),
        ];
        Assert.Equal([3, 10, 10, 24, 35], first);
        Assert.Equal(82, first.Sum());
    }

    [Fact]
    public void Embedded_GridsAfterTheFirst_DifferOnlyInAdditionalPoints()
    {
        var sets = RuleBook.Embedded.RuleSets;
        for (int cell = 0; cell < CrsTables.CellCount; cell++)
        {
            if (!CrsKey.Of(cell).StartsWith("D.", StringComparison.Ordinal))
            {
                Assert.All(sets, set => Assert.Equal(sets[0].Grid[cell], set.Grid[cell]));
            }
        }
    }

    [Theory]
    [InlineData(
        "rule_set: 2015-01-01\nsource: s\nvalues: { A: { age: { no_spouse: { 17: 0 } } } }",
        "gives 'A.age.no_spouse.18' 0 times"
    )]
    [InlineData("rule_set: 2015-01-01\nbase: 2014-01-01\nsource: s\nvalues: {}", "earlier rule set")]
    [InlineData("rule_set: 2015-01-01\nsource: s\nvalues: { A: { aeg: 1 } }", "(did you mean 'age'?).")]
    [InlineData("rule_set: 2015-01-01\nsource: s\nvalues: { D: { cap: 1201 } }", "whole number 0-1200")]
    [InlineData("rule_set: 2015-01-01\nsource: s\nvalues: { D: { cap: { x: 1 } } }", "'x' is not known")]
    [InlineData("rule_set: 2015-01-01\nsuorce: s\nvalues: {}", "Did you mean 'source'")]
    public void ReadGrids_BrokenFile_SaysWhere(string yaml, string said)
    {
        InvalidInputException wrong = Assert.Throws<InvalidInputException>(() => RuleFiles.ReadGrids([Parse(yaml)]));
        Assert.Contains(said, wrong.Message, StringComparison.Ordinal);
        Assert.StartsWith("grid.yaml line ", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2015-01-01", "2015-01-01")]
    [InlineData("2016-11-18", "2015-01-01")]
    [InlineData("2016-11-19", "2016-11-19")]
    [InlineData("2025-03-24", "2020-10-20")]
    [InlineData("2025-03-25", "2025-03-25")]
    [InlineData("2030-01-01", "2025-03-25")]
    public void RuleSetOn_Day_IsTheNewestInForce(string day, string expected) =>
        Assert.Equal(expected, RuleBook.Embedded.RuleSetOn(DateOnly.Parse(day)).Name);

    [Fact]
    public void RuleSetOn_DayBeforeTheFirst_IsRefused()
    {
        InvalidInputException wrong = Assert.Throws<InvalidInputException>(() =>
            RuleBook.Embedded.RuleSetOn(new DateOnly(2014, 12, 31))
        );
        Assert.Contains("2015-01-01 on", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overrides_OneValue_ChangesThatCellAlone()
    {
        RuleOverrides overrides = RuleOverridesFile.Read(
            Parse("values: { A.age.no_spouse.29: 111 }"),
            "test",
            RuleBook.Embedded
        );
        CrsGrid before = RuleBook.Embedded.RuleSets[^1].Grid;
        CrsGrid after = overrides.Apply(RuleBook.Embedded.RuleSets[^1]).Grid;
        int[] changed = [.. Enumerable.Range(0, CrsTables.CellCount).Where(cell => before[cell] != after[cell])];
        Assert.Equal("A.age.no_spouse.29", CrsKey.Of(Assert.Single(changed)));
        Assert.Equal(111, after.Points(CrsTables.Age, 0, 29));
    }

    [Fact]
    public void Overrides_FromADay_ApplyFromThatDayOn()
    {
        RuleOverrides overrides = RuleOverridesFile.Read(
            Parse("from: 2026-11-03\nvalues: { D: { sibling: 40 } }"),
            "test",
            RuleBook.Embedded
        );
        RuleBook book = RuleBook.Embedded with { Overrides = overrides };
        Assert.Equal(15, book.RuleSetOn(new DateOnly(2026, 11, 2)).Grid.Points(CrsTables.Sibling));
        Assert.Equal(40, book.RuleSetOn(new DateOnly(2026, 11, 3)).Grid.Points(CrsTables.Sibling));
        Assert.Null(book.RuleSetOn(new DateOnly(2026, 11, 3)).CertainTo);
    }

    [Theory]
    [InlineData("values: { A.age.no_spouse.16: 1 }", "'16' is not known")]
    [InlineData("values: { A.age.no_spouse: 1 }", "ends too early")]
    [InlineData("base: 2019-01-01", "2015-01-01, 2016-11-19")]
    [InlineData("factors: { occupation: { tiers: [{ points: 10, occupations: [99999] }] } }", "five digits")]
    [InlineData(
        "factors: { occupation: { tiers: [{ points: 10, occupations: [\"21231\", \"21231\"] }] } }",
        "each occupation once"
    )]
    [InlineData("factors: { ocupation: {} }", "Did you mean 'occupation'")]
    public void ReadOverrides_BrokenFile_SaysWhatIsAllowed(string yaml, string said)
    {
        InvalidInputException wrong = Assert.Throws<InvalidInputException>(() =>
            RuleOverridesFile.Read(Parse(yaml), "test", RuleBook.Embedded)
        );
        Assert.Contains(said, wrong.Message, StringComparison.Ordinal);
    }

    private static DocumentNode Parse(string yaml) =>
        DocumentFile.Parse(System.Text.Encoding.UTF8.GetBytes(yaml), "grid.yaml");
}
