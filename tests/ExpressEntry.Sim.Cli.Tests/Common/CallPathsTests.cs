using ExpressEntry.Sim.Cli.Tests.Simulate;

namespace ExpressEntry.Sim.Cli.Tests.Common;

/// <summary>No verb writes over what it reads, and no value of a call is empty.</summary>
public sealed class CallPathsTests : IDisposable
{
    private const string Design = "rounds.size_factor\n1\n2\n";
    private readonly TestHost _host = new();
    private readonly string _scenario;

    public CallPathsTests() => _scenario = _host.Write("small.yaml", SmallScenario.Yaml);

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Compare_ReportOverAScenario_IsRefusedAndKeepsIt()
    {
        string other = _host.Write("other.yaml", SmallScenario.Yaml);
        AssertRefused($"--report {_scenario} is the input itself;", "compare", other, _scenario, "--report", _scenario);
        Assert.Equal(SmallScenario.Yaml, File.ReadAllText(_scenario));
    }

    [Theory]
    [InlineData("extends: base/lower.yaml", "base/lower.yaml")]
    [InlineData("rules: {from: 2026-08-01, set: rules.yml}", "rules.yml")]
    [InlineData("pool: {file: pool.csv}", "pool.csv")]
    public void Sweep_DesignOverAFileOfTheScenario_IsRefusedAndKeepsIt(string line, string name)
    {
        string named = _host.Write(name, "scenario: 1\n");
        string scenario = _host.Write("mine.yaml", $"scenario: 1\n{line}\n");
        AssertRefused(
            $"--design-out {named} is a file that is read by {scenario};",
            ["sweep", scenario, "--vary", "rounds.size_factor=1,2", "--dry-run", "--design-out", named]
        );
        Assert.Equal("scenario: 1\n", File.ReadAllText(named));
    }

    [Fact]
    public void Run_OutputNameOfAPipe_IsRefusedByEveryOptionAndKept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        string pipe = At("pipe.csv");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            made.WaitForExit();
        }

        string says = $"{pipe}: is no regular file";
        AssertRefused($"--out {says}", "population", "--size", "5", "--out", pipe);
        AssertRefused($"--report {says}", "compare", _scenario, _scenario, "--report", pipe);
        AssertRefused(
            $"--design-out {says}",
            ["sweep", _scenario, "--vary", "rounds.size_factor=1,2", "--dry-run", "--design-out", pipe]
        );
        Assert.Equal(2, Directory.GetFileSystemEntries(_host.Folder).Length);
        Assert.Equal(0, new FileInfo(pipe).Length);
    }

    [Fact]
    public void Sweep_DesignOverItself_IsRefused()
    {
        string design = _host.Write("design.csv", Design);
        AssertRefused("is the input itself;", ["sweep", _scenario, "--design", design, "--dry-run", "--design-out", design]);
        Assert.Equal(Design, File.ReadAllText(design));
    }

    [Theory]
    [InlineData("run.json")]
    [InlineData("report.html")]
    [InlineData("../results/sub/report.html")]
    public void Report_IntoAResultSetItReads_IsRefused(string name)
    {
        string run = _host.Write("results/run.json", "{}");
        string folder = Path.GetDirectoryName(run)!;
        AssertRefused($"is in {folder}, which is read;", "report", folder, "--out", Path.Combine(folder, name));
        Assert.Equal("{}", File.ReadAllText(run));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void Report_IntoAResultSetThroughALink_IsRefused()
    {
        string folder = Path.GetDirectoryName(_host.Write("results/run.json", "{}"))!;
        string link = Path.Combine(_host.Folder, "link");
        Directory.CreateSymbolicLink(link, folder);
        AssertRefused("which is read;", "report", folder, "--out", Path.Combine(link, "run.json"), "--format", "md");
    }

    [Fact]
    public void Sweep_DesignIntoTheFolderOfItsPoints_IsRefused() =>
        AssertRefused(
            "overlap; expected two places",
            ["sweep", _scenario, "--out", At("out"), "--design-out", Path.Combine(At("out"), "study.json"), "--resume"]
        );

    [Fact]
    public void Sweep_DesignBesideTheScenario_IsWritten()
    {
        string design = At("small.yaml.csv");
        Assert.Equal(
            0,
            _host.Run([
                "sweep",
                _scenario,
                "--vary",
                "rounds.size_factor=1,2",
                "--dry-run",
                "--design-out",
                design,
                .. Embedded,
            ])
        );
        Assert.Equal(Design, File.ReadAllText(design));
    }

    [Theory]
    [InlineData("eesim simulate: SCENARIO.yaml is empty", "simulate", "", "--out", "x")]
    [InlineData("eesim simulate: --out is empty; expected DIR", "simulate", "a.yaml", "--out", "")]
    [InlineData("--out is empty; expected DIR", "sweep", "a.yaml", "--vary", "pool.factor=1,2", "--out", "")]
    [InlineData("--design-out is empty; expected FILE.csv", "sweep", "a.yaml", "--dry-run", "--design-out", " ")]
    [InlineData("--out is empty; expected DIR", "merge", "a", "--out", "")]
    [InlineData("DIR… is empty", "merge", "a", "", "--out", "b")]
    [InlineData("--out is empty; expected FILE", "report", "a", "--out", "")]
    [InlineData("argument missing for option: '--out'", "report", "a", "--out=")]
    [InlineData("RESULT… is empty", "report", "", "--out", "a.html")]
    [InlineData("--out is empty; expected FILE", "tables", "rounds", "--out", "")]
    [InlineData("--out is empty; expected FILE", "population", "--out", "")]
    [InlineData("--report is empty; expected FILE.html", "compare", "a.yaml", "b.yaml", "--report", "")]
    [InlineData("A B… is empty", "compare", "", "")]
    [InlineData("--history is empty", "forecast", "--history", "")]
    public void Call_WithAnEmptyValue_IsExitCode2AndNamesIt(string says, params string[] args) =>
        AssertRefused(says, embedded: false, args);

    private static string[] Embedded => ["--history", "embedded"];

    private string At(string name) => Path.Combine(_host.Folder, name);

    private void AssertRefused(string says, params string[] args) => AssertRefused(says, embedded: true, args);

    private void AssertRefused(string says, bool embedded, string[] args)
    {
        Assert.Equal(2, _host.Run(embedded ? [.. args, .. Embedded] : args));
        Assert.Contains(says, _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
        Assert.Equal("", _host.Out);
    }
}
