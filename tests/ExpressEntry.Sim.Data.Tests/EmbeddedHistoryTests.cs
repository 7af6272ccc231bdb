using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Data.Tests;

public sealed class EmbeddedHistoryTests
{
    private static readonly PublishedHistory Embedded = HistoryTables.ReadEmbedded();

    [Fact]
    public void ReadEmbedded_WholeHistory_HoldsEveryRoundAndSnapshot()
    {
        Assert.Equal(431, Embedded.Rounds.Length);
        Assert.Equal(143, Embedded.Snapshots.Length);
        Assert.Equal(new DateOnly(2026, 7, 23), Embedded.Rounds[^1].Date);
    }

    [Theory]
    // Official year-end totals of invitations.
    [InlineData(2015, 31_063)]
    [InlineData(2016, 33_782)]
    [InlineData(2017, 86_023)]
    [InlineData(2018, 89_800)]
    [InlineData(2019, 85_300)]
    [InlineData(2020, 107_350)]
    [InlineData(2021, 114_431)]
    [InlineData(2022, 46_539)]
    [InlineData(2023, 110_266)]
    [InlineData(2024, 98_903)]
    public void ReadEmbedded_InvitationsOfAYear_EqualTheOfficialTotal(int year, int official)
    {
        Assert.Equal(official, Embedded.Rounds.Where(round => round.Date.Year == year).Sum(round => round.Invitations));
    }
}
