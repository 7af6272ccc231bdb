using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Tests.Evaluation;

/// <summary>The references of the protocol, row by row, against an independent implementation: to 1e-5, no row more or less.</summary>
public sealed class ReferenceRowTests
{
    private const double Tolerance = 1e-5;
    private static readonly KnowledgeCuts Cuts = new(HistoryTables.ReadEmbedded());

    private static BacktestOptions Options =>
        new(EvaluationWindow.Standard, Seed: 1, Threads: 2, Progress: null, TestContext.Current.CancellationToken);

    [Fact]
    public void RoundPersistence_EveryRowOfTheWindow_EqualsTheReference()
    {
        var table = ReferenceTable.Read("ref_A_persistence.csv");
        ImmutableArray<CutoffRow> rows = RoundTask.Run(Cuts, new RoundPersistence(), isSizeKnown: true, Options);
        AssertSame(table, rows, ["round_number", "date", "type", "group", "size", "cutoff"]);
        Assert.Equal(19.2140, rows.Average(row => row.ReferenceCrps), 4);
    }

    [Theory]
    [InlineData(90, 27.3228)]
    [InlineData(180, 31.7360)]
    public void AheadPersistence_EveryRowOfTheWindow_EqualsTheReference(int horizonDays, double meanCrps)
    {
        var table = ReferenceTable.Read(string.Create(CultureInfo.InvariantCulture, $"ref_C_persistence_{horizonDays}.csv"));
        ImmutableArray<CutoffRow> rows = AheadTask.Run(Cuts, new AheadPersistence(), horizonDays, Options);
        AssertSame(table, rows, ["origin", "type", "group", "last_cutoff", "target_cutoff", "target_date"]);
        Assert.Equal(meanCrps, rows.Average(row => row.ReferenceCrps), 4);
    }

    [Theory]
    [InlineData(90, 203, 0.2257, 0.1272)]
    [InlineData(180, 188, 0.2149, 0.1336)]
    [InlineData(365, 158, 0.2183, 0.1432)]
    public void OddsReferences_EveryCellOfTheWindow_EqualTheReference(int horizonDays, int pairs, double step, double shift)
    {
        var table = ReferenceTable.Read(string.Create(CultureInfo.InvariantCulture, $"ref_D_{horizonDays}.csv"));
        ImmutableArray<OddsPair> rows = OddsTask.Run(Cuts, new OddsShift(), horizonDays, Options);
        Assert.Equal(pairs, rows.Length);
        int line = 0;
        foreach (OddsPair row in rows)
        {
            for (int cell = 0; cell < row.Scores.Length; cell++, line++)
            {
                Assert.Equal(
                    table.Text(line, "origin"),
                    row.Question.Origin.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                );
                Assert.Equal(table.Text(line, "type"), row.Question.Type.ToWord());
                Assert.Equal(table.Number(line, "score"), row.Scores[cell]);
                Assert.Equal(table.Text(line, "invited") == "1", row.IsInvited(cell));
                Assert.Equal(table.Number(line, "p_step"), row.Step.Values[cell], Tolerance);
                Assert.Equal(table.Number(line, "p_shift"), row.Reference.Values[cell], Tolerance);
            }
        }

        Assert.Equal(table.Count, line);
        OddsSummary summary = OddsSummary.Of(rows, seed: 1)!;
        Assert.Equal(step, summary.StepBrier, 4);
        Assert.Equal(shift, summary.ReferenceBrier, 4);
    }

    [Fact]
    public void PoolPersistence_EverySnapshotOfTheWindow_EqualsTheReference()
    {
        var table = ReferenceTable.Read("ref_E_persistence.csv");
        ImmutableArray<PoolRow> rows = PoolTask.Run(Cuts, new PoolPersistence(), Options);
        Assert.Equal(table.Count, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal(
                table.Text(i, "prev_as_of"),
                rows[i].PreviousAsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            );
            Assert.Equal(table.Text(i, "as_of"), rows[i].AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Assert.Equal(table.Text(i, "published"), rows[i].Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Assert.Equal(table.Number(i, "601_1200"), rows[i].Actual.Values[0]);
            Assert.Equal(table.Number(i, "0_300"), rows[i].Actual.Values[^1]);
            Assert.Equal(table.Number(i, "wape_persistence"), rows[i].ReferenceError, Tolerance);
        }
    }

    private static void AssertSame(ReferenceTable table, ImmutableArray<CutoffRow> rows, string[] keys)
    {
        Assert.Equal(table.Count, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            foreach (string key in keys)
            {
                Assert.Equal(table.Text(i, key), rows[i].Key.Single(column => column.Name == key).Text);
            }

            double[] expected = table.Quantiles(i);
            for (int level = 0; level < expected.Length; level++)
            {
                Assert.Equal(expected[level], rows[i].Reference.Values[level], Tolerance);
            }

            Assert.Equal(table.Number(i, "crps"), rows[i].ReferenceCrps, Tolerance);
        }
    }
}
