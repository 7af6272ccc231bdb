using ExpressEntry.Sim.Cli.Tests.Simulate;

namespace ExpressEntry.Sim.Cli.Tests.Common;

/// <summary>Words that a verb does not know, and options that would have no effect.</summary>
public sealed class CallErrorsTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("eesim compare: unknown option '--bogus'. Known: --replications,", "compare", "a", "b", "--bogus")]
    [InlineData("eesim report: unknown option '--bogus'.", "report", "a", "--bogus")]
    [InlineData("eesim merge: unknown option '--resume'.", "merge", "a", "b", "--resume")]
    [InlineData("eesim tables rounds: unknown option '--csv'.", "tables", "rounds", "--csv")]
    [InlineData("eesim history import: unknown option '--jsom'. Did you mean '--json'?", "history", "import", "--jsom")]
    [InlineData("eesim score: unknown option '-x'.", "score", "-x")]
    public void Run_UnknownOptionWhereFilesAreNamed_IsNoFile(string says, params string[] call) => Refused(says, call);

    [Theory]
    [InlineData("compare", "--", "--a", "--b")]
    [InlineData("compare", "./--a", "./--b")]
    public void Run_FileWhoseNameStartsWithADash_CanBeNamed(params string[] call) =>
        Refused("--a does not exist; expected a scenario file or", call);

    [Theory]
    [InlineData("eesim bench: --mode is 'foo'; expected saved or redrawn.", "bench", "--mode", "foo")]
    [InlineData("eesim forecast: --json is 'foo'; expected no value.", "forecast", "--json=foo")]
    [InlineData("eesim compare: --json is 'foo'; expected no value.", "compare", "a", "b", "--json=foo")]
    public void Run_WrongChoice_NamesTheOptionAndWhatIsAllowed(string says, params string[] call) => Refused(says, call);

    [Theory]
    [InlineData("--engine individual with --model combined", "forecast", "--engine", "individual")]
    [InlineData("--engine cohort with --model combined", "forecast", "--model", "combined", "--engine", "cohort")]
    [InlineData("--method engine with --task c; expected task a or b", "backtest", "--method", "engine", "--task", "c")]
    [InlineData("--lang without --report", "compare", "SCENARIO", "SCENARIO", "--lang", "fr")]
    [InlineData("--lang without --report", "backtest", "--task", "a", "--lang", "fr")]
    [InlineData("--lang without --report", "hindcast", "--lang", "en")]
    [InlineData("sets what 'seed=1' has set", "simulate", "SCENARIO", "--out", "o", "--set", "seed=1", "--set", "seed=2")]
    [InlineData(
        "sets what",
        "solve",
        "SCENARIO",
        "--set",
        "seed=1",
        "--set",
        "seed=1",
        "--vary",
        "seed=1..2",
        "--target",
        "pool=1"
    )]
    public void Run_OptionWithoutEffect_IsRefused(string says, params string[] call) => Refused(says, call);

    [Fact]
    public void Compare_AsOfWithResultSetsAlone_IsRefused()
    {
        string scenario = _host.Write("small.yaml", SmallScenario.Yaml);
        string set = Path.Combine(_host.Folder, "set");
        Assert.Equal(0, _host.Run("simulate", scenario, "--out", set, "--replications", "2", "--history", "embedded"));
        Refused("--as-of is 2026-07-01; expected it only with a scenario", "compare", set, set, "--as-of", "2026-07-01");
    }

    [Theory]
    [InlineData("a CSV or Parquet file of profiles", "replay", "--pool", "FOLDER", "--rounds", "r.json", "--out", "o")]
    [InlineData("a file with a list of rounds", "replay", "--pool", "p.csv", "--rounds", "FOLDER", "--out", "o")]
    [InlineData("a scenario (a YAML file)", "simulate", "FOLDER", "--out", "o")]
    [InlineData("a file in YAML or JSON", "score", "FOLDER")]
    [InlineData(
        "--design grid, lhs, sobol or a file that ends in .csv",
        "sweep",
        "SCENARIO",
        "--design",
        "FOLDER",
        "--dry-run"
    )]
    public void Run_FolderInPlaceOfAFile_SaysSoAndWhatIsExpected(string expected, params string[] call)
    {
        _host.Write("r.json", """[{"at":"2025-01-03T00:00:00Z","size":1,"type":"general"}]""");
        string folder = Directory.CreateDirectory(Path.Combine(_host.Folder, "adir")).FullName;
        string[] words = [.. call.Select(word => word == "FOLDER" ? folder : word)];
        words = [.. words.Select(word => word == "r.json" ? Path.Combine(_host.Folder, word) : word)];
        Refused($"{folder} is a folder; expected {expected}", words);
    }

    [Fact]
    public void Score_FolderWithTheNameOfAFileOfProfiles_SaysSo()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_host.Folder, "d.jsonl")).FullName;
        Refused($"{folder} is a folder; expected a file with one profile a line", "score", folder, "--out", folder + "x");
    }

    [Fact]
    public void Sweep_DesignThatIsNoDesign_IsSaidBeforeWhatElseIsMissing() =>
        Refused("--design is 'program.bin'; expected grid,", "sweep", "SCENARIO", "--design", "program.bin", "--dry-run");

    [Theory]
    [InlineData("odds")]
    [InlineData("backtest")]
    [InlineData("report")]
    [InlineData("tables", "year")]
    public void Help_Defaults_CanBeCopied(params string[] verb)
    {
        Assert.Equal(0, _host.Run([.. verb, "--help"]));
        foreach (string wrong in (string[])["[default: Html]", "[default: 90|180|365]", "[default: abcde]"])
        {
            Assert.DoesNotContain(wrong, _host.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void History_UserDataThatIsAFile_IsRefused()
    {
        File.WriteAllText(_host.UserDataFolder, "");
        Refused(
            "user-data is a file; expected the folder of your data, which the variable EESIM_DATA names",
            "history",
            "rounds"
        );
    }

    private void Refused(string says, params string[] call)
    {
        string scenario = _host.Write("small.yaml", SmallScenario.Yaml);
        Assert.Equal(2, _host.Run([.. call.Select(word => word == "SCENARIO" ? scenario : word)]));
        Assert.Contains(says, _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
        Assert.DoesNotContain('\t', _host.Error);
        Assert.Equal("", _host.Out);
    }
}
