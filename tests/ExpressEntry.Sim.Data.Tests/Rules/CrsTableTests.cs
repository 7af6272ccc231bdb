using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Tests.Rules;

/// <summary>Every row of every published table, at its lowest and its highest value.</summary>
public sealed class CrsTableTests
{
    private static readonly CrsGrid Grid = RuleBook.Embedded.RuleSets[^1].Grid;

    [Theory]
    [InlineData(0, 17, 0, 0)]
    [InlineData(18, 18, 99, 90)]
    [InlineData(19, 19, 105, 95)]
    [InlineData(20, 29, 110, 100)]
    [InlineData(30, 30, 105, 95)]
    [InlineData(31, 31, 99, 90)]
    [InlineData(32, 32, 94, 85)]
    [InlineData(33, 33, 88, 80)]
    [InlineData(34, 34, 83, 75)]
    [InlineData(35, 35, 77, 70)]
    [InlineData(36, 36, 72, 65)]
    [InlineData(37, 37, 66, 60)]
    [InlineData(38, 38, 61, 55)]
    [InlineData(39, 39, 55, 50)]
    [InlineData(40, 40, 50, 45)]
    [InlineData(41, 41, 39, 35)]
    [InlineData(42, 42, 28, 25)]
    [InlineData(43, 43, 17, 15)]
    [InlineData(44, 44, 6, 5)]
    [InlineData(45, 120, 0, 0)]
    public void Age_Row_HasItsPoints(int low, int high, int alone, int withSpouse) =>
        RequireRow(CrsTables.Age, low, high, alone, withSpouse);

    [Theory]
    [InlineData(EducationLevel.None, 0, 0, 0)]
    [InlineData(EducationLevel.Secondary, 30, 28, 2)]
    [InlineData(EducationLevel.OneYear, 90, 84, 6)]
    [InlineData(EducationLevel.TwoYear, 98, 91, 7)]
    [InlineData(EducationLevel.ThreeYearPlus, 120, 112, 8)]
    [InlineData(EducationLevel.TwoOrMore, 128, 119, 9)]
    [InlineData(EducationLevel.Masters, 135, 126, 10)]
    [InlineData(EducationLevel.Doctoral, 150, 140, 10)]
    public void Education_Row_HasItsPoints(EducationLevel level, int alone, int withSpouse, int ofSpouse)
    {
        RequireRow(CrsTables.Education, (int)level, (int)level, alone, withSpouse);
        Assert.Equal(ofSpouse, Grid.Points(CrsTables.SpouseEducation, (int)level));
    }

    [Theory]
    [InlineData(0, 3, 0, 0)]
    [InlineData(4, 5, 6, 6)]
    [InlineData(6, 6, 9, 8)]
    [InlineData(7, 7, 17, 16)]
    [InlineData(8, 8, 23, 22)]
    [InlineData(9, 9, 31, 29)]
    [InlineData(10, 12, 34, 32)]
    public void FirstLanguage_Row_HasItsPoints(int low, int high, int alone, int withSpouse) =>
        RequireRow(CrsTables.FirstLanguage, low, high, alone, withSpouse);

    [Theory]
    [InlineData(0, 4, 0, 0)]
    [InlineData(5, 6, 1, 1)]
    [InlineData(7, 8, 3, 3)]
    [InlineData(9, 12, 6, 5)]
    public void SecondAndSpouseLanguage_Row_HasItsPoints(int low, int high, int second, int ofSpouse)
    {
        RequireRow(CrsTables.SecondLanguage, low, high, second, second);
        Assert.Equal(ofSpouse, Grid.Points(CrsTables.SpouseLanguage, low));
        Assert.Equal(ofSpouse, Grid.Points(CrsTables.SpouseLanguage, high));
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(1, 1, 40, 35, 5)]
    [InlineData(2, 2, 53, 46, 7)]
    [InlineData(3, 3, 64, 56, 8)]
    [InlineData(4, 4, 72, 63, 9)]
    [InlineData(5, 60, 80, 70, 10)]
    public void CanadianWork_Row_HasItsPoints(int low, int high, int alone, int withSpouse, int ofSpouse)
    {
        RequireRow(CrsTables.CanadianWork, low, high, alone, withSpouse);
        Assert.Equal(ofSpouse, Grid.Points(CrsTables.SpouseWork, low));
        Assert.Equal(ofSpouse, Grid.Points(CrsTables.SpouseWork, high));
    }

    [Theory]
    [InlineData(EducationLevel.None, EducationLevel.Secondary, 0, 0)]
    [InlineData(EducationLevel.OneYear, EducationLevel.ThreeYearPlus, 13, 25)]
    [InlineData(EducationLevel.TwoOrMore, EducationLevel.Doctoral, 25, 50)]
    public void EducationTransfer_Row_HasItsPoints(EducationLevel low, EducationLevel high, int middle, int top)
    {
        foreach (int level in new[] { (int)low, (int)high })
        {
            RequireTransfer(
                CrsTables.EducationLanguage,
                level,
                [(0, 0), (6, 0), (7, middle), (8, middle), (9, top), (12, top)]
            );
            RequireTransfer(CrsTables.EducationWork, level, [(0, 0), (1, middle), (2, top), (60, top)]);
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 2, 13, 25)]
    [InlineData(3, 60, 25, 50)]
    public void ForeignTransfer_Row_HasItsPoints(int low, int high, int middle, int top)
    {
        foreach (int years in new[] { low, high })
        {
            RequireTransfer(
                CrsTables.ForeignLanguage,
                years,
                [(0, 0), (6, 0), (7, middle), (8, middle), (9, top), (12, top)]
            );
            RequireTransfer(CrsTables.ForeignWork, years, [(0, 0), (1, middle), (2, top), (60, top)]);
        }
    }

    [Theory]
    [InlineData(0, 4, 0)]
    [InlineData(5, 6, 25)]
    [InlineData(7, 12, 50)]
    public void Certificate_Row_HasItsPoints(int low, int high, int points)
    {
        Assert.Equal(points, Grid.Points(CrsTables.Certificate, low));
        Assert.Equal(points, Grid.Points(CrsTables.Certificate, high));
    }

    [Theory]
    [InlineData("2015-01-01", 600, 600, 600, 0, 0, 0, 0, 0)]
    [InlineData("2016-11-19", 600, 200, 50, 15, 30, 0, 0, 0)]
    [InlineData("2017-06-06", 600, 200, 50, 15, 30, 15, 30, 15)]
    [InlineData("2020-10-20", 600, 200, 50, 15, 30, 25, 50, 15)]
    [InlineData("2025-03-25", 600, 0, 0, 15, 30, 25, 50, 15)]
    public void Additional_Row_HasItsPoints(
        string ruleSet,
        int nomination,
        int seniorOffer,
        int otherOffer,
        int shortStudy,
        int longStudy,
        int frenchAlone,
        int frenchWithEnglish,
        int sibling
    )
    {
        CrsGrid grid = RuleBook.Embedded.RuleSets.Single(set => set.Name == ruleSet).Grid;
        Assert.Equal(nomination, grid.Points(CrsTables.Nomination));
        Assert.Equal(0, grid.Points(CrsTables.Offer, (int)JobOffer.None));
        Assert.Equal(seniorOffer, grid.Points(CrsTables.Offer, (int)JobOffer.SeniorManagement));
        Assert.Equal(otherOffer, grid.Points(CrsTables.Offer, (int)JobOffer.Other));
        Assert.Equal(0, grid.Points(CrsTables.Study, (int)CanadianStudy.None));
        Assert.Equal(shortStudy, grid.Points(CrsTables.Study, (int)CanadianStudy.OneOrTwo));
        Assert.Equal(longStudy, grid.Points(CrsTables.Study, (int)CanadianStudy.ThreePlus));
        Assert.Equal(sibling, grid.Points(CrsTables.Sibling));
        foreach (
            (int french, int english, int points) in new[]
            {
                (0, 12, 0),
                (6, 12, 0),
                (7, 0, frenchAlone),
                (12, 4, frenchAlone),
                (7, 5, frenchWithEnglish),
                (12, 12, frenchWithEnglish),
            }
        )
        {
            Assert.Equal(points, grid.Points(CrsTables.French, french, english));
        }

        Assert.Equal(600, grid.Points(CrsTables.AdditionalCap));
    }

    [Fact]
    public void Sections_BestProfile_MeetTheIdentities()
    {
        CrsProfile alone = Best(CrsTraits.None);
        CrsBreakdown best = CrsScorer.Score(Grid, alone);
        Assert.Equal(
            (110, 150, 136, 24, 80),
            (best.Core.Age, best.Core.Education, best.Core.FirstLanguage, best.Core.SecondLanguage, best.Core.CanadianWork)
        );
        Assert.Equal(500, best.Core.Subtotal);
        Assert.Equal(100, best.Transferability.Subtotal);

        CrsBreakdown married = CrsScorer.Score(Grid, Best(CrsTraits.Spouse));
        Assert.Equal(
            (100, 140, 128, 22, 70),
            (
                married.Core.Age,
                married.Core.Education,
                married.Core.FirstLanguage,
                married.Core.SecondLanguage,
                married.Core.CanadianWork
            )
        );
        Assert.Equal(460, married.Core.Subtotal);
        Assert.Equal(
            (10, 20, 10, 40),
            (married.Spouse.Education, married.Spouse.Language, married.Spouse.CanadianWork, married.Spouse.Subtotal)
        );
        Assert.Equal(best.Total, married.Total);

        // 500 + 100 + 50 + 30 + 15: the highest score without nomination and job offer.
        CrsTraits reachable = CrsTraits.LongCanadianStudy | CrsTraits.Sibling;
        Assert.Equal(695, CrsScorer.Score(Grid, Best(reachable)).Total);
        CrsBreakdown nominated = CrsScorer.Score(Grid, Best(reachable | CrsTraits.Nomination));
        Assert.Equal(600, nominated.Additional.Subtotal);
        Assert.Equal(1200, nominated.Total);
    }

    private static CrsProfile Best(CrsTraits traits) =>
        new(
            29,
            EducationLevel.Doctoral,
            AbilityLevels.All(10),
            AbilityLevels.All(10),
            5,
            3,
            EducationLevel.Doctoral,
            AbilityLevels.All(10),
            5,
            traits | CrsTraits.SecondIsFrench | CrsTraits.Certificate
        );

    private static void RequireRow(CrsTable table, int low, int high, int alone, int withSpouse)
    {
        foreach (int value in new[] { low, high })
        {
            Assert.Equal(alone, Grid.Points(table, 0, value));
            Assert.Equal(withSpouse, Grid.Points(table, 1, value));
        }
    }

    private static void RequireTransfer(CrsTable table, int row, (int Column, int Points)[] cells)
    {
        foreach ((int column, int points) in cells)
        {
            Assert.Equal(points, Grid.Points(table, row, column));
        }
    }
}
