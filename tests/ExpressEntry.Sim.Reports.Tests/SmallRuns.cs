using ExpressEntry.Sim.Cli.Tests;
using ExpressEntry.Sim.Reports.Tests;

[assembly: AssemblyFixture(typeof(SmallRuns))]

namespace ExpressEntry.Sim.Reports.Tests;

/// <summary>Two small result sets of the full model, made once for all tests: the second holds no CEC rounds.</summary>
public sealed class SmallRuns : IDisposable
{
    public const string Title = "Scenario \"A\" <b>bold</b> & <script>alert(1)</script>\u2028 …";

    private const string Common = """
        scenario: 1
        horizon_days: 92
        replications: 40
        as_of: 2026-07-24
        """;

    private static readonly string[] Window = ["--from", "2026-04-01", "--to", "2026-06-30"];

    private readonly TestHost _host = new();
    private readonly Lazy<(string, string)> _backtest;
    private readonly Lazy<(string, string)> _hindcast;

    public SmallRuns()
    {
        First = Simulate("first", $"name: {Quote(Title)}\ndescription: Text with </script><i>markup</i>.\n");
        Second = Simulate("second", "name: No CEC rounds\nrounds: {process: fitted, without: [cec]}\n");
        OtherSeed = Simulate("other-seed", "name: Other seed\n", "--seed", "7");
        Page = Path.Combine(_host.Folder, "report.html");
        FrenchPage = Path.Combine(_host.Folder, "rapport.html");
        SinglePage = Path.Combine(_host.Folder, "single.html");
        Run("report", First, Second, "--out", Page);
        Run("report", First, Second, "--out", FrenchPage, "--lang", "fr");
        Run("report", First, "--out", SinglePage);
        _backtest = new(() => RunWithPage("backtest", [.. Window, "--task", "a,b,c,d,e"], "en"));
        _hindcast = new(() => RunWithPage("hindcast", Window, "fr"));
    }

    /// <summary>The page of a backtest of a quarter, in English, and the JSON of the same call.</summary>
    public (string Page, string Json) Backtest => _backtest.Value;

    /// <summary>The page of a hindcast of a quarter, in French, and the JSON of the same call.</summary>
    public (string Page, string Json) Hindcast => _hindcast.Value;

    /// <summary>A result set whose scenario has markup in its name.</summary>
    public string First { get; }

    /// <summary>The same without CEC rounds.</summary>
    public string Second { get; }

    /// <summary>One with another seed.</summary>
    public string OtherSeed { get; }

    /// <summary>The page that compares the first two, in English.</summary>
    public string Page { get; }

    /// <summary>The same in French.</summary>
    public string FrenchPage { get; }

    /// <summary>The page of the first alone.</summary>
    public string SinglePage { get; }

    /// <summary>A new path in a folder of these tests.</summary>
    public string NewPath(string name) => Path.Combine(_host.Folder, $"{Guid.NewGuid():N}-{name}");

    /// <summary>Runs a verb that must succeed.</summary>
    /// <returns>What it printed.</returns>
    public string Run(params string[] args)
    {
        using var host = new TestHost();
        int code = host.Run([.. args, "--history", "embedded"]);
        Assert.True(code == 0, $"eesim {string.Join(' ', args)} ended with {code}: {host.Error}");
        return host.Out;
    }

    public void Dispose() => _host.Dispose();

    private (string Page, string Json) RunWithPage(string verb, string[] args, string language)
    {
        string page = NewPath($"{verb}.html");
        return (page, Run([verb, .. args, "--report", page, "--lang", language, "--json"]));
    }

    private string Simulate(string name, string keys, params string[] more)
    {
        string scenario = _host.Write($"{name}.yaml", Common + "\n" + keys);
        string folder = Path.Combine(_host.Folder, name);
        Run(["simulate", scenario, "--out", folder, .. more]);
        return folder;
    }

    // JSON's spelling of a text is YAML's as well.
    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
