using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Gate.Exact;
using ExpressEntry.Sim.Gate.Paths;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Bench.Tests.Exact;

public sealed class BudgetFileTests : IDisposable
{
    private static readonly Counters Some = new([1, 2, 3, 4, 5]);
    private readonly string _folder = Directory.CreateTempSubdirectory("gate-").FullName;

    private string Budgets => Path.Combine(_folder, "budgets.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        BudgetFile.Write(Budgets, [("round", Some), ("odds", new([long.MaxValue, 0, 0, 0, 0]))]);
        SortedDictionary<string, Counters> budgets = BudgetFile.Read(Budgets);
        Assert.Equal(["odds", "round"], budgets.Keys);
        Assert.Equal(Some, budgets["round"]);
        Assert.Equal(long.MaxValue, budgets["odds"].Values[0]);
    }

    [Fact]
    public void Committed_Budgets_CoverEveryHotPath() =>
        Assert.Equal(
            HotPaths.Create().Select(path => path.Id).Order(StringComparer.Ordinal),
            BudgetFile.Read(Repository.PathOf("bench", "budgets.json")).Keys
        );

    [Theory]
    [InlineData(0, "variates")]
    [InlineData(1, "cells")]
    [InlineData(2, "rounds")]
    [InlineData(3, "allocated_bytes")]
    [InlineData(4, "written_bytes")]
    public void Compare_OneCounterMovedEitherWay_NamesItWithBothValuesAndTheCommand(int counter, string name)
    {
        foreach (int step in (int[])[-1, 1])
        {
            Counters now = new(Some.Values.SetItem(counter, Some.Values[counter] + step));
            string moved = Assert.Single(Compare(now));
            Assert.Equal(
                $"round: {name} went from {Some.Values[counter]} to {now.Values[counter]}; if that is meant, run '{BudgetFile.Remake}'.",
                moved
            );
        }
    }

    [Fact]
    public void Compare_EqualCounters_IsSilent() => Assert.Empty(Compare(Some));

    [Fact]
    public void Compare_PathsThatCameOrWent_SaysSo()
    {
        var budgets = new Dictionary<string, Counters>(StringComparer.Ordinal) { ["old"] = Some };
        Assert.Equal(
            [
                $"new: has no budget; '{BudgetFile.Remake}' writes one.",
                $"old: has a budget but is no hot path any more; '{BudgetFile.Remake}' takes it out.",
            ],
            BudgetFile.Compare(budgets, [("new", Some)], isWhole: true)
        );
        Assert.Single(BudgetFile.Compare(budgets, [("new", Some)], isWhole: false));
    }

    [Fact]
    public void Merge_OnePathCountedAnew_KeepsTheOthers()
    {
        BudgetFile.Write(Budgets, [("odds", Some), ("round", Some)]);
        Counters now = new([9, 9, 9, 9, 9]);
        BudgetFile.Write(Budgets, BudgetFile.Merge(Budgets, [("round", now), ("young", now)], ["round", "odds"]));
        SortedDictionary<string, Counters> budgets = BudgetFile.Read(Budgets);
        Assert.Equal([Some, now, now], [budgets["odds"], budgets["round"], budgets["young"]]);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{\"paths\":{\"round\":", "line 1")]
    [InlineData("[]", "expected JSON with counters by path")]
    [InlineData("{}", "the key 'paths' is missing")]
    [InlineData("{\"paths\":{\"round\":{\"variates\":1}}}", "round: the key 'cells' is missing")]
    [InlineData("{\"paths\":{\"round\":{\"variates\":-1}}}", "'variates' is -1; expected a whole number, 0 or more")]
    [InlineData("{\"paths\":{\"round\":{\"variates\":1.5}}}", "'variates' is 1.5")]
    [InlineData("{\"paths\":{\"round\":{\"variates\":\"many\"}}}", "is no budget file")]
    public void Read_DamagedFile_SaysWhereAndWhatIsAllowed(string text, string expected)
    {
        File.WriteAllText(Budgets, text);
        InvalidInputException e = Assert.Throws<InvalidInputException>(() => BudgetFile.Read(Budgets));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.StartsWith(Budgets, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void Read_NoFile_NamesTheCommandThatWritesIt() =>
        Assert.Contains(
            BudgetFile.Remake,
            Assert.Throws<InvalidInputException>(() => BudgetFile.Read(Budgets)).Message,
            StringComparison.Ordinal
        );

    private static ImmutableArray<string> Compare(Counters now) =>
        BudgetFile.Compare(
            new Dictionary<string, Counters>(StringComparer.Ordinal) { ["round"] = Some },
            [("round", now)],
            isWhole: true
        );
}
