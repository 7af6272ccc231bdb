using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Checks;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Tests.History;

public sealed class HistoryCheckTests
{
    private static readonly PublishedHistory Embedded = HistoryTables.ReadEmbedded();

    [Fact]
    public void Run_EmbeddedHistory_HoldsButForDocumentedExceptions()
    {
        ImmutableArray<CheckResult> checks = Run(Embedded);

        Assert.DoesNotContain(checks, check => check.Status == CheckStatus.Failed);
        Assert.Equal(22, checks.Sum(check => check.Findings.Length));
    }

    [Theory]
    [InlineData("yearly-totals")]
    [InlineData("numbers-unique")]
    [InlineData("numbers-complete")]
    [InlineData("dates-in-order")]
    [InlineData("dates-possible")]
    [InlineData("type-known")]
    [InlineData("figures-possible")]
    [InlineData("time-on-its-day")]
    [InlineData("tie-break-since-77")]
    [InlineData("tie-break-before-round")]
    [InlineData("tie-break-within-a-year")]
    [InlineData("sub-bands-sum")]
    [InlineData("bands-sum")]
    [InlineData("leaf-bands-sum")]
    [InlineData("published-after-its-day")]
    [InlineData("published-with-a-round")]
    [InlineData("one-a-day")]
    [InlineData("counts-not-repeated")]
    public void Run_HistoryBrokenInOnePlace_FailsThatCheck(string id)
    {
        CheckResult check = Run(Break(id)).Single(result => result.Id == id);

        Assert.Equal(CheckStatus.Failed, check.Status);
        Assert.Contains(check.Findings, finding => finding.KnownReason is null);
    }

    [Fact]
    public void Run_EveryCheck_IsBrokenOnPurposeAbove()
    {
        Assert.Equal(18, Run(Embedded).Length);
    }

    [Fact]
    public void CountYears_YearNotOver_HasNoOfficialTotalToMeet()
    {
        PublishedHistory known = Embedded.KnownBefore(new DateOnly(2024, 7, 1));

        ImmutableArray<YearTotal> totals = HistoryCheck.CountYears(
            known,
            OfficialTotals.ReadEmbedded(),
            new DateOnly(2024, 7, 1)
        );

        Assert.Null(totals.Single(total => total.Year == 2024).Agrees);
        Assert.True(totals.Single(total => total.Year == 2023).Agrees);
    }

    private static ImmutableArray<CheckResult> Run(PublishedHistory history) =>
        HistoryCheck.Run(history, HistoryCheck.CountYears(history, OfficialTotals.ReadEmbedded(), new DateOnly(2026, 8, 1)));

    private static PublishedHistory Break(string id)
    {
        PublishedRound last = Embedded.Rounds[^1];
        PoolSnapshot pool = Embedded.Snapshots[^1];
        return id switch
        {
            "yearly-totals" => WithRound(100, round => round with { Invitations = round.Invitations + 1 }),
            "numbers-unique" => WithRound(430, round => round with { Number = "429" }),
            "numbers-complete" => Embedded with { Rounds = Embedded.Rounds.RemoveAt(77) },
            "dates-in-order" => WithRound(430, round => round with { Number = "12" }),
            "dates-possible" => WithRound(0, round => round with { Date = new DateOnly(2014, 12, 31) }),
            "type-known" => WithRound(430, round => round with { Type = RoundType.Other }),
            "figures-possible" => WithRound(430, round => round with { Cutoff = null }),
            "time-on-its-day" => WithRound(430, round => round with { At = last.At!.Value.AddDays(1) }),
            "tie-break-since-77" => WithRound(430, round => round with { TieBreak = null }),
            "tie-break-before-round" => WithRound(430, round => round with { TieBreak = last.At }),
            "tie-break-within-a-year" => WithRound(430, round => round with { TieBreak = last.At!.Value.AddDays(-367) }),
            "sub-bands-sum" or "leaf-bands-sum" => WithPool(with =>
                with with
                {
                    Bands = Raise(pool, new ScoreBand(491, 500)),
                }
            ),
            "bands-sum" => WithPool(with => with with { Total = pool.Total + 1 }),
            "published-after-its-day" => WithPool(with => with with { Published = pool.AsOf.AddDays(-1) }),
            "published-with-a-round" => WithPool(with => with with { Rounds = ["1"] }),
            "one-a-day" => Embedded with { Snapshots = Embedded.Snapshots.Add(pool) },
            "counts-not-repeated" => Embedded with
            {
                Snapshots = Embedded.Snapshots.Add(pool with { AsOf = pool.AsOf.AddDays(1) }),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(id), id, "no such check"),
        };
    }

    private static PublishedHistory WithRound(int index, Func<PublishedRound, PublishedRound> change) =>
        Embedded with
        {
            Rounds = Embedded.Rounds.SetItem(index, change(Embedded.Rounds[index])),
        };

    private static PublishedHistory WithPool(Func<PoolSnapshot, PoolSnapshot> change) =>
        Embedded with
        {
            Snapshots = Embedded.Snapshots.SetItem(142, change(Embedded.Snapshots[142])),
        };

    private static ImmutableArray<BandCount> Raise(PoolSnapshot pool, ScoreBand band) =>
        [.. pool.Bands.Select(entry => entry.Band == band ? entry with { Count = entry.Count + 1 } : entry)];
}
