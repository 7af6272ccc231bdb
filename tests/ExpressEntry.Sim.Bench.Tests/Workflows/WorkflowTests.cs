using System.Text.RegularExpressions;
using ExpressEntry.Sim.TestSupport;
using YamlDotNet.RepresentationModel;

namespace ExpressEntry.Sim.Bench.Tests.Workflows;

/// <summary>The workflows are only run by their host; here is what can be known of them before.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.yml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Repository.PathOf(".github", "workflows");

    [Fact]
    public void Folder_Workflows_AreContinuousIntegrationGateAndNightly() =>
        Assert.Equal(["ci.yml", "gate.yml", "nightly.yml"], Files.Select(file => file.Data));

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Yaml_HasANameTriggersLimitedRightsAndJobsWithALimit(string file)
    {
        YamlMappingNode root = Load(file);
        Assert.True(root.Children.ContainsKey("name"), "name");
        Assert.True(root.Children.ContainsKey("on"), "on");
        Assert.True(root.Children.ContainsKey("permissions"), "permissions");
        var jobs = (YamlMappingNode)root["jobs"];
        Assert.NotEmpty(jobs.Children);
        Assert.All(
            jobs.Children.Values.Cast<YamlMappingNode>(),
            job => Assert.True(job.Children.ContainsKey("timeout-minutes") && job.Children.ContainsKey("runs-on"))
        );
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_EveryAction_IsPinnedByItsHash(string file)
    {
        string[] actions =
        [
            .. Steps(file).Where(step => step.Children.ContainsKey("uses")).Select(step => step["uses"].ToString()),
        ];
        Assert.NotEmpty(actions);
        Assert.All(actions, action => Assert.Matches(Pinned(), action));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_EveryScriptItCalls_Exists(string file)
    {
        string commands = string.Join(
            '\n',
            Steps(file).Where(step => step.Children.ContainsKey("run")).Select(step => step["run"].ToString())
        );
        string[] scripts = [.. Script().Matches(commands).Select(match => match.Groups["path"].Value)];
        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.True(File.Exists(Repository.PathOf(script)), script));
    }

    private static IEnumerable<YamlMappingNode> Steps(string file) =>
        ((YamlMappingNode)Load(file)["jobs"]).Children.Values.SelectMany(job =>
            ((YamlSequenceNode)job["steps"]).Children.Cast<YamlMappingNode>()
        );

    private static YamlMappingNode Load(string file)
    {
        using var reader = new StreamReader(Path.Combine(Folder, file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }

    [GeneratedRegex("^[a-z-]+/[a-z-]+@[0-9a-f]{40}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pinned();

    [GeneratedRegex(
        @"(?:^|\s)(?:\./)?(?<path>(?:bench/|\.ci/|eng/)[\w./-]+|(?<=\./)(?:test|eesim)\b)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Script();
}
