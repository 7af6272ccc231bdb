using System.Text;
using ExpressEntry.Sim.Data.History.Feed;
using static ExpressEntry.Sim.TestSupport.FeedFixture;

namespace ExpressEntry.Sim.Data.Tests.History;

public sealed class FeedFileTests
{
    [Theory]
    [InlineData("", "feed.json is empty")]
    [InlineData(" \r\n\t", "feed.json is empty")]
    [InlineData("<!doctype html><html>", "feed.json line 1 is HTML")]
    [InlineData("{\"rounds\":[\n{\"drawNumber\":\"1\"", "feed.json line 2, byte 18: the JSON ends early")]
    [InlineData("{\"rounds\":[\n{\"drawNumber\" \"1\"}]}", "feed.json line 2, byte 15: not JSON")]
    [InlineData("nothing", "feed.json line 1, byte 2: not JSON")]
    [InlineData("[]", "no list \"rounds\" at the top")]
    [InlineData("{\"Rounds\":[]}", "no list \"rounds\" at the top")]
    [InlineData("{\"rounds\":{}}", "key 'rounds' is a JSON object")]
    public void Read_NoFeed_NamesThePlaceAndWhatIsAllowed(string text, string expected)
    {
        var error = Assert.Throws<InvalidInputException>(() => FeedReader.Read(Encoding.UTF8.GetBytes(text), "feed.json"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("expected the government's feed", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Read_DeepNesting_IsRefusedWithItsPlace()
    {
        byte[] deep = Encoding.UTF8.GetBytes("{\"rounds\":" + new string('[', 100_000));

        var error = Assert.Throws<InvalidInputException>(() => FeedReader.Read(deep, "feed.json"));

        Assert.Contains("nested deeper than 32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MillionsOfTinyValues_AreRefusedBeforeTheyTakeMemory()
    {
        byte[] many = Encoding.UTF8.GetBytes("{\"rounds\":[1" + string.Concat(Enumerable.Repeat(",1", 5_000_000)) + "]}");

        var error = Assert.Throws<InvalidInputException>(() => FeedReader.Read(many, "feed.json"));

        Assert.Contains("more than 5,000,000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MoreRecordsThanAFeedCanHave_AreRefused()
    {
        byte[] many = Encoding.UTF8.GetBytes(
            "{\"rounds\":[{}" + string.Concat(Enumerable.Repeat(",{}", FeedFile.MaxRecords)) + "]}"
        );

        var error = Assert.Throws<InvalidInputException>(() => FeedReader.Read(many, "feed.json"));

        Assert.Contains("more than 50,000 records", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EveryPrefixOfAFeed_IsRefusedOnOneLine()
    {
        byte[] whole = Feed(Record("500"));
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] prefix = whole[..length];
            var error = Assert.Throws<InvalidInputException>(() => FeedReader.Read(prefix, "feed.json"));
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Fact]
    public void Read_ByteOrderMark_IsPassedOver()
    {
        byte[] marked = [.. Encoding.UTF8.Preamble, .. Feed(Record("500"))];

        Assert.Single(FeedReader.Read(marked, "feed.json").History.Rounds);
    }

    [Fact]
    public void ReadBytes_StreamAboveTheLimit_IsRefusedWithoutReadingOn()
    {
        using var endless = new EndlessStream();

        var error = Assert.Throws<InvalidInputException>(() => FeedFile.ReadBytes(endless, "feed.json"));

        Assert.Contains("50 MB", error.Message, StringComparison.Ordinal);
        Assert.InRange(endless.BytesRead, FeedFile.MaxBytes, FeedFile.MaxBytes + 1024 * 1024);
    }

    [Fact]
    public void ReadFile_FolderOrNothing_SaysSo()
    {
        string folder = Path.GetTempPath();
        string absent = Path.Combine(folder, "eesim-no-such-file.json");

        Assert.Contains(
            "is a folder",
            Assert.Throws<InvalidInputException>(() => FeedReader.ReadFile(folder)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "does not exist",
            Assert.Throws<InvalidInputException>(() => FeedReader.ReadFile(absent)).Message,
            StringComparison.Ordinal
        );
    }

    private sealed class EndlessStream : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            BytesRead += buffer.Length;
            return buffer.Length;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
