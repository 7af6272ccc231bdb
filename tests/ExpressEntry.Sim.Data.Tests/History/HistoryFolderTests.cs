using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Data.Tests.History;

public sealed class HistoryFolderTests : IDisposable
{
    private static readonly PublishedHistory Embedded = HistoryTables.ReadEmbedded();

    private static readonly HistoryOrigin Origin = new(
        "feed.json",
        new DateTimeOffset(2027, 3, 9, 1, 2, 3, TimeSpan.Zero),
        new string('0', 64),
        "\"mark\"",
        null,
        [new FiredRule("year-missing", 1, ["round 208 drawCutOff"])],
        ["a warning"]
    );

    private readonly string _parent = Directory.CreateTempSubdirectory("eesim-test-").FullName;

    private string Folder => Path.Combine(_parent, "deep", "history");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void Read_WhatWasWritten_IsEqual()
    {
        HistoryFolder.Write(Folder, Embedded, Origin);

        (PublishedHistory history, HistoryOrigin? origin) = HistoryFolder.Read(Folder);

        Assert.Equal(Embedded.Rounds.Select(Flat), history.Rounds.Select(Flat));
        Assert.Equal(Embedded.Snapshots.Select(Flat), history.Snapshots.Select(Flat));
        Assert.Equal(["a warning"], history.Warnings);
        Assert.Equal(
            (Origin.From, Origin.At, Origin.ETag, Origin.LastModified),
            (origin!.From, origin.At, origin.ETag, origin.LastModified)
        );
        Assert.Equal(Origin.Rules[0].Places, origin.Rules[0].Places);
    }

    [Fact]
    public void Write_OverAnOlderFolder_LeavesTheNewOneAlone()
    {
        HistoryFolder.Write(Folder, Embedded, Origin);
        HistoryFolder.Write(Folder, Embedded with { Rounds = Embedded.Rounds[..5] }, Origin);

        Assert.Equal(5, HistoryFolder.Read(Folder).History.Rounds.Length);
        Assert.Equal(["history"], Directory.GetFileSystemEntries(Path.GetDirectoryName(Folder)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Replace_WriterFails_KeepsTheOldFolderAndNoOther()
    {
        HistoryFolder.Write(Folder, Embedded, Origin);

        Assert.Throws<IOException>(() =>
            FolderSwap.Replace(
                Folder,
                folder =>
                {
                    FolderSwap.WriteFile(Path.Combine(folder, "rounds.csv"), [1, 2, 3]);
                    throw new IOException("disk full");
                }
            )
        );

        Assert.Equal(431, HistoryFolder.Read(Folder).History.Rounds.Length);
        Assert.Equal(["history"], Directory.GetFileSystemEntries(Path.GetDirectoryName(Folder)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Find_ProgramDiedBetweenTheRenames_IsTheOldFolder()
    {
        HistoryFolder.Write(Folder, Embedded, Origin);
        Directory.Move(Folder, Folder + ".previous");

        string? found = HistoryFolder.Find(Folder);

        Assert.NotNull(found);
        Assert.Equal(431, HistoryFolder.Read(found).History.Rounds.Length);
        HistoryFolder.Write(Folder, Embedded, Origin);
        Assert.Equal(["history"], Directory.GetFileSystemEntries(Path.GetDirectoryName(Folder)!).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("rounds.csv")]
    [InlineData("pools.csv")]
    public void Read_TableCutAtAnyLine_IsNoticed(string table)
    {
        HistoryFolder.Write(Folder, Embedded, Origin);
        string path = Path.Combine(Folder, table);
        File.WriteAllLines(path, File.ReadLines(path).SkipLast(1));

        var error = Assert.Throws<InvalidInputException>(() => HistoryFolder.Read(Folder));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source.json", "{\"origin\":")]
    [InlineData("source.json", "[]")]
    [InlineData("source.json", "{}")]
    [InlineData("source.json", "")]
    [InlineData("source.json", "null")]
    [InlineData("source.json", "{\"origin\":{\"at\":\"soon\"},\"sha256\":{}}")]
    [InlineData("rounds.csv", null)]
    [InlineData("pools.csv", null)]
    public void Read_DamagedFile_IsNamed(string file, string? text)
    {
        HistoryFolder.Write(Folder, Embedded, Origin);
        string path = Path.Combine(Folder, file);
        if (text is null)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllText(path, text);
        }

        var error = Assert.Throws<InvalidInputException>(() => HistoryFolder.Read(Folder));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TablesOfOnesOwnWithoutOrigin_AreReadAsTheyAre()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(
            Path.Combine(Folder, "rounds.csv"),
            "number,date,type,invitations,cutoff\n1,2027-01-01,cec,10,500\n"
        );
        File.WriteAllText(Path.Combine(Folder, "pools.csv"), "as_of,published,601-1200,total\n2027-01-01,2027-01-02,5,9\n");

        (PublishedHistory history, HistoryOrigin? origin) = HistoryFolder.Read(Folder);

        Assert.Null(origin);
        Assert.Equal((1, 1), (history.Rounds.Length, history.Snapshots.Length));
    }

    [Theory]
    [InlineData(
        "1,2027-01-01,cec,10,500,\"one\ntwo\"\n2,2027-01-02,cec,10,500,\"cut",
        "line 4: a quoted field does not end"
    )]
    [InlineData("1,2027-01-01,cec,10,500,\n2,2027-01-02,cec", "line 3: 3 fields; expected 6, as in the header")]
    [InlineData("", "line 2: nothing below the header")]
    public void Read_TableCutShort_IsRefusedWithItsLine(string records, string says)
    {
        Directory.CreateDirectory(Folder);
        string rounds = Path.Combine(Folder, "rounds.csv");
        File.WriteAllText(rounds, $"number,date,type,invitations,cutoff,notes\n{records}");
        File.WriteAllText(Path.Combine(Folder, "pools.csv"), "as_of,published,601-1200,total\n2027-01-01,2027-01-02,5,9\n");

        string message = Assert.Throws<InvalidInputException>(() => HistoryFolder.Read(Folder)).Message;

        Assert.StartsWith($"{rounds} {says}", message, StringComparison.Ordinal);
    }

    private static string Flat(PublishedRound round) =>
        string.Join(
            '|',
            round.Number,
            round.Date,
            round.Type,
            round.Name,
            round.Invitations,
            round.Cutoff,
            round.TieBreak,
            round.At,
            round.Programs,
            string.Join(';', round.Notes)
        );

    private static string Flat(PoolSnapshot pool) =>
        string.Join(
            '|',
            pool.AsOf,
            pool.Precision,
            pool.Published,
            string.Join(' ', pool.Rounds),
            pool.Confidence,
            string.Join(',', pool.Bands),
            pool.Total,
            string.Join(';', pool.Notes)
        );
}
