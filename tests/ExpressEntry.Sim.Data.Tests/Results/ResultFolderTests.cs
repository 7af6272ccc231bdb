using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Data.Tests.Results;

public sealed class ResultFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Open_ResumedAfterSomeParts_GivesTheBytesOfAnUndisturbedRun(int parts)
    {
        string whole = _folder.WriteRun("whole", TestFolder.Describe());
        string path = _folder["resumed"];
        using (ResultFolder folder = ResultFolder.Open(path, TestFolder.Describe(), isResumed: false))
        {
            TestFolder.WriteParts(folder, parts);
        }

        // What a process that dies in the middle of writing leaves behind.
        File.WriteAllText(Path.Combine(path, "rounds.parquet.tmp"), "half");
        File.WriteAllText(Path.Combine(path, "parts", "000001.part.tmp"), "half");
        File.Copy(Path.Combine(whole, "pool.parquet"), Path.Combine(path, "pool.parquet"));

        using (ResultFolder folder = ResultFolder.Open(path, TestFolder.Describe(), isResumed: true))
        {
            Assert.Equal(3 - parts, TestFolder.WriteParts(folder));
            folder.Finish(0, 2, 6, _ => { }, TestContext.Current.CancellationToken);
        }

        Assert.Equal(TestFolder.BytesOf(whole), TestFolder.BytesOf(path));
    }

    [Fact]
    public void Open_DiedBeforeRunJson_StartsAnew()
    {
        string path = _folder["run"];
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "run.lock"), "");
        File.WriteAllText(Path.Combine(path, "run.json.tmp"), "{");
        _folder.WriteRun("run", TestFolder.Describe());
        Assert.Equal(TestFolder.BytesOf(_folder.WriteRun("other", TestFolder.Describe())), TestFolder.BytesOf(path));
    }

    [Fact]
    public void Open_DiedBetweenManifestAndCleaning_OnlyCleans()
    {
        string path = _folder.WriteRun("run", TestFolder.Describe());
        SortedDictionary<string, string> before = TestFolder.BytesOf(path);
        Directory.CreateDirectory(Path.Combine(path, "parts"));
        File.WriteAllText(Path.Combine(path, "parts", "000000.part"), "left over");
        File.WriteAllText(Path.Combine(path, "run.lock"), "");
        using (ResultFolder folder = ResultFolder.Open(path, TestFolder.Describe(), isResumed: true))
        {
            Assert.True(folder.IsFinished);
        }

        Assert.Equal(before, TestFolder.BytesOf(path));
    }

    [Fact]
    public void TryReadPart_DamagedAnywhere_IsMadeAgain()
    {
        string path = _folder["run"];
        using ResultFolder folder = ResultFolder.Open(path, TestFolder.Describe(), isResumed: false);
        TestFolder.WriteParts(folder);
        string part = Path.Combine(path, "parts", "000001.part");
        byte[] good = File.ReadAllBytes(part);
        for (int at = 0; at < good.Length; at += 97)
        {
            byte[] bad = [.. good];
            bad[at] ^= 1;
            File.WriteAllBytes(part, bad);
            Assert.Null(folder.TryReadPart(1));
        }

        File.WriteAllBytes(part, good[..20]);
        Assert.Null(folder.TryReadPart(1));
        Assert.NotNull(folder.TryReadPart(0));
    }

    [Fact]
    public void Open_WhileAnotherProcessWrites_IsRefused()
    {
        string path = _folder["run"];
        using ResultFolder first = ResultFolder.Open(path, TestFolder.Describe(), isResumed: false);
        foreach (bool isResumed in (bool[])[true, false])
        {
            var refused = Assert.Throws<InvalidInputException>(() =>
                ResultFolder.Open(path, TestFolder.Describe(), isResumed)
            );
            Assert.Contains("another process", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_FolderWithOtherFiles_IsRefusedAndLeftAlone()
    {
        string path = _folder["mine"];
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "thesis.txt"), "x");
        foreach (bool isResumed in (bool[])[true, false])
        {
            var refused = Assert.Throws<InvalidInputException>(() =>
                ResultFolder.Open(path, TestFolder.Describe(), isResumed)
            );
            Assert.Contains("not empty", refused.Message, StringComparison.Ordinal);
        }

        Assert.Single(Directory.GetFileSystemEntries(path));
    }

    [Fact]
    public void Open_RunThatIsThereWithoutResume_IsRefused()
    {
        string path = _folder.WriteRun("run", TestFolder.Describe());
        var refused = Assert.Throws<InvalidInputException>(() =>
            ResultFolder.Open(path, TestFolder.Describe(), isResumed: false)
        );
        Assert.Contains("--resume", refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, RunDescription> OtherRuns()
    {
        RunDescription run = TestFolder.Describe();
        return new TheoryData<string, RunDescription>
        {
            { "program version (0.0.9 there, 0.1.0 here)", run with { ProgramVersion = "0.0.9" } },
            { "engine (cohort there", run with { Engine = "cohort" } },
            { "seed (2 there, 1 here)", run with { Seed = 2 } },
            { "replications (7 there", run with { Replications = 7 } },
            { "history (cccccccccccc…", run with { DataDigest = new string('c', 64) } },
            { "scenario (dddddddddddd…", run with { ScenarioDigest = new string('d', 64) } },
            { "until (cutoff:cec:p50:1 there, never here)", run with { Until = "cutoff:cec:p50:1" } },
            { "replications of this part (1 to 3 there", run with { Range = ReplicationRange.OfShard(1, 2, 6) } },
        };
    }

    [Theory]
    [MemberData(nameof(OtherRuns), DisableDiscoveryEnumeration = true)]
    public void Open_FolderOfAnotherRun_IsRefusedByTheNameOfTheDifference(string names, RunDescription other)
    {
        string path = _folder["run"];
        ResultFolder.Open(path, other, isResumed: false).Dispose();
        var refused = Assert.Throws<InvalidInputException>(() =>
            ResultFolder.Open(path, TestFolder.Describe(), isResumed: true)
        );
        Assert.Contains(names, refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
