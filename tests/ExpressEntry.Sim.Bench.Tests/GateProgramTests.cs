using ExpressEntry.Sim.Gate;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Bench.Tests;

public sealed class GateProgramTests
{
    [Theory]
    [InlineData("'dance' is no call", "dance")]
    [InlineData("'--slow' is not an option", "run", "--slow")]
    [InlineData("--path: 'rond' is not a hot path; known: scoring, round", "run", "--path", "rond")]
    [InlineData("--path: its value is missing", "run", "--path")]
    [InlineData("--seed: 'x' is not a whole number from 0", "run", "--seed", "x")]
    [InlineData("--commit is of the counters alone", "run", "--base", "x", "--commit")]
    [InlineData("--blocks: '0' is not a whole number from 1 to 1000", "proof", "--blocks", "0")]
    [InlineData("--plant: 'bomb'; expected allocation, draw or slowdown", "run", "--plant", "bomb")]
    [InlineData("peers-table: expected a folder", "peers-table", ".")]
    public void Run_WrongCall_IsOneLineAndExitCodeTwo(string expected, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Assert.Equal(2, GateProgram.Run(arguments, TextReader.Null, output, errors));
        Assert.Contains(expected, errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, errors.ToString().Count(letter => letter == '\n'));
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void Options_WithoutASeed_TossNewCoins()
    {
        // The guarantee for unchanged code is over the coins: the same ones in every run would be one toss for ever.
        Assert.NotEqual(GateOptions.Parse([]).Seed, GateOptions.Parse([]).Seed); // equal once in a billion
        Assert.Equal(7, GateOptions.Parse(["--seed", "7"]).Seed);
    }

    [Theory]
    [InlineData("'no-such-branch' is no commit of this repository", "--base", "no-such-branch")]
    [InlineData("--base: its value is missing", "--base")]
    public void Launcher_WrongBase_IsOneLineAndExitCodeTwo(string expected, params string[] arguments)
    {
        ProgramRun run = Scripts.Run("bench/gate", arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(letter => letter == '\n'));
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData("bench/gate")]
    [InlineData("bench/proof")]
    public void Launcher_Help_SaysHowToCallIt(string script)
    {
        ProgramRun run = Scripts.Run(script, "--help");
        Assert.StartsWith($"usage: {script}", run.OutOfSuccess, StringComparison.Ordinal);
    }
}
