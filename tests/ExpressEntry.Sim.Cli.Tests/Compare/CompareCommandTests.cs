using System.Text.Json;

namespace ExpressEntry.Sim.Cli.Tests.Compare;

public sealed class CompareCommandTests : IDisposable
{
    private const string Small = """
        scenario: 1
        name: Small
        horizon_days: 21
        pool: {factor: 0.1, from: flows}
        arrivals: {factor: 0.03}
        nominations: {factor: 0.1}
        rounds: {process: none, cadence: [{type: cec, every_days: 4, size: 30}, {type: french, every_days: 9, size: 12}]}
        """;

    private readonly TestHost _host = new();
    private readonly string _one;
    private readonly string _other;

    public CompareCommandTests()
    {
        _one = _host.Write("one.yaml", Small);
        _other = _host.Write("other.yaml", Small.Replace("size: 30", "size: 36").Replace("name: Small", "name: Larger"));
    }

    [Fact]
    public void Compare_PageThatCannotBeWritten_NamesItsOption()
    {
        // Where the page is first written there is a folder.
        string page = Path.Combine(_host.Folder, "page.html");
        Directory.CreateDirectory(page + ".tmp");
        Assert.Equal(2, Compare("--replications", "2", "--report", page));
        Assert.Contains($"--report {page} cannot be written", _host.Error, StringComparison.Ordinal);
        Assert.Equal(0, _host.Run("compare", "--help"));
        Assert.Contains("Language of the page of --report", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_Json_IsADocumentOfKeysOutputsAndFindings()
    {
        Assert.Equal(0, Compare("--replications", "30", "--odds", "505:cec+french", "--by", "age", "--json"));
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        JsonElement root = document.RootElement;
        Assert.Equal(
            [
                "seed",
                "first_replication",
                "replications",
                "scenarios",
                "differing_keys",
                "outputs",
                "replaced_rounds",
                "attributes",
                "findings",
                "warnings",
            ],
            root.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal(["Small", "Larger"], root.GetProperty("scenarios").EnumerateArray().Select(s => Text(s, "name")));
        JsonElement key = Assert.Single(root.GetProperty("differing_keys").EnumerateArray());
        Assert.Equal("rounds.cadence.cec.size", Text(key, "key"));
        Assert.Equal(["30", "36"], key.GetProperty("values").EnumerateArray().Select(value => value.GetString()));

        JsonElement invitations = Output(root, "invitations:cec", null);
        Assert.Equal(180, invitations.GetProperty("values")[0].GetProperty("mean").GetDouble());
        JsonElement difference = Assert.Single(invitations.GetProperty("differences").EnumerateArray());
        Assert.Equal(
            ["scenario", "against", "mean", "low", "high", "pairs", "variance_ratio"],
            difference.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal(36, difference.GetProperty("mean").GetDouble());
        Assert.Equal(JsonValueKind.Null, difference.GetProperty("variance_ratio").ValueKind);
        JsonElement cutoff = Output(root, "cutoff:cec", "2026-08");
        Assert.True(cutoff.GetProperty("differences")[0].GetProperty("high").GetDouble() < 0);
        Assert.Equal(30, cutoff.GetProperty("values")[1].GetProperty("n").GetInt32());
        Assert.Equal(
            1,
            Output(root, "odds:505:cec+french", null)
                .GetProperty("values")
                .EnumerateArray()
                .First()
                .GetProperty("p95")
                .GetDouble()
        );
        double[] shares =
        [
            .. root.GetProperty("attributes")
                .EnumerateArray()
                .Select(one => one.GetProperty("share_of_population").GetDouble()),
        ];
        Assert.Equal(1, shares.Sum(), 1e-5);
        Assert.NotEmpty(root.GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public void Compare_ForPeople_SaysKeysFindingsAndTables()
    {
        Assert.Equal(0, Compare("--replications", "30", "--by", "language"));
        foreach (
            string part in (string[])
                [
                    "A: Small",
                    "rounds.cadence.cec.size  30  36",
                    "CEC cut-offs fall by",
                    "invitations:cec",
                    "language: French first",
                    "2026-08",
                    "30 replications of each scenario, seed 20150131",
                ]
        )
        {
            Assert.Contains(part, _host.Out, StringComparison.Ordinal);
        }

        Assert.All(_host.Out.Split('\n'), line => Assert.True(line.Length <= 100 + _host.Folder.Length, line));
    }

    [Fact]
    public void Compare_OneReplication_IsInTheSingularAndWithoutIntervals()
    {
        Assert.Equal(0, Compare("--replications", "1", "--brief"));
        Assert.Contains("1 replication of each scenario", _host.Out, StringComparison.Ordinal);
        Assert.Contains("One replication gives no interval", _host.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("No difference can be seen", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_ThreadsAndResultSets_PrintTheSameOutputs()
    {
        Assert.Equal(0, Compare("--replications", "30", "--threads", "1", "--json"));
        string one = _host.Out;
        Assert.Equal(0, Compare("--replications", "30", "--threads", "3", "--json"));
        Assert.Equal(one, _host.Out);

        string set = Path.Combine(_host.Folder, "set");
        Assert.Equal(0, _host.Run("simulate", _one, "--out", set, "--replications", "30"));
        // Seed and replications are the set's.
        Assert.Equal(0, _host.Run("compare", set, _other, "--json"));
        Assert.Equal(OutputsOf(one), OutputsOf(_host.Out));
        string second = Path.Combine(_host.Folder, "second");
        Assert.Equal(0, _host.Run("simulate", _other, "--out", second, "--replications", "30"));
        Assert.Equal(0, _host.Run("compare", set, second, "--json"));
        Assert.Equal(OutputsOf(one), OutputsOf(_host.Out));
    }

    [Fact]
    public void Compare_ResultSetsWithTargets_SayWhatIsExpectedBefore()
    {
        string plan = _host.Write(
            "plan.yaml",
            Small.Replace("{process: none,", "{process: none, targets: [{year: 2026, persons: 150_000}],")
        );
        string set = Path.Combine(_host.Folder, "set");
        Assert.Equal(0, _host.Run("simulate", _one, "--out", set, "--replications", "5"));
        string planned = Path.Combine(_host.Folder, "planned");
        Assert.Equal(0, _host.Run("simulate", plan, "--out", planned, "--replications", "5", "--json"));
        using var simulated = JsonDocument.Parse(_host.Out);
        double before = simulated.RootElement.GetProperty("targets")[0].GetProperty("expected_before").GetDouble();

        Assert.Equal(0, _host.Run("compare", set, planned, "--json"));
        using var document = JsonDocument.Parse(_host.Out);
        JsonElement output = Output(document.RootElement, "admissions:federal", "2026");
        JsonElement target = output.GetProperty("targets")[1];
        Assert.Equal(
            ["year", "line", "persons", "expected_before", "whole_year", "together"],
            target.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal(before, target.GetProperty("expected_before").GetDouble(), 0.5);
        Assert.Equal(
            target.GetProperty("expected_before").GetDouble()
                + output.GetProperty("values")[1].GetProperty("mean").GetDouble(),
            target.GetProperty("together").GetProperty("mean").GetDouble(),
            1e-5
        );

        Assert.Equal(0, _host.Run("compare", set, planned));
        string text = string.Join(' ', _host.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Persons admitted Target Expected before Simulated Together", text, StringComparison.Ordinal);
        Assert.Contains("its target of the whole year is 150,000.", text, StringComparison.Ordinal);

        // Three weeks of CEC and French rounds are decided after the year: nothing is left to size for it.
        JsonElement sizes = document.RootElement.GetProperty("scenarios")[1].GetProperty("plan_sizes");
        Assert.Equal(2026, Assert.Single(sizes.GetProperty("years_without_rounds").EnumerateArray()).GetInt32());
        JsonElement stretch = Assert.Single(sizes.GetProperty("stretches").EnumerateArray());
        Assert.Equal(("2026-07-24", "2026-08-13"), (Text(stretch, "from"), Text(stretch, "to")));
        Assert.Equal(JsonValueKind.Null, stretch.GetProperty("target_of").ValueKind);
        Assert.Equal(1, stretch.GetProperty("factor").GetProperty("p95").GetDouble());
        Assert.Equal(
            JsonValueKind.Null,
            document.RootElement.GetProperty("scenarios")[0].GetProperty("plan_sizes").ValueKind
        );
        Assert.Contains("B: No round of this run is still decided in 2026", text, StringComparison.Ordinal);
        Assert.Contains("B: 2026-07-24 to 2026-08-13", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_WrongCall_IsOneLineAndExitCode2()
    {
        Refused("one.yaml to compare; expected two scenario files or result sets", _one);
        Refused("nowhere.yaml does not exist; expected a scenario file or the folder of a result set", _one, "nowhere.yaml");
        Refused("'age2' (did you mean 'age'?)", _one, _other, "--by", "age2");
        Refused("'odds:505:ceq' has the type 'ceq' (did you mean 'cec'?)", _one, _other, "--odds", "505:ceq");
        Refused("--replications is '0'", _one, _other, "--replications", "0");
        Refused(
            "late.yaml: as_of is 2026-07-20, that of the others 2026-07-01",
            _one,
            _host.Write("early.yaml", Small + "\nas_of: 2026-07-01"),
            _host.Write("late.yaml", Small + "\nas_of: 2026-07-20")
        );

        string set = Path.Combine(_host.Folder, "set");
        Assert.Equal(0, _host.Run("simulate", _one, "--out", set, "--replications", "10"));
        string seven = Path.Combine(_host.Folder, "seven");
        Assert.Equal(0, _host.Run("simulate", _one, "--out", seven, "--replications", "10", "--seed", "7"));
        string twelve = Path.Combine(_host.Folder, "twelve");
        Assert.Equal(0, _host.Run("simulate", _one, "--out", twelve, "--replications", "12"));
        Refused("its seed is 7, expected 20150131", set, seven);
        Refused("its replications are 1 to 12, expected 1 to 10", set, twelve);
        Refused("its replications are 1 to 10, expected 1 to 20", set, _other, "--replications", "20");
        File.Delete(Path.Combine(seven, "manifest.json"));
        Refused("seven is an unfinished run", set, seven);
    }

    public void Dispose() => _host.Dispose();

    private static string OutputsOf(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("outputs").GetRawText();
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static JsonElement Output(JsonElement root, string output, string? period) =>
        root.GetProperty("outputs")
            .EnumerateArray()
            .Single(one => Text(one, "output") == output && Text(one, "period") == period);

    private int Compare(params string[] options) => _host.Run(["compare", _one, _other, .. options]);

    private void Refused(string says, params string[] args)
    {
        Assert.Equal(2, _host.Run(["compare", .. args]));
        Assert.Contains(says, _host.Error, StringComparison.Ordinal);
        Assert.Single(_host.Error.TrimEnd().Split('\n'));
        Assert.Empty(_host.Out);
    }
}
