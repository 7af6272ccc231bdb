using ExpressEntry.Sim.Parquet.Encodings;
using ExpressEntry.Sim.Parquet.Footer;

namespace ExpressEntry.Sim.Parquet.Pages;

/// <summary>Chooses how the values of a page are decoded, by the column's type and the page's encoding.</summary>
internal static class ColumnDecoder
{
    /// <summary>Makes the reader of a page's values.</summary>
    /// <typeparam name="T">The .NET type of the column: bool, int, long, double or string.</typeparam>
    public static ValueReader<T> Open<T>(in Page page, T[]? dictionary)
    {
        ArraySegment<byte> values = page.Values;
        PagePlace place = page.Place;
        if (page.Encoding is PageEncoding.RleDictionary or PageEncoding.PlainDictionary)
        {
            return dictionary is null
                ? throw place.Error("values are places in a dictionary, but the column has none")
                : new DictionaryReader<T>(values, dictionary, place);
        }

        object? reader =
            typeof(T) == typeof(int) ? OpenInt32(page.Encoding, values, place)
            : typeof(T) == typeof(long) ? OpenInt64(page.Encoding, values, place)
            : typeof(T) == typeof(double) ? OpenDouble(page.Encoding, values, place)
            : typeof(T) == typeof(bool) ? OpenBoolean(page.Encoding, values, place)
            : OpenText(page.Encoding, values, place);
        return (ValueReader<T>?)reader
            ?? throw place.Error(
                $"values are encoded as {FormatNames.Encoding(page.Encoding)}, which is not read for such a column"
            );
    }

    /// <summary>Reads all entries of a dictionary.</summary>
    public static T[] ReadDictionary<T>(in Page page)
    {
        if (page.Encoding is not (PageEncoding.Plain or PageEncoding.PlainDictionary))
        {
            throw page.Place.Error(
                $"the dictionary is encoded as {FormatNames.Encoding(page.Encoding)}; only PLAIN is read"
            );
        }

        // Bytes a value takes at least: what stops a claim of a billion entries before room is made for them.
        int smallest =
            typeof(T) == typeof(bool) ? 1
            : typeof(T) == typeof(int) || typeof(T) == typeof(string) ? 4
            : 8;
        if (page.ValueCount > page.Values.Count / smallest)
        {
            throw page.Place.Error($"{page.ValueCount:N0} dictionary entries do not fit {page.Values.Count:N0} bytes");
        }

        var entries = new T[page.ValueCount];
        ValueReader<T> reader = Open<T>(page with { Encoding = PageEncoding.Plain }, dictionary: null);
        reader.Read(entries);
        reader.RequireEnd();
        return entries;
    }

    private static ValueReader<int>? OpenInt32(int encoding, ArraySegment<byte> values, PagePlace place) =>
        encoding switch
        {
            PageEncoding.Plain => new PlainReader<int>(values, place),
            PageEncoding.DeltaBinaryPacked => new DeltaValueReader<int>(values, place),
            PageEncoding.ByteStreamSplit => new ByteStreamSplitReader<int>(values, place),
            _ => null,
        };

    private static ValueReader<long>? OpenInt64(int encoding, ArraySegment<byte> values, PagePlace place) =>
        encoding switch
        {
            PageEncoding.Plain => new PlainReader<long>(values, place),
            PageEncoding.DeltaBinaryPacked => new DeltaValueReader<long>(values, place),
            PageEncoding.ByteStreamSplit => new ByteStreamSplitReader<long>(values, place),
            _ => null,
        };

    private static ValueReader<double>? OpenDouble(int encoding, ArraySegment<byte> values, PagePlace place) =>
        encoding switch
        {
            PageEncoding.Plain => new PlainReader<double>(values, place),
            PageEncoding.ByteStreamSplit => new ByteStreamSplitReader<double>(values, place),
            _ => null,
        };

    private static ValueReader<bool>? OpenBoolean(int encoding, ArraySegment<byte> values, PagePlace place) =>
        encoding switch
        {
            PageEncoding.Plain => new BooleanReader(values, place),
            PageEncoding.Rle => new HybridBooleanReader(
                PageStream.TakeLengthPrefixed(ref values, "boolean runs", place),
                place
            ),
            _ => null,
        };

    private static ValueReader<string?>? OpenText(int encoding, ArraySegment<byte> values, PagePlace place) =>
        encoding switch
        {
            PageEncoding.Plain => new PlainTextReader(values, place),
            PageEncoding.DeltaLengthByteArray => new DeltaLengthTextReader(values, place),
            _ => null,
        };
}
