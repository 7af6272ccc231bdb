using ExpressEntry.Sim.Gate.Exact;
using ExpressEntry.Sim.Gate.Paths;
using ExpressEntry.Sim.Gate.Timing;

namespace ExpressEntry.Sim.Bench.Tests.Timing;

public sealed class WorkerTests
{
    [Fact]
    public void Serve_PrepareAndSlice_AnswersReadyAndFourTimes()
    {
        using var output = new StringWriter();
        new Worker(new StringReader("prepare w-cohort\nslice 0\nquit\n"), output, Plant.None).Serve();
        string[] lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([Worker.Greeting, "ready"], lines[..2]);
        SliceTime time = SliceTime.Parse(lines[2]);
        Assert.True(time.WorkProcessor > 0 && time.ReferenceWall > 0);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public void CommonPaths_SameBuild_AreAllPaths() =>
        Assert.Equal(HotPaths.Create().Select(path => path.Id), WorkerProcess.CommonPaths(Worker.Greeting, Worker.Greeting));

    [Theory]
    [InlineData("eesim-gate 1 1 a=1 b=1", "eesim-gate 1 1 a=1 b=2", "a")]
    [InlineData("eesim-gate 1 1 a=1", "eesim-gate 1 2 a=1", "")] // another reference loop
    [InlineData("eesim-gate 1 1 a=1", "eesim-gate 2 1 a=1", "")] // another protocol
    [InlineData("eesim-gate 1 1 a=1", "", "")] // did not start
    public void CommonPaths_DifferentBuilds_AreThoseMeasuredAlike(string one, string other, string expected) =>
        Assert.Equal(expected, string.Join(' ', WorkerProcess.CommonPaths(one, other)));

    [Theory]
    [InlineData("1 2 3")]
    [InlineData("1 2 3 0")]
    [InlineData("1 2 3 x")]
    public void Parse_NotFourTimes_Throws(string line) => Assert.Throws<FormatException>(() => SliceTime.Parse(line));

    [Fact]
    public void Parse_WhatFormatWrote_IsTheSame()
    {
        var time = new SliceTime(1234.5, 2345.678901, 0.1, 7);
        Assert.Equal(time, SliceTime.Parse(time.Format()));
    }

    [Fact]
    public void Paths_Definitions_HaveNamesOfTheirOwnAndEvenNumbersOfSlices()
    {
        var paths = HotPaths.Create();
        Assert.Equal(paths.Length, paths.Select(path => path.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(paths, path => Assert.True(path.SlicesPerBlock % 2 == 0 && path.UnitsPerSlice > 0, path.Id));
    }
}
