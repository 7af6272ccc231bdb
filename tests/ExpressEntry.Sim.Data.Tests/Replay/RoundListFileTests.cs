using ExpressEntry.Sim.Data.Replay;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Tests.Replay;

public sealed class RoundListFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(
        "r.json",
        """[{"at":"2026-01-05T14:00:00Z","size":4500,"type":"cec"},{"at":"2026-01-06T14:00:00Z","size":1,"groups":["french","trades"]}]"""
    )]
    [InlineData(
        "r.yaml",
        "- at: 2026-01-05T14:00:00Z\n  size: 4500\n  type: cec\n- {at: 2026-01-06T14:00:00Z, size: 1, groups: [french, trades]}\n"
    )]
    [InlineData(
        "rounds",
        "\n  [{\"at\":\"2026-01-05T14:00:00Z\",\n\t\"size\":4500,\"type\":\"cec\"},{\"at\":\"2026-01-06T14:00:00Z\",\"size\":1,\"groups\":[\"french\",\"trades\"]}]"
    )]
    public void Read_JsonOrYaml_GivesTheSameRounds(string name, string text)
    {
        ListedRound[] rounds = [.. Read(name, text)];
        Assert.Equal(2, rounds.Length);
        Assert.Equal((new DateTimeOffset(2026, 1, 5, 14, 0, 0, default), 4500), (rounds[0].At, rounds[0].Size));
        Assert.Equal([RoundType.Cec], rounds[0].Groups);
        Assert.Equal([RoundType.French, RoundType.Trades], rounds[1].Groups);
    }

    [Theory]
    [InlineData("r.json", """{"rounds":[]}""", "expected a list")]
    [InlineData("r.json", "[1]", "round 1 is 1")]
    [InlineData("r.json", "[\n{", "line 2 is not JSON")]
    [InlineData(
        "r.json",
        """[{"at":"2026-01-05T14:00:00Z","size":1,"type":"cec"},{"at":"2026-01-05","size":1,"type":"cec"}]""",
        "round 2: 'at' is \"2026-01-05\""
    )]
    [InlineData("r.json", """[{"at":"2026-01-05T14:00:00Z","size":-1,"type":"cec"}]""", "round 1: 'size' is \"-1\"")]
    [InlineData("r.json", """[{"at":"2026-01-05T14:00:00Z","size":1.5,"type":"cec"}]""", "'size' is \"1.5\"")]
    [InlineData("r.json", """[{"at":"2026-01-05T14:00:00Z","size":[1],"type":"cec"}]""", "'size' is \"[1]\"")]
    [InlineData("r.json", """[{"at":"2026-01-05T14:00:00Z","type":"cec"}]""", "no 'size'")]
    [InlineData("r.json", """[{"at":"2026-01-05T14:00:00Z","size":1,"type":"cecc"}]""", "'type' holds \"cecc\"")]
    [InlineData("r.json", """[{"at":"2026-01-05T14:00:00Z","size":1,"type":"other"}]""", "'type' holds \"other\"")]
    [InlineData("r.json", """[{"at":"2026-01-05T14:00:00Z","size":1,"groups":[]}]""", "'groups' is \"[]\"")]
    [InlineData("r.json", """[{"at":"2026-01-05T14:00:00Z","size":1,"groups":"cec"}]""", "'groups' is \"cec\"")]
    [InlineData(
        "r.json",
        """[{"at":"2026-01-05T14:00:00Z","size":1,"groups":["cec"],"type":"cec"}]""",
        "both 'type' and 'groups'"
    )]
    [InlineData("r.json", """[{"at":"2026-01-05T14:00:00Z","size":1}]""", "neither 'type' nor 'groups'")]
    [InlineData("r.json", """[{"at":"2026-01-05T14:00:00Z","size":1,"typ":"cec"}]""", "unknown key 'typ'")]
    [InlineData("r.json", """[{"at":"2026-01-05T14:00:00Z","size":1,"size":2,"type":"cec"}]""", "is not JSON")]
    [InlineData("r.yaml", "- at: 2026-01-05T14:00:00Z\n  size: many\n  type: cec\n", "line 1: 'size' is \"many\"")]
    [InlineData("r.yaml", "- at: [\n", "is not YAML")]
    [InlineData("r.yaml", "", "does not hold a list")]
    [InlineData("r.yaml", "- 5\n", "line 1 is '5'")]
    public void Read_WrongInput_NamesThePlaceAndTheKey(string name, string text, string expected)
    {
        var wrong = Assert.Throws<InvalidInputException>(() => Read(name, text));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(name, wrong.Message, StringComparison.Ordinal);
    }

    private System.Collections.Immutable.ImmutableArray<ListedRound> Read(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return RoundListFile.Read(path);
    }
}
