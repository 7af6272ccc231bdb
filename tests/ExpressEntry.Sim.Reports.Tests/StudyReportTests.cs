namespace ExpressEntry.Sim.Reports.Tests;

/// <summary><c>eesim report</c> on small sensitivity studies.</summary>
public sealed class StudyReportTests(SmallRuns runs)
{
    private const string Small = """
        scenario: 1
        name: Small
        horizon_days: 21
        as_of: 2026-07-24
        pool: {factor: 0.1, from: flows}
        arrivals: {factor: 0.03}
        rounds: {process: none, cadence: [{type: cec, every_days: 4, size: 30}]}
        """;

    private static readonly string[] Keys =
    [
        "--vary",
        "arrivals.factor=0.01..0.1:log",
        "--vary",
        "rounds.cadence.cec.size=10..80",
    ];

    [Theory]
    [InlineData("--trajectories 3 --levels 6", "--method morris --trajectories 3 --levels 6")]
    [InlineData("--trajectories 2", "--method morris --trajectories 2 --levels 4")]
    [InlineData("--method sobol --base 4", "--method sobol --base 4")]
    public void Command_OfAStudy_SaysWhatItWasGiven(string given, string says)
    {
        string text = Report(Study([.. Keys, .. given.Split(' ')]));
        string command = text.Split('\n').Single(line => line.StartsWith("eesim sensitivity", StringComparison.Ordinal));
        Assert.Equal(
            $"eesim sensitivity scenario.yaml {string.Join(' ', Keys)} {says} --outputs pool --replications 4 --seed 20150131 --engine cohort --history embedded --out study",
            command
        );
    }

    [Fact]
    public void Command_RunAgain_MakesTheSameMeasures()
    {
        string folder = Study([.. Keys, "--trajectories", "3", "--levels", "8"]);
        string text = Report(folder);
        string command = text.Split('\n').Single(line => line.StartsWith("eesim sensitivity", StringComparison.Ordinal));
        string scenario = runs.NewPath("scenario.yaml");
        File.WriteAllText(scenario, text.Split("```")[^2]);
        string again = runs.NewPath("again");
        string[] words = command.Replace(" --history embedded", "", StringComparison.Ordinal).Split(' ');
        runs.Run([
            .. words[1..]
                .Select(word =>
                    word == "scenario.yaml" ? scenario
                    : word == "study" ? again
                    : word
                ),
        ]);
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(folder, "indices.parquet")),
            File.ReadAllBytes(Path.Combine(again, "indices.parquet"))
        );
    }

    [Fact]
    public void Report_InFrench_HasEndsOfRangesInFrenchForm()
    {
        string text = Report(Study([.. Keys, "--trajectories", "2"]), "--lang", "fr");
        Assert.Contains("De combien chacune des 2 hypothèses", text, StringComparison.Ordinal);
        Assert.Contains("| 0,01 | 0,1 |", text, StringComparison.Ordinal);
        Assert.Contains("| 10 | 80 |", text, StringComparison.Ordinal);
        Assert.Contains("--out report.html --lang fr", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfOneKeyAndOneReplication_IsInTheSingularWithoutIntervals()
    {
        string study = Study([.. Keys[..2], "--trajectories", "2", "--replications", "1"]);
        string text = Report(study);
        Assert.Contains("How far one assumption moves the results", text, StringComparison.Ordinal);
        Assert.Contains("4 simulated points, 1 replication each", text, StringComparison.Ordinal);
        Assert.DoesNotContain("95% interval", text, StringComparison.Ordinal);
        Assert.Contains("De combien une hypothèse", Report(study, "--lang", "fr"), StringComparison.Ordinal);
    }

    private string Study(string[] options)
    {
        string scenario = runs.NewPath("small.yaml");
        File.WriteAllText(scenario, Small);
        string folder = runs.NewPath("study");
        string[] usual = options.Contains("--replications") ? [] : ["--replications", "4"];
        runs.Run(["sensitivity", scenario, "--outputs", "pool", "--out", folder, .. usual, .. options]);
        return folder;
    }

    private string Report(string folder, params string[] options)
    {
        string file = runs.NewPath("study.md");
        runs.Run(["report", folder, "--format", "md", "--out", file, .. options]);
        return File.ReadAllText(file);
    }
}
