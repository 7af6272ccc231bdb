using System.Text.Json;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Cli.Tests.Simulate;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly TestHost _host = new();
    private readonly string _scenario;

    public SimulateCommandTests() => _scenario = _host.Write("small.yaml", SmallScenario.Yaml);

    [Fact]
    public void Simulate_Json_IsADocumentOfTypesAndPool()
    {
        Assert.Equal(0, Run("out", "--replications", "20", "--json"));
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        JsonElement root = document.RootElement;
        Assert.Equal("Small", root.GetProperty("scenario").GetString());
        Assert.Equal(20, root.GetProperty("replications").GetInt32());
        JsonElement cec = root.GetProperty("types")
            .EnumerateArray()
            .Single(type => type.GetProperty("type").GetString() == "cec");
        Assert.Equal(6, cec.GetProperty("rounds").GetDouble());
        Assert.Equal(180, cec.GetProperty("invitations").GetProperty("p50").GetDouble());
        double[] cutoff = [.. cec.GetProperty("cutoff").EnumerateObject().Select(quantile => quantile.Value.GetDouble())];
        Assert.Equal(cutoff.Order(), cutoff);
        Assert.InRange(cutoff[2], 300, 600);
        Assert.InRange(root.GetProperty("pool_at_end").GetProperty("total").GetProperty("p50").GetDouble(), 100, 3500);
        Assert.NotEmpty(root.GetProperty("pool_at_end").GetProperty("bands").EnumerateObject());
        Assert.Empty(root.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public void Simulate_ForPeople_SaysWhatWhereAndHowSure()
    {
        Assert.Equal(0, Run("out", "--replications", "20"));
        foreach (
            string part in (string[])
                ["Small: July 24, 2026 to August 13, 2026", "cec", "Pool at the end", "seed 20150131", "20 replications"]
        )
        {
            Assert.Contains(part, _host.Out, StringComparison.Ordinal);
        }

        Assert.All(_host.Out.Split('\n'), line => Assert.True(line.Length <= 100 + _host.Folder.Length, line));
    }

    [Fact]
    public void Simulate_ThreadsResumeAndShards_GiveTheSameBytes()
    {
        Assert.Equal(0, Run("one", "--replications", "110", "--threads", "1"));
        Assert.Equal(0, Run("two", "--replications", "110", "--threads", "2"));
        Assert.Equal(Bytes("one"), Bytes("two"));

        string printed = _host.Out;
        Assert.Equal(0, Run("two", "--replications", "110", "--resume"));
        Assert.Equal(printed, _host.Out);
        Assert.Equal(Bytes("one"), Bytes("two"));

        Assert.Equal(0, Run("a", "--replications", "110", "--shard", "1/2"));
        Assert.Contains("number 1 to 55 of 110", _host.Out, StringComparison.Ordinal);
        Assert.Equal(0, Run("b", "--replications", "110", "--shard", "2/2"));
        Assert.Equal(0, _host.Run("merge", Folder("b"), Folder("a"), "--out", Folder("merged"), "--json"));
        Assert.Equal(Bytes("one"), Bytes("merged"));
    }

    [Fact]
    public void Simulate_StoppedByTheUser_SaysHowToGoOn()
    {
        _host.Cancellation = new CancellationToken(canceled: true);
        Assert.Equal(1, Run("out", "--replications", "20"));
        Assert.Contains("--resume", _host.Error, StringComparison.Ordinal);
        _host.Cancellation = TestContext.Current.CancellationToken;
        Assert.Equal(2, Run("out", "--replications", "20"));
        Assert.Contains("--resume", _host.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run("out", "--replications", "20", "--resume"));
    }

    [Fact]
    public void Simulate_OptionsOfTheCall_WinOverTheFile()
    {
        string scenario = _host.Write("seeded.yaml", SmallScenario.Yaml + "\nseed: 4\nreplications: 3\nas_of: 2026-07-01");
        Assert.Equal(0, _host.Run("simulate", scenario, "--out", Folder("file")));
        Assert.Contains("3 replications, seed 4", _host.Out, StringComparison.Ordinal);
        Assert.Contains("July 1, 2026", _host.Out, StringComparison.Ordinal);
        Assert.Equal(
            0,
            _host.Run(
                "simulate",
                scenario,
                "--out",
                Folder("call"),
                "--seed",
                "5",
                "--replications",
                "2",
                "--as-of",
                "2026-07-20"
            )
        );
        Assert.Contains("2 replications, seed 5", _host.Out, StringComparison.Ordinal);
        Assert.Contains("July 20, 2026", _host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("baseline")]
    [InlineData("french-target")]
    [InlineData("cec-pause")]
    [InlineData("job-offer-points-return")]
    [InlineData("high-wage-factor")]
    public void Simulate_Example_Runs(string name)
    {
        string scenario = Repository.PathOf("scenarios", $"{name}.yaml");
        Assert.Equal(0, _host.Run("simulate", scenario, "--out", Folder(name), "--replications", "1"));
        Assert.Contains("cec", _host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--shard", "0/2", "expected I/N")]
    [InlineData("--shard", "3/2", "expected I/N")]
    [InlineData("--shard", "1-2", "expected I/N")]
    [InlineData("--shard", "1/1001", "expected I/N")]
    [InlineData("--only", "0", "1-1000000")]
    [InlineData("--only", "1001", "expected a replication 1-1000")]
    [InlineData("--until", "cutoff:cec", "cutoff:TYPE:pNN:HALFWIDTH")]
    [InlineData("--replications", "0", "1-1000000")]
    [InlineData("--as-of", "2014-01-01", "2015-01-31")]
    [InlineData("--engine", "fast", "--engine is 'fast'; expected ")]
    [InlineData("--resumed", "x", "Did you mean '--resume'?")]
    public void Simulate_WrongCall_IsExitCode2AndOneLine(string option, string value, string says)
    {
        Assert.Equal(2, Run("out", option, value));
        Assert.Contains(says, _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
        Assert.False(Directory.Exists(Folder("out")));
    }

    [Fact]
    public void Simulate_OnlyAndShard_ExcludeEachOther()
    {
        Assert.Equal(2, Run("out", "--only", "3", "--shard", "1/2"));
        Assert.Contains("exclude each other", _host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Simulate_WrongScenario_SaysLineAndColumn()
    {
        string scenario = _host.Write("bad.yaml", "scenario: 1\nhorizon_day: 3");
        Assert.Equal(2, _host.Run("simulate", scenario, "--out", Folder("out")));
        Assert.Contains("line 2, column 1: unknown key 'horizon_day'", _host.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean horizon_days?", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, _host.Run("simulate", Path.Combine(_host.Folder, "absent.yaml"), "--out", Folder("out")));
        Assert.Contains("absent.yaml cannot be read", _host.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{from: 2026-08-01, set: 2019-01-01}", "line 9, column 32, rules.set: is \"2019-01-01\"; expected one of")]
    [InlineData("{from: 2026-07-01, set: 2020-10-20}", "line 9, column 15, rules.from: is 2026-07-01; expected a day after")]
    [InlineData("{form: 2026-08-01, set: 2020-10-20}", "line 9, column 9, rules: unknown key 'form'")]
    public void Simulate_WrongRules_SaysLineAndColumnAndWritesNothing(string rules, string says)
    {
        string scenario = _host.Write("bad.yaml", $"{SmallScenario.Yaml}\n\nrules: {rules}");
        Assert.Equal(2, _host.Run("simulate", scenario, "--out", Folder("out")));
        Assert.Contains(says, _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
        Assert.False(Directory.Exists(Folder("out")));
    }

    [Fact]
    public void Simulate_RulesInForceAlready_ChangeNoByteOfTheTables()
    {
        string scenario = _host.Write("same.yaml", $"{SmallScenario.Yaml}\nrules: {{from: 2026-08-01, set: 2025-03-25}}");
        Assert.Equal(0, Run("plain", "--replications", "20"));
        Assert.Equal(0, _host.Run("simulate", scenario, "--out", Folder("same"), "--replications", "20"));
        SortedDictionary<string, string> same = Bytes("same");
        string[] tables = [.. same.Keys.Where(name => name.EndsWith(".parquet", StringComparison.Ordinal))];
        Assert.Contains("rounds.parquet", tables);
        Assert.All(tables, table => Assert.Equal(Bytes("plain")[table], same[table]));
    }

    [Fact]
    public void Simulate_FirstDayOfTheFileBeforeTheHistory_NamesTheFile()
    {
        string scenario = _host.Write("early.yaml", "scenario: 1\nas_of: 2014-01-01\n");
        Assert.Equal(2, _host.Run("simulate", scenario, "--out", Folder("out")));
        Assert.Contains($"{scenario} line 2, column 8: 'as_of' is 2014-01-01;", _host.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--as-of", _host.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cutoff:cec:p50:0.001", "120", "the half-width is ")]
    [InlineData("cutoff:senior_managers:p50:5", "120", "no senior_managers round took place")]
    public void Simulate_UntilThatIsNotReached_SaysSo(string rule, string replications, string why)
    {
        Assert.Equal(0, Run("out", "--until", rule, "--replications", replications, "--json"));
        Assert.Contains(
            $"--until {rule} was not reached within {replications} replications",
            _host.Out,
            StringComparison.Ordinal
        );
        Assert.Contains(why, _host.Out, StringComparison.Ordinal);
        Assert.Equal(0, Run("met", "--until", "cutoff:cec:p50:500", "--replications", replications, "--json"));
        Assert.DoesNotContain("was not reached", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Simulate_TargetThatRoundsCannotBring_IsWarnedOf()
    {
        string wanted = _host.Write(
            "target.yaml",
            "scenario: 1\nhorizon_days: 161\npool: {factor: 0.01, from: flows}\narrivals: {factor: 0.01}\n"
                + "rounds: {process: none, cadence: [{type: cec, every_days: 150, size: 1}], targets: [{year: 2026, persons: 1_000_000}]}\n"
        );
        Assert.Equal(0, _host.Run("simulate", wanted, "--out", Folder("far"), "--replications", "3"));
        string far = string.Join(' ', _host.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("the federal target of 1,000,000 persons in 2026 is not met", far, StringComparison.Ordinal);
        Assert.Contains("Read: of the whole year; what", far, StringComparison.Ordinal);

        // Of a part of a year nobody can say whether it would be met.
        string[] part = ["--set", "horizon_days=21", "--replications", "3", "--out", Folder("part")];
        Assert.Equal(0, _host.Run(["simulate", wanted, .. part]));
        string partly = string.Join(' ', _host.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("is not met", partly, StringComparison.Ordinal);
        Assert.Contains("of one in part up to the last day simulated; what", partly, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_AndCompareOfAStudy_SayThatItIsOne()
    {
        string[] keys = ["--vary", "rounds.size_factor=1,2", "--replications", "2", "--outputs", "pool"];
        Assert.Equal(0, _host.Run(["sweep", _scenario, .. keys, "--out", Folder("study")]));
        Assert.Equal(2, _host.Run("merge", Folder("study"), "--out", Folder("merged")));
        Assert.Contains($"{Folder("study")} is a study of 'eesim sweep'", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, _host.Run("compare", Folder("study"), _scenario));
        Assert.Contains($"{Folder("study")} is a study of 'eesim sweep'", _host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_UnfinishedSet_IsRefused()
    {
        Assert.Equal(0, Run("a", "--replications", "10", "--shard", "1/2"));
        File.Delete(Path.Combine(Folder("a"), "manifest.json"));
        Assert.Equal(2, _host.Run("merge", Folder("a"), "--out", Folder("merged")));
        Assert.Contains("unfinished run", _host.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Merge_DamagedShard_LeavesTheFolderAsItWas(bool isThere)
    {
        Assert.Equal(0, Run("a", "--replications", "10", "--shard", "1/2"));
        Assert.Equal(0, Run("b", "--replications", "10", "--shard", "2/2"));
        string table = Path.Combine(Folder("b"), "flows.parquet");
        byte[] bytes = File.ReadAllBytes(table);
        bytes.AsSpan(bytes.Length / 4, bytes.Length / 2).Clear();
        File.WriteAllBytes(table, bytes);
        if (isThere)
        {
            Directory.CreateDirectory(Folder("merged"));
        }

        Assert.Equal(2, _host.Run("merge", Folder("a"), Folder("b"), "--out", Folder("merged")));
        Assert.Contains(table, _host.Error, StringComparison.Ordinal);
        Assert.Equal(isThere, Directory.Exists(Folder("merged")));
        Assert.True(!isThere || !Directory.EnumerateFileSystemEntries(Folder("merged")).Any());
    }

    public void Dispose() => _host.Dispose();

    private string Folder(string name) => Path.Combine(_host.Folder, name);

    private SortedDictionary<string, string> Bytes(string name) => SmallScenario.BytesOf(Folder(name));

    private int Run(string folder, params string[] options) =>
        _host.Run(["simulate", _scenario, "--out", Folder(folder), .. options]);
}
