using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Population;
using ExpressEntry.Sim.Data.Tests.Rules;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Tests.Population;

public sealed class PopulationSamplerTests
{
    private const int Some = 20_000;

    [Theory]
    [InlineData("2018-03-01")]
    [InlineData("2022-02-20")]
    [InlineData("2023-10-01")]
    [InlineData("2025-03-20")]
    [InlineData("2026-07-24")]
    public void Draw_AnyDay_MeetsEveryKnownShareWithBoundedWeights(string asOf)
    {
        (PopulationSampler sampler, SyntheticProfile[] profiles) = Populations.Draw(asOf, Some);
        Assert.Equal(Some, profiles.Length);
        Assert.All(sampler.Fit.Margins, margin => Assert.True(margin.IsMet, $"{margin}"));
        Assert.InRange(sampler.Fit.MostWeight, 1, 20);

        // The same counted again from the profiles, against the table as published.
        double total = sampler.Snapshot.LeafBands().Sum(band => band.Count);
        foreach (BandCount band in sampler.Snapshot.LeafBands())
        {
            int held = profiles.Count(profile => band.Band.Contains(profile.Score));
            Assert.True(Math.Abs(held - (band.Count / total * Some)) <= 5, $"{band.Band}: {held} of {Some}");
        }
    }

    [Theory]
    [InlineData("2018-03-01", "2017-06-06")]
    [InlineData("2022-02-20", "2020-10-20")]
    [InlineData("2025-03-20", "2020-10-20")]
    [InlineData("2026-07-24", "2025-03-25")]
    public void Draw_AnyDay_ScoresAreThoseOfTheRulesThen(string asOf, string ruleSet)
    {
        (PopulationSampler sampler, SyntheticProfile[] profiles) = Populations.Draw(asOf, Some);
        Assert.Equal(ruleSet, sampler.RuleSet.Name);
        Assert.All(profiles, profile => Assert.Equal(PlainCrs.Score(ruleSet, profile.Crs).Total, profile.Score));
    }

    [Fact]
    public void Draw_LastPublishedPool_HasTheProgramSharesOfTheDay()
    {
        SyntheticProfile[] profiles = Populations.Draw("2022-01-20", Some).Profiles;

        // 2022-01-04: FSW 154,421, CEC 38,223, FST 577 of 193,221.
        Assert.InRange(profiles.Count(OnlyAs(RoundType.Cec)) / (double)Some, 0.195, 0.20);
        Assert.InRange(profiles.Count(OnlyAs(RoundType.Fsw)) / (double)Some, 0.79, 0.80);

        static Func<SyntheticProfile, bool> OnlyAs(RoundType program) =>
            profile =>
                profile.Groups.Contains(program)
                && !Enumerable.Range(1, (int)program - 1).Any(earlier => profile.Groups.Contains((RoundType)earlier));
    }

    [Fact]
    public void Draw_AnyThreads_GivesTheSameProfiles() =>
        Assert.Equal(
            Populations.Draw("2026-07-24", 5000, threads: 1).Profiles,
            Populations.Draw("2026-07-24", 5000, threads: 5).Profiles
        );

    [Fact]
    public void Draw_OtherSeed_GivesOtherProfiles() =>
        Assert.NotEqual(
            Populations.Draw("2026-07-24", 500, seed: 1).Profiles,
            Populations.Draw("2026-07-24", 500, seed: 2).Profiles
        );

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(37)]
    public void Draw_FewProfiles_GivesAsManyAsAsked(int size) =>
        Assert.Equal(size, Populations.Draw("2026-07-24", size).Profiles.Length);

    [Fact]
    [Trait("Length", "long")]
    public void Draw_MoreThanOnePart_AddsUpAndStaysWithinTheShares()
    {
        const int size = PopulationSampler.MostInPart + 1;
        (PopulationSampler sampler, SyntheticProfile[] profiles) = Populations.Draw("2026-07-24", size);
        Assert.Equal(2, sampler.Parts);
        Assert.Equal(size, profiles.Length);
        Assert.Equal(size, sampler.Fit.Margins.Where(margin => margin.Margin == "band").Sum(margin => margin.Profiles));
        Assert.All(sampler.Fit.Margins, margin => Assert.True(margin.IsMet, $"{margin}"));
    }

    [Fact]
    public void Draw_WhateverIsPublishedLater_StaysTheSame()
    {
        PopulationRequest request = Populations.Request("2025-06-01", 2000);
        PublishedHistory whole = HistoryTables.ReadEmbedded();
        PublishedHistory changed = whole with
        {
            Rounds = [.. whole.Rounds.Select(round => round.Date < request.AsOf ? round : round with { Cutoff = 300 })],
            Snapshots = [.. whole.Snapshots.Where(snapshot => snapshot.Published < request.AsOf)],
        };
        Assert.Equal(Draw(request), Draw(request with { History = changed.KnownBefore(request.AsOf) }));

        static SyntheticProfile[] Draw(PopulationRequest of) =>
            new PopulationSampler(of).Draw(0, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(PopulationRequest.MostProfiles + 1)]
    public void Create_SizeOutsideRange_IsRefused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PopulationSampler(Populations.Request("2026-07-24", size)));

    [Fact]
    public void Create_BeforeTheFirstSnapshot_SaysWhatIsAllowed()
    {
        InvalidInputException wrong = Assert.Throws<InvalidInputException>(() =>
            new PopulationSampler(Populations.Request("2016-05-01", 10))
        );
        Assert.Contains("--as-of is 2016-05-01", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("2017-05-26", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_SnapshotWithoutABand_UsesTheOneBefore()
    {
        PopulationRequest request = Populations.Request("2026-07-24", 10);
        PoolSnapshot last = request.History.Snapshots[^1];
        PoolSnapshot torn = last with { Bands = [.. last.Bands.Where(band => band.Band.Low != 0)] };
        PublishedHistory history = request.History with { Snapshots = [.. request.History.Snapshots[..^1], torn] };
        Assert.Equal(
            request.History.Snapshots[^2].AsOf,
            new PopulationSampler(request with { History = history }).Snapshot.AsOf
        );
    }

    [Fact]
    public void Draw_RoundThatTookEveryone_IsRefusedInsteadOfNeverEnding()
    {
        PopulationRequest request = Populations.Request("2026-07-24", 10);
        PoolSnapshot last = request.History.Snapshots[^1];
        PublishedRound round = request.History.Rounds[^1] with
        {
            Date = last.AsOf.AddDays(-1),
            At = new DateTimeOffset(last.AsOf, TimeOnly.MinValue, TimeSpan.Zero),
            Type = RoundType.General,
            Cutoff = 0,
            TieBreak = null,
        };
        PublishedHistory history = request.History with { Rounds = [round] };
        Assert.Throws<InvalidInputException>(() =>
            new PopulationSampler(request with { History = history }).Draw(0, TestContext.Current.CancellationToken)
        );
    }
}
