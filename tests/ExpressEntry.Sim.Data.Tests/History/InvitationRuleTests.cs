using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Tests.History;

public sealed class InvitationRuleTests
{
    private static readonly DateTimeOffset At = new(2027, 3, 9, 14, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset TieBreak = new(2027, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly PublishedRound Cec = new(
        "500",
        new DateOnly(2027, 3, 9),
        RoundType.Cec,
        "Canadian Experience Class",
        2_500,
        511,
        TieBreak,
        At,
        "",
        []
    );

    [Theory]
    [InlineData(512, null, InvitationVerdict.Invited)]
    [InlineData(510, null, InvitationVerdict.BelowCutoff)]
    [InlineData(511, null, InvitationVerdict.Tie)]
    [InlineData(511, "2027-01-02T03:04:05Z", InvitationVerdict.Invited)]
    [InlineData(511, "2027-01-02T03:04:06Z", InvitationVerdict.AfterTieBreak)]
    [InlineData(512, "2027-01-02T03:04:06Z", InvitationVerdict.Invited)]
    [InlineData(600, "2027-03-09T14:00:00Z", InvitationVerdict.Invited)]
    [InlineData(600, "2027-03-09T14:00:01Z", InvitationVerdict.NotYetSubmitted)]
    [InlineData(600, "2026-03-09T14:00:00Z", InvitationVerdict.Expired)]
    [InlineData(600, "2026-03-09T14:00:01Z", InvitationVerdict.Invited)]
    public void Judge_ProfileOfTheGroup_FollowsCutoffTieBreakAndValidity(
        int score,
        string? submitted,
        InvitationVerdict expected
    )
    {
        Assert.Equal(expected, Rule(score, submitted, RoundType.Cec).Judge(Cec));
    }

    [Fact]
    public void Judge_NoTieBreakPublished_InvitesEveryoneAtTheCutoff()
    {
        Assert.Equal(
            InvitationVerdict.Invited,
            Rule(511, "2027-03-09T13:59:59Z", RoundType.Cec).Judge(Cec with { TieBreak = null })
        );
        Assert.Equal(InvitationVerdict.Invited, Rule(511, null, RoundType.Cec).Judge(Cec with { TieBreak = null }));
    }

    [Fact]
    public void Judge_NoGroupsGiven_CountsEveryRound()
    {
        var rule = new InvitationRule(512, [], null);

        Assert.Equal(InvitationVerdict.Invited, rule.Judge(Cec));
        Assert.Equal(InvitationVerdict.Invited, rule.Judge(Cec with { Type = RoundType.Pnp }));
    }

    [Fact]
    public void Judge_GroupOfTheProfile_DecidesButGeneralAlwaysCounts()
    {
        InvitationRule french = Rule(900, null, RoundType.French);

        Assert.Equal(InvitationVerdict.NotInGroup, french.Judge(Cec));
        Assert.Equal(InvitationVerdict.Invited, french.Judge(Cec with { Type = RoundType.General }));
        Assert.Equal(InvitationVerdict.NotInGroup, french.Judge(Cec with { Type = RoundType.Other }));
    }

    [Fact]
    public void Judge_CutoffNotKnown_IsUnknown()
    {
        Assert.Equal(InvitationVerdict.Unknown, Rule(900, null, RoundType.Cec).Judge(Cec with { Cutoff = null }));
    }

    [Fact]
    public void Judge_HigherScore_IsInvitedInEveryRoundALowerOneIs()
    {
        var rounds = HistoryTables.ReadEmbedded().Rounds;
        for (int score = 60; score <= 1200; score += 15)
        {
            InvitationRule lower = Rule(score, null, RoundType.Cec);
            InvitationRule higher = Rule(score + 1, null, RoundType.Cec);
            Assert.All(
                rounds.Where(round => lower.Judge(round) == InvitationVerdict.Invited),
                round => Assert.Equal(InvitationVerdict.Invited, higher.Judge(round))
            );
        }
    }

    private static InvitationRule Rule(int score, string? submitted, RoundType type) =>
        new(score, [type], submitted is null ? null : DateTimeOffset.Parse(submitted));
}
