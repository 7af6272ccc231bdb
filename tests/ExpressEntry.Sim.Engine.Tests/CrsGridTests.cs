using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Engine.Tests;

public sealed class CrsGridTests
{
    [Theory]
    [InlineData("A.age.no_spouse.29", 1)]
    [InlineData("A.age.spouse.20-29", 10)]
    [InlineData("A.second_language_cap.no_spouse", 1)]
    [InlineData("A.first_language.spouse.0-10", 11)]
    [InlineData("C.education_language.masters.7-8", 2)]
    [InlineData("C.foreign_canadian_work.1-2.2-5", 8)]
    [InlineData("D.french.7-10.0-4", 20)]
    [InlineData("D.cap", 1)]
    [InlineData("total_cap", 1)]
    public void With_Key_ChangesItsCellsAlone(string key, int cells)
    {
        CrsGrid changed = CrsGrid.Empty.With(key, 7);
        Assert.Equal(cells, Enumerable.Range(0, CrsTables.CellCount).Count(cell => changed[cell] == 7));
        Assert.All(Enumerable.Range(0, CrsTables.CellCount), cell => Assert.Equal(0, CrsGrid.Empty[cell]));
    }

    [Fact]
    public void TryResolve_KeyOfEveryCell_FindsThatCell()
    {
        for (int cell = 0; cell < CrsTables.CellCount; cell++)
        {
            Assert.True(CrsKey.TryResolve(CrsKey.Of(cell), out var cells, out _));
            Assert.Equal([cell], cells);
        }
    }

    [Theory]
    [InlineData("", "expected one of A, B, C, D, total_cap")]
    [InlineData("E.age", "'E' is not known")]
    [InlineData("A.aeg.no_spouse.29", "'aeg' is not known; expected one of age, education")]
    [InlineData("A.age", "ends too early; expected one of no_spouse, spouse")]
    [InlineData("A.age.single.29", "'single' is not known; expected one of no_spouse, spouse")]
    [InlineData("A.age.no_spouse.16", "'16' is not known")]
    [InlineData("A.age.no_spouse.29-20", "'29-20' is not known")]
    [InlineData("A.age.no_spouse.29.x", "nothing more after 'A.age'")]
    [InlineData("D.cap.x", "nothing more after 'D.cap'")]
    public void With_UnknownKey_NamesThePartAndWhatIsAllowed(string key, string said)
    {
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => CrsGrid.Empty.With(key, 1));
        Assert.Contains(said, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1201)]
    public void With_PointsOutsideAScore_AreRefused(int points) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CrsGrid.Empty.With("D.cap", points));

    [Fact]
    public void Layout_CellsOfAllTables_LieSideBySide()
    {
        int next = 0;
        foreach (CrsTable table in CrsTables.All)
        {
            Assert.Equal(next, table.Offset);
            next += table.CellCount;
        }

        Assert.Equal(next, CrsTables.CellCount);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(13)]
    public void AbilityLevels_LevelThatNoTestReports_IsRefused(int level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AbilityLevels(9, 9, 9, level));

    [Fact]
    public void AbilityLevels_FourLevels_ComeBackInOrder()
    {
        var levels = new AbilityLevels(12, 0, 7, 4);
        Assert.Equal([12, 0, 7, 4], Enum.GetValues<Ability>().Select(ability => levels[ability]));
        Assert.Equal(0, levels.Lowest);
        Assert.Equal(4, new AbilityLevels(12, 5, 7, 4).Lowest);
    }

    [Fact]
    public void Score_ScenarioThatRaisesEverything_StaysAtTheHighestScore()
    {
        CrsGrid generous = CrsGrid.Empty.With(
            Enumerable.Range(0, CrsTables.CellCount).Select(cell => new KeyValuePair<string, int>(CrsKey.Of(cell), 1200))
        );
        var profile = new CrsProfile { Age = 30, Traits = CrsTraits.Spouse | CrsTraits.Nomination };
        Assert.Equal(CrsScore.Max, CrsScorer.Score(generous, profile).Total);
        ushort[] scores = new ushort[1];
        new CrsColumnScorer(generous).Score(CrsColumnScorerTests.Columns([profile]), scores);
        Assert.Equal(CrsScore.Max, scores[0]);
    }
}
