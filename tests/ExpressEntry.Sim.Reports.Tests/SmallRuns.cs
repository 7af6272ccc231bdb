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

    private readonly TestHost _host = new();

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
    }

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
