using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Data.Tests.Rules;

/// <summary>What must hold for every profile under every rule set.</summary>
public sealed class CrsRelationTests
{
    [Fact]
    public void Score_AnyProfile_StaysWithinEveryCap() =>
        ForAll(
            (grid, profile) =>
            {
                CrsBreakdown score = CrsScorer.Score(grid, profile);
                bool married = profile.Has(CrsTraits.Spouse);
                return score.Core.Subtotal <= (married ? 460 : 500)
                    && score.Core.SecondLanguage <= (married ? 22 : 24)
                    && score.Spouse.Subtotal <= (married ? 40 : 0)
                    && score.Transferability.EducationSubtotal <= 50
                    && score.Transferability.ForeignSubtotal <= 50
                    && score.Transferability.Certificate <= 50
                    && score.Transferability.Subtotal <= 100
                    && score.Additional.Subtotal <= 600
                    && score.Total
                        == score.Core.Subtotal
                            + score.Spouse.Subtotal
                            + score.Transferability.Subtotal
                            + score.Additional.Subtotal
                    && score.Total <= 1200;
            }
        );

    [Fact]
    public void Score_HigherLevelOfEducation_NeverLowersASection() =>
        NeverLowers(profile =>
            profile.Education == EducationLevel.Doctoral ? profile : profile with { Education = profile.Education + 1 }
        );

    [Fact]
    public void Score_HigherLevelInAnAbility_NeverLowersASection()
    {
        for (int ability = 0; ability < 4; ability++)
        {
            int raised = ability;
            NeverLowers(profile => profile with { First = Raise(profile.First, raised) });
            NeverLowers(profile => profile with { Second = Raise(profile.Second, raised) });
            NeverLowers(profile => profile with { SpouseLanguage = Raise(profile.SpouseLanguage, raised) });
        }
    }

    [Fact]
    public void Score_OneMoreYearOfWork_NeverLowersASection()
    {
        NeverLowers(profile => profile with { CanadianYears = (byte)(profile.CanadianYears + 1) });
        NeverLowers(profile => profile with { ForeignYears = (byte)(profile.ForeignYears + 1) });
        NeverLowers(profile => profile with { SpouseYears = (byte)(profile.SpouseYears + 1) });
    }

    [Fact]
    public void Score_OneMoreTrait_NeverLowersASection()
    {
        foreach (
            CrsTraits trait in new[]
            {
                CrsTraits.Nomination,
                CrsTraits.Sibling,
                CrsTraits.Certificate,
                CrsTraits.OtherOffer,
                CrsTraits.ShortCanadianStudy,
                CrsTraits.LongCanadianStudy,
            }
        )
        {
            NeverLowers(profile => profile with { Traits = profile.Traits | trait });
        }
    }

    [Fact]
    public void Score_SpouseFieldsWithoutASpouse_ChangeNothing() =>
        ForAll(
            (grid, profile) =>
            {
                CrsProfile alone = profile with { Traits = profile.Traits & ~CrsTraits.Spouse };
                CrsProfile bare = alone with
                {
                    SpouseEducation = EducationLevel.None,
                    SpouseLanguage = default,
                    SpouseYears = 0,
                };
                return CrsScorer.Score(grid, alone) == CrsScorer.Score(grid, bare);
            }
        );

    [Fact]
    public void Score_OneYearOlderFromThirty_NeverRaisesTheScore() =>
        ForAll(
            (grid, profile) =>
            {
                CrsProfile now = profile with { Age = (byte)Math.Max((int)profile.Age, 29) };
                CrsProfile later = now with { Age = (byte)(now.Age + 1) };
                return CrsScorer.Score(grid, later).Total <= CrsScorer.Score(grid, now).Total;
            }
        );

    private static void NeverLowers(Func<CrsProfile, CrsProfile> improve) =>
        ForAll(
            (grid, profile) =>
            {
                CrsBreakdown before = CrsScorer.Score(grid, profile);
                CrsBreakdown after = CrsScorer.Score(grid, improve(profile));
                return after.Core.Subtotal >= before.Core.Subtotal
                    && after.Spouse.Subtotal >= before.Spouse.Subtotal
                    && after.Transferability.Subtotal >= before.Transferability.Subtotal
                    && after.Additional.Subtotal >= before.Additional.Subtotal
                    && after.Total >= before.Total;
            }
        );

    private static void ForAll(Func<CrsGrid, CrsProfile, bool> holds)
    {
        Arbitrary<int> seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();
        Prop.ForAll(
                seeds,
                seed =>
                    RuleBook.Embedded.RuleSets.All(set =>
                        RandomProfiles.Draw(5, seed).All(profile => holds(set.Grid, profile))
                    )
            )
            .QuickCheckThrowOnFailure();
    }

    private static AbilityLevels Raise(AbilityLevels levels, int ability)
    {
        int[] raised = [levels[0], levels[1], levels[2], levels[3]];
        raised[ability] = Math.Min(raised[ability] + 1, AbilityLevels.MaxLevel);
        return new AbilityLevels(raised[0], raised[1], raised[2], raised[3]);
    }
}
