using ExpressEntry.Sim.Parquet.Tests.Support;

namespace ExpressEntry.Sim.Parquet.Tests;

/// <summary>Levels, dictionaries and encoded values that lie inside a page whose header is sound.</summary>
public sealed class HostileValuesTests
{
    private const int Rle = 3;
    private const int RleDictionary = 8;

    [Theory]
    [InlineData(5, 3, "entry 3 of the dictionary, which has 3")]
    [InlineData(32, -1, "entry 4,294,967,295 of the dictionary, which has 3")]
    [InlineData(33, 0, "places in the dictionary have 33 bits; 0 to 32 are possible")]
    public void Read_PlaceOutsideTheDictionary_IsRefused(byte bitWidth, int place, string message)
    {
        byte[] run = [bitWidth, 2, .. BitConverter.GetBytes(place).Take((bitWidth + 7) / 8)];
        AssertRefused(WithDictionary(ForgedPage.Dictionary(1, 2, 3), run), message);
    }

    [Fact]
    public void Read_PlacesWithoutADictionary_AreRefused() =>
        AssertPageRefused(new() { Body = [1, 2, 0], Encoding = RleDictionary }, "but the column has none");

    [Fact]
    public void Read_TwoDictionaries_AreRefused()
    {
        ForgedFile file = WithDictionary(ForgedPage.Dictionary(1), [1, 2, 0]);
        file.Pages.Insert(0, file.Pages[0]);
        AssertRefused(file, "a dictionary stands here; a column has at most one");
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(4)]
    [InlineData(2)]
    public void Read_DictionaryCountThatLies_IsRefused(int count)
    {
        ForgedPage dictionary = ForgedPage.Dictionary(1, 2, 3);
        dictionary.ValueCount = count;
        AssertRefused(WithDictionary(dictionary, [2, 2, 0]), "Column 'x', row group 0, page at byte 4: ");
    }

    [Fact]
    public void Read_DefinitionLevelAboveOne_IsRefused() =>
        AssertRefused(
            ForgedFile.Optional(new ForgedPage { Body = [2, 0, 0, 0, 2, 7, 1, 0, 0, 0] }.Build()),
            "a definition level is 7; a flat optional column has 0 and 1"
        );

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(7)]
    public void Read_LevelsLongerThanThePage_AreRefused(int length) =>
        AssertRefused(
            ForgedFile.Optional(new ForgedPage { Body = [.. BitConverter.GetBytes(length), 2, 1, 1, 0, 0, 0] }.Build()),
            "the definition levels do not fit the page's 10 bytes"
        );

    [Fact]
    public void Read_LevelsOfTheOlderEncoding_AreNamed() =>
        AssertRefused(
            ForgedFile.Optional(new ForgedPage { Body = new byte[8], LevelEncoding = 4 }.Build()),
            "definition levels are encoded as BIT_PACKED; only RLE is read"
        );

    [Fact]
    public void Read_RunsThatEndEarly_AreRefused() =>
        AssertRefused(
            ForgedFile.Optional(new ForgedPage { Body = [2, 0, 0, 0, 2, 0], ValueCount = 9 }.Build()).Rows(9),
            "the 2 bytes of runs end before the values the page claims"
        );

    [Fact]
    public void Read_MissingValueWhereOneIsNeeded_SaysSo()
    {
        byte[] file = ForgedFile.Optional(new ForgedPage { Body = [2, 0, 0, 0, 2, 0] }.Build()).Build();
        ParquetColumnReader<int> column = ParquetReader.Open(new MemoryStream(file)).OpenColumn<int>(0, 0);

        ParquetFormatException e = Assert.Throws<ParquetFormatException>(() => column.Read(new int[1]));

        Assert.EndsWith("a value is missing where every row needs one.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MillionsOfRowsInTwentyBytes_AreStreamedInLittleMemory()
    {
        // One run of 60 million missing values: legal, and read without room for them.
        byte[] levels = [0x80, 0x8E, 0xCE, 0x39, 0];
        byte[] page = new ForgedPage { Body = [5, 0, 0, 0, .. levels], ValueCount = 60_000_000 }.Build();
        byte[] bytes = ForgedFile.Optional(page).Rows(60_000_000).Build();
        ParquetColumnReader<int> column = ParquetReader.Open(new MemoryStream(bytes)).OpenColumn<int>(0, 0);
        int[] values = new int[4096];
        bool[] isPresent = new bool[4096];

        long before = GC.GetAllocatedBytesForCurrentThread();
        int rows = 0;
        for (int read; (read = column.Read(values, isPresent)) > 0; )
        {
            rows += read;
        }

        Assert.Equal(60_000_000, rows);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000);
    }

    [Fact]
    public void Read_TextThatIsNotUtf8_IsRefused()
    {
        ForgedFile file = ForgedFile.With([new ForgedPage { Body = [2, 0, 0, 0, 0xC3, 0x28] }.Build()]);
        file.Schema[1] = new("x")
        {
            Physical = 6,
            Repetition = 0,
            Converted = 0,
        };
        file.Physical = 6;
        AssertRefused(file, "a text of 2 bytes is not valid UTF-8");
    }

    [Theory]
    [InlineData(new byte[] { 0, 4, 1, 0 }, "blocks of 0 in 4 parts")]
    [InlineData(new byte[] { 0x80, 1, 0, 1, 0 }, "blocks of 128 in 0 parts")]
    [InlineData(new byte[] { 0x80, 1, 3, 1, 0 }, "blocks of 128 in 3 parts")]
    [InlineData(new byte[] { 0x80, 1, 4, 9, 0 }, "8 differences are left after")]
    [InlineData(new byte[] { 0x80, 1, 4, 0, 0 }, "the page has 0 differences and claims more")]
    [InlineData(new byte[] { 0x80, 1 }, "bytes end before the differences it claims")]
    public void Read_DifferencesThatLie_AreRefused(byte[] body, string message) =>
        AssertPageRefused(new() { Body = body, Encoding = 5 }, message);

    [Theory]
    [InlineData(new byte[] { 65, 0, 0, 0 }, "differences have 65 bits")]
    [InlineData(new byte[] { 64, 0, 0, 0 }, "bytes end before the differences it claims")]
    public void Read_DifferencesOfAWrongWidth_AreRefused(byte[] widths, string message) =>
        AssertRefused(
            ForgedFile
                .With([
                    new ForgedPage
                    {
                        Body = [0x80, 1, 4, 2, 0, 0, .. widths],
                        Encoding = 5,
                        ValueCount = 2,
                    }.Build(),
                ])
                .Rows(2),
            message
        );

    [Fact]
    public void Read_BooleanRunsLongerThanThePage_AreRefused()
    {
        ForgedFile file = ForgedFile.With([new ForgedPage { Body = [9, 0, 0, 0, 2, 1], Encoding = Rle }.Build()]);
        file.Schema[1].Physical = 0;
        file.Physical = 0;
        AssertRefused(file, "the boolean runs do not fit the page's 6 bytes");
    }

    private static ForgedFile WithDictionary(ForgedPage dictionary, byte[] places) =>
        ForgedFile.With([dictionary.Build(), new ForgedPage { Body = places, Encoding = RleDictionary }.Build()]);

    private static void AssertPageRefused(ForgedPage page, string message) =>
        AssertRefused(ForgedFile.With([page.Build()]), "Column 'x', row group 0, page at byte 4: ", message);

    private static void AssertRefused(ForgedFile file, params string[] messages) =>
        HostileFooterTests.AssertRefused(file, messages);
}
