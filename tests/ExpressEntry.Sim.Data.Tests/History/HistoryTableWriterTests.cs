using System.Security.Cryptography;
using System.Text;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Data.Tests.History;

public sealed class HistoryTableWriterTests
{
    private static readonly PublishedHistory Embedded = HistoryTables.ReadEmbedded();

    [Fact]
    public void WriteRounds_EmbeddedHistory_IsTheEmbeddedFileByteForByte()
    {
        using var text = new StringWriter();
        HistoryTableWriter.WriteRounds(text, Embedded.Rounds);

        Assert.Equal(ReadEmbedded(HistoryTables.RoundsFile), text.ToString());
    }

    [Fact]
    public void WritePools_EmbeddedHistory_IsTheEmbeddedFileByteForByte()
    {
        using var text = new StringWriter();
        HistoryTableWriter.WritePools(text, Embedded.Snapshots);

        Assert.Equal(ReadEmbedded(HistoryTables.PoolsFile), text.ToString());
    }

    [Theory]
    [InlineData("rounds.csv")]
    [InlineData("pools.csv")]
    [InlineData("official_totals.csv")]
    public void DataReadme_DigestOfATable_IsTrue(string table)
    {
        string text = ReadEmbedded(table);
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        int rows = text.Count(c => c == '\n') - 1;

        Assert.Contains($"| `{table}` | {rows} | `{digest}` |", ReadEmbedded("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void WriteRounds_TextsWithCommasQuotesAndLines_ReadBackEqual()
    {
        PublishedRound round = Embedded.Rounds[^1] with { Name = "a \"name\", with a comma", Notes = ["one, two", "three"] };
        using var text = new StringWriter();
        HistoryTableWriter.WriteRounds(text, [round]);

        PublishedRound read = HistoryTables.ReadRounds(new StringReader(text.ToString()), "rounds.csv")[0];

        Assert.Equal(round.Notes, read.Notes);
        Assert.Equal(round, read with { Notes = round.Notes });
    }

    private static string ReadEmbedded(string name)
    {
        using StreamReader reader = HistoryTables.OpenEmbedded(name);
        return reader.ReadToEnd();
    }
}
