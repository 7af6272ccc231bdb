using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using static ExpressEntry.Sim.TestSupport.FeedFixture;

namespace ExpressEntry.Sim.Cli.Tests.History;

public sealed class ImportCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Import_SmallFeed_AddsItsRoundsAndKeepsTheOlderOnesWithAWarning()
    {
        string path = _host.Write("feed.json", FeedText(Record("500"), Record("430", ("drawCRS", "370"))));

        Assert.Equal(ExitCode.Done, _host.Run("history", "import", path, "--json"));

        using var json = JsonDocument.Parse(_host.Out);
        Assert.Equal(432, json.RootElement.GetProperty("rounds").GetInt32());
        Dictionary<string, string> kinds = json
            .RootElement.GetProperty("changes")
            .EnumerateArray()
            .ToDictionary(
                change => change.GetProperty("subject").GetString()!,
                change => change.GetProperty("kind").GetString()!
            );
        Assert.Equal(("kept", "new", "changed"), (kinds["round 1"], kinds["round 500"], kinds["round 430"]));
        Assert.Contains(
            json.RootElement.GetProperty("warnings").EnumerateArray(),
            warning =>
                warning.GetString()!.Contains("lacks 430 rounds, kept from the embedded history", StringComparison.Ordinal)
        );
        Assert.Equal(
            ["pools.csv", "rounds.csv", "source.json"],
            Directory
                .GetFiles(Path.Combine(_host.UserDataFolder, "history"))
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Import_ForPeople_SaysWhatWasReadFoundAndWritten()
    {
        string path = _host.Write("feed.json", FeedText(Record("500")));

        Assert.Equal(ExitCode.Done, _host.Run("history", "import", path));

        // Where lines break depends on the length of the file's name.
        string words = string.Join(' ', _host.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (
            string part in (string[])
                [
                    "1 records, 1 rounds and 1 pool snapshots",
                    "thousands-comma",
                    "round 500",
                    "2027-03-09 cec, 2500 invitations, cut-off 511",
                    "Wrote 432 rounds",
                ]
        )
        {
            Assert.Contains(part, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Import_OlderFeedOverANewerOne_WarnsOfTheRoundsThatGo()
    {
        Assert.Equal(
            ExitCode.Done,
            _host.Run("history", "import", _host.Write("new.json", FeedText(Record("500"), Record("501"))))
        );

        Assert.Equal(
            ExitCode.Done,
            _host.Run("history", "import", _host.Write("old.json", FeedText(Record("500"))), "--json")
        );

        Assert.Contains("the data replaced had 1 round that this feed lacks: 501", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_Twice_WritesTheSameTables()
    {
        string path = _host.Write("feed.json", FeedText(Record("500"), Record("430", ("drawCRS", "370"))));
        string table = Path.Combine(_host.UserDataFolder, "history", "rounds.csv");
        Assert.Equal(ExitCode.Done, _host.Run("history", "import", path));
        string first = File.ReadAllText(table);

        Assert.Equal(ExitCode.Done, _host.Run("history", "import", path));

        Assert.Equal(first, File.ReadAllText(table));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("{\"rounds\":[{", "the JSON ends early")]
    [InlineData("<html>", "HTML")]
    [InlineData("{\"rounds\":[]}", "no round could be read")]
    [InlineData("{\"rounds\":[1,2]}", "no round could be read from its 2 records")]
    public void Import_NoFeed_ChangesNothing(string text, string expected)
    {
        string path = _host.Write("feed.json", text);

        Assert.Equal(ExitCode.WrongInput, _host.Run("history", "import", path));

        Assert.Contains(expected, _host.Error, StringComparison.Ordinal);
        Assert.Single(_host.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_host.UserDataFolder));
    }

    [Fact]
    public void Import_FolderInPlaceOfTheFile_SaysSo()
    {
        Assert.Equal(ExitCode.WrongInput, _host.Run("history", "import", _host.Folder));
        Assert.Contains("is a folder", _host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_DataFolderThatCannotBeWritten_IsAWrongInputAndLeavesNothing()
    {
        string path = _host.Write("feed.json", FeedText(Record("500")));
        // A file stands where the folder should be.
        File.WriteAllText(_host.UserDataFolder, "in the way");

        Assert.Equal(ExitCode.WrongInput, _host.Run("history", "import", path));

        Assert.Contains("cannot be written", _host.Error, StringComparison.Ordinal);
        Assert.Contains("EESIM_DATA", _host.Error, StringComparison.Ordinal);
        Assert.Equal("in the way", File.ReadAllText(_host.UserDataFolder));
    }

    [Fact]
    public void Import_NoFileNamed_SaysHowItIsCalled()
    {
        Assert.Equal(ExitCode.WrongInput, _host.Run("history", "import"));
        Assert.Contains("eesim history import --help", _host.Error, StringComparison.Ordinal);
    }
}
