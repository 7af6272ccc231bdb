using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Data.Tests.Results;

public sealed class ResultSetTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public void Read_FinishedSet_GivesTheRowsThatWereWritten()
    {
        var set = ResultSet.Open(_folder.WriteRun("run", TestFolder.Describe()));
        TableRows expected = TestFolder.Rows(1, 6)[ResultTables.Flows];
        var read = new TableRows(expected.Schema);
        set.Read(ResultTables.Flows, rows => read.Append(rows, 0, rows.Count));
        Assert.Equal(expected.Column<long>(4).Values, read.Column<long>(4).Values);
        Assert.Equal((6, 1, 6), (set.Manifest.Replications, set.Manifest.FirstReplication, set.Manifest.LastReplication));
        Assert.Equal([null, 18L, 6L, 6L, 6L], set.Manifest.Files.Select(file => file.Rows));
    }

    [Fact]
    public void Open_WithoutManifest_IsRefusedAsUnfinished()
    {
        string path = _folder.WriteRun("run", TestFolder.Describe());
        File.Delete(Path.Combine(path, "manifest.json"));
        Refused("unfinished", () => ResultSet.Open(path));
        File.Delete(Path.Combine(path, "run.json"));
        Refused("no result set", () => ResultSet.Open(path));
        Refused("no result set", () => ResultSet.Open(_folder["nowhere"]));
    }

    [Theory]
    [InlineData("run.json")]
    [InlineData("rounds.parquet")]
    [InlineData("pool.parquet")]
    [InlineData("flows.parquet")]
    [InlineData("invited.parquet")]
    public void Read_FileChangedCutOrGone_IsRefusedByName(string name)
    {
        string path = _folder.WriteRun("run", TestFolder.Describe());
        string file = Path.Combine(path, name);
        byte[] good = File.ReadAllBytes(file);
        byte[] changed = [.. good];
        changed[good.Length / 2] ^= 4;
        File.WriteAllBytes(file, changed);
        Refused($"{name} is not the file that was written: its SHA-256", () => ReadAll(path));
        File.WriteAllBytes(file, good[..^1]);
        Refused($"{name} is not the file that was written: it has", () => ReadAll(path));
        File.Delete(file);
        Refused($"{name} cannot be read", () => ReadAll(path));
    }

    [Theory]
    [InlineData("rounds.parquet", "other.parquet", "does not list rounds.parquet once")]
    [InlineData("\"replications\": 6", "\"replications\": 7", "1 to 6 as 7")]
    [InlineData("\"first_replication\": 1", "\"first_replication\": 0", "0 to 6")]
    [InlineData("\"first_replication\": 1,", "", "not the JSON that was written")]
    [InlineData("\"replications\": 6", "\"replications\": \"six\"", "line 2")]
    [InlineData("]", "", "not the JSON that was written")]
    [InlineData("\"name\": \"run.json\"", "\"name\": null", "not the JSON that was written")]
    public void Open_ManifestThatLies_IsRefused(string from, string to, string says)
    {
        string path = _folder.WriteRun("run", TestFolder.Describe());
        string manifest = Path.Combine(path, "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(from, to, StringComparison.Ordinal));
        Refused(says, () => ResultSet.Open(path));
    }

    [Fact]
    public void Open_SetOfBeforeInvited_IsReadButForThatTable()
    {
        string path = _folder.WriteRun("run", TestFolder.Describe());
        string manifest = Path.Combine(path, "manifest.json");
        ManifestFile invited = ResultSet.Open(path).Manifest.Files[^1];
        string listed = File.ReadAllText(manifest);
        int from = listed.LastIndexOf(",\n    {", StringComparison.Ordinal);
        int to = listed.IndexOf('}', from) + 1;
        Assert.Contains(invited.Sha256, listed[from..to], StringComparison.Ordinal);
        File.WriteAllText(manifest, listed[..from] + listed[to..]);
        File.Delete(Path.Combine(path, "invited.parquet"));

        var set = ResultSet.Open(path);
        Assert.False(set.Has(ResultTables.Invited));
        set.Read(ResultTables.Flows, rows => Assert.Equal(6, rows.Count));
        Refused("has no invited.parquet", () => set.Read(ResultTables.Invited, _ => { }));
        Refused(
            "has no invited.parquet",
            () => ResultMerge.Run([path], _folder["merged"], TestContext.Current.CancellationToken)
        );
        Assert.False(Directory.Exists(_folder["merged"]));
    }

    [Fact]
    public void Read_DamagedTableWithMatchingDigest_IsRefusedWithFileAndPlace()
    {
        // A hostile set: the digest is right, the table is not.
        string path = _folder.WriteRun("run", TestFolder.Describe());
        string table = Path.Combine(path, "rounds.parquet");
        ManifestFile before = ResultSet.Open(path).Manifest.Files[1];
        byte[] bytes = File.ReadAllBytes(table);
        bytes.AsSpan(bytes.Length - 60, 20).Fill(0xFF);
        FileDigest digest = DurableFile.Write(table, bytes);
        string manifest = Path.Combine(path, "manifest.json");
        File.WriteAllText(
            manifest,
            File.ReadAllText(manifest).Replace(before.Sha256, digest.Sha256, StringComparison.Ordinal)
        );
        Refused("rounds.parquet: ", () => ReadAll(path));
    }

    [Fact]
    public void Merge_ShardsInAnyOrder_EqualTheWholeRunByteForByte()
    {
        string whole = _folder.WriteRun("whole", TestFolder.Describe(7));
        string[] shards =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(i => _folder.WriteRun($"s{i}", TestFolder.Describe(7, ReplicationRange.OfShard(i, 3, 7)))),
        ];
        ResultMerge.Run(shards.Reverse(), _folder["merged"], TestContext.Current.CancellationToken);
        Assert.Equal(TestFolder.BytesOf(whole), TestFolder.BytesOf(_folder["merged"]));
    }

    [Fact]
    public void Merge_ShardsThatDoNotBelongTogether_AreRefused()
    {
        string one = _folder.WriteRun("1", TestFolder.Describe(6, ReplicationRange.OfShard(1, 3, 6)));
        string two = _folder.WriteRun("2", TestFolder.Describe(6, ReplicationRange.OfShard(2, 3, 6)));
        string three = _folder.WriteRun("3", TestFolder.Describe(6, ReplicationRange.OfShard(3, 3, 6)));
        string other = _folder.WriteRun("x", TestFolder.Describe(6, ReplicationRange.OfShard(2, 3, 6), seed: 2));
        void Merge(params string[] shards) =>
            ResultMerge.Run(shards, _folder["merged"], TestContext.Current.CancellationToken);

        Refused("Replications 3 to 4 are missing", () => Merge(one, three));
        Refused("Replications 1 to 2 are missing", () => Merge(three, two));
        Refused("Replications 5 to 6 are missing", () => Merge(one, two));
        Refused("another shard holds as well", () => Merge(one, two, two, three));
        Refused("seed (2 there, 1 here)", () => Merge(one, other, three));
        Refused("nothing to merge", () => Merge());
        Refused(
            "finished run already",
            () => ResultMerge.Run([one, two, three], _folder.WriteRun("w", TestFolder.Describe()))
        );
        Assert.False(Directory.Exists(_folder["merged"]));
    }

    public void Dispose() => _folder.Dispose();

    private static void ReadAll(string path)
    {
        var set = ResultSet.Open(path);
        for (int table = 0; table < ResultTables.Names.Length; table++)
        {
            set.Read(table, _ => { });
        }
    }

    private static void Refused(string says, Action read)
    {
        var refused = Assert.Throws<InvalidInputException>(read);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }
}
