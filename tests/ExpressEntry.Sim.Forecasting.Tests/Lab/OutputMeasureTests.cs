using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Lab;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.Lab;

/// <summary>One replication written by hand, 2026-11-20 to 2027-01-10, whose every output can be said beforehand.</summary>
public sealed class OutputMeasureTests
{
    private static readonly ImmutableArray<ScoreBand> Bands = [new(601, 1200), new(501, 600), new(451, 500), new(0, 450)];

    private static readonly ImmutableArray<RecordMonth> Months =
    [
        .. RecordMonth.Between(At("2026-11-20"), At("2027-01-10")),
    ];

    [Theory]
    [InlineData("cutoff:cec", 1_780_000.0 / 3_500)] // 1,000 at 510, 1,500 at 500, 1,000 at 520
    [InlineData("cutoff:cec@2026", 504)]
    [InlineData("cutoff:cec@2026-12", 500)]
    [InlineData("cutoff:pnp", double.NaN)]
    [InlineData("cutoff:french", double.NaN)] // held, and invited nobody
    [InlineData("last_cutoff:cec", 520)]
    [InlineData("last_cutoff:cec@2026", 500)]
    [InlineData("invitations", 3_500)]
    [InlineData("invitations:cec@2026", 2_500)]
    [InlineData("invitations@2027-01", 1_000)]
    [InlineData("invitations:french", 0)]
    [InlineData("pool", 3_333)]
    [InlineData("pool@2026-11", 1_111)]
    [InlineData("pool:501-600@2026-12", 20)]
    [InlineData("pool:451-1200", 333)]
    [InlineData("flow:invited", 63)]
    [InlineData("flow:invited:cec@2026", 20)]
    [InlineData("flow:expired@2026-12", 15)]
    [InlineData("admissions", 72)]
    [InlineData("admissions@2027", 35)]
    [InlineData("admissions:federal", 66)]
    [InlineData("admissions:pnp", 6)]
    [InlineData("never_invited", 45.0 / 108)]
    [InlineData("wait:cec", 45)]
    [InlineData("wait:cec@2026-11", 30)]
    [InlineData("wait:pnp", double.NaN)]
    [InlineData("odds:500:cec", 1)]
    [InlineData("odds:499:cec", 0)]
    [InlineData("odds:505:cec@2026-11", 0)]
    [InlineData("odds:1200:french", 0)]
    public void ValueOf_RecordByHand_IsTheKnownAnswer(string output, double expected)
    {
        Assert.Equal(expected, OutputMeasure.ValueOf(OutputName.Parse(output), ByHand()));
        Assert.Equal(expected, FromRows(output));
    }

    [Theory]
    [InlineData("cutoff:cec@2026-10", "which is not simulated; expected a time from 2026-11 to 2027-01")]
    [InlineData("admissions@2028", "which is not simulated")]
    public void CheckPeriod_OutsideTheHorizon_IsRefused(string output, string says) =>
        Assert.Contains(
            says,
            Assert.Throws<InvalidInputException>(() => OutputMeasure.CheckPeriod(OutputName.Parse(output), Months)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("pool:501-610")]
    [InlineData("pool:460-500")]
    [InlineData("pool:452-600")]
    public void CheckBand_CutsThroughABand_IsRefused(string output) =>
        Assert.Contains(
            "not made of bands that are counted: 601-1200, 501-600, 451-500, 0-450",
            Assert.Throws<InvalidInputException>(() => OutputMeasure.CheckBand(OutputName.Parse(output), Bands)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void ValueOf_CutoffWithARoundOfThree_HardlyMoves()
    {
        // Category rounds held as CEC rounds: a military one with three invitations cuts off near 1,000.
        var record = new ReplicationRecord(Bands, Months);
        record.Add(new RecordedRound(0, At("2026-11-25"), RoundType.Cec, 2_000, 9_000, 2_000, 510, At("2026-10-01")));
        record.Add(new RecordedRound(0, At("2026-11-26"), RoundType.Cec, 3, 7_000, 3, 1_000, At("2026-10-01")));
        record.Add(new RecordedRound(0, At("2026-11-27"), RoundType.Cec, 2_000, 7_000, 2_000, 500, At("2026-10-01")));
        double cutoff = OutputMeasure.ValueOf(OutputName.Parse("cutoff:cec@2026-11"), record);
        Assert.Equal(((2_000 * 510) + (3 * 1_000) + (2_000 * 500)) / 4_003.0, cutoff, 1e-9);
        Assert.InRange(cutoff, 505, 505.4); // rounds alike would come to 670
    }

    // Through the rows of a result set and back: every value is kept by the tables.
    private static double FromRows(string text)
    {
        OutputName output = OutputName.Parse(text);
        int table = OutputMeasure.TableOf(output);
        List<double> values = [];
        var records = new TableRecords(table, Months, (_, record) => values.Add(OutputMeasure.ValueOf(output, record)));
        foreach (int replication in (int[])[7, 8])
        {
            TableRows all = RecordTables.ToRows(ByHand(), replication)[table];
            records.Add(all);
        }

        records.End();
        Assert.Equal(2, values.Count);
        Assert.Equal(values[0], values[1]);
        return values[0];
    }

    private static ReplicationRecord ByHand()
    {
        var record = new ReplicationRecord(Bands, Months);
        record.Add(new RecordedRound(0, At("2026-11-25"), RoundType.Cec, 1_000, 9_000, 1_000, 510, At("2026-10-01")));
        record.Add(new RecordedRound(1, At("2026-12-10"), RoundType.Cec, 1_500, 8_000, 1_500, 500, At("2026-10-01")));
        record.Add(new RecordedRound(1, At("2026-12-11"), RoundType.French, 100, 0, 0, -1, 0));
        record.Add(new RecordedRound(2, At("2027-01-05"), RoundType.Cec, 1_000, 7_000, 1_000, 520, At("2026-10-01")));
        for (int month = 0; month < Months.Length; month++)
        {
            int times = month + 1;
            new[] { 7, 7, 7, 7 }.CopyTo(record.AddLook(Months[month].EndUtcSeconds - 9)); // before a round
            new[] { times, 10 * times, 100 * times, 1_000 * times }.CopyTo(record.AddLook(Months[month].EndUtcSeconds));
            Set(record, month, "cec", "invited", 10);
            Set(record, month, "pnp", "invited", 11);
            Set(record, month, "fsw", "expired", 15 * month);
            Set(record, month, "cec", "admitted_persons", 11 * month);
            Set(record, month, "fsw", "admitted_persons", 11);
            Set(record, month, "pnp", "admitted_persons", 2);
        }

        record.InvitedOf(0, RoundType.Cec)[30] = 2;
        record.WaitDaysOf(0, RoundType.Cec)[30] = 60;
        record.InvitedOf(2, RoundType.Cec)[3] = 2;
        record.WaitDaysOf(2, RoundType.Cec)[3] = 120;
        return record;
    }

    private static void Set(ReplicationRecord record, int month, string program, string what, long count) =>
        record.FlowsOf(month)[
            (RunEngine.ProgramWords.IndexOf(program) * ReplicationRecord.Events) + RunEngine.Events.IndexOf(what)
        ] = count;

    private static long At(string day) =>
        DateTimeOffset.Parse(day + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds();
}
