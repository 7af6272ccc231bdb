using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>Columns as the bytes they have in memory, for parts: written and read at the speed of a copy.</summary>
/// <remarks>
/// A table is its number of rows, then each column: one mark a row where values can be missing, then the values; texts as a
/// list of the different ones and a number a row. Only read where a digest says that the bytes are our own.
/// </remarks>
internal static class RawColumns
{
    /// <summary>Writes a table.</summary>
    public static void Write(MemoryStream stream, TableRows rows)
    {
        WriteNumber(stream, rows.Count);
        foreach (TableColumn column in rows.Columns)
        {
            switch (column)
            {
                case TableColumn<int> ints:
                    stream.Write(MemoryMarshal.AsBytes(ints.IsPresent));
                    stream.Write(MemoryMarshal.AsBytes(ints.Values));
                    break;
                case TableColumn<long> longs:
                    stream.Write(MemoryMarshal.AsBytes(longs.IsPresent));
                    stream.Write(MemoryMarshal.AsBytes(longs.Values));
                    break;
                case TableColumn<double> doubles:
                    stream.Write(MemoryMarshal.AsBytes(doubles.IsPresent));
                    stream.Write(MemoryMarshal.AsBytes(doubles.Values));
                    break;
                case TableColumn<string?> texts:
                    WriteTexts(stream, texts.Values);
                    break;
                default:
                    throw new UnreachableException("A part has numbers, instants and texts.");
            }
        }
    }

    /// <summary>Reads a table into empty columns.</summary>
    /// <returns>The bytes behind it.</returns>
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> bytes, TableRows rows)
    {
        int count = ReadNumber(ref bytes);
        foreach (TableColumn column in rows.Columns)
        {
            switch (column)
            {
                case TableColumn<int> ints:
                    ReadValues(ref bytes, ints, count);
                    break;
                case TableColumn<long> longs:
                    ReadValues(ref bytes, longs, count);
                    break;
                case TableColumn<double> doubles:
                    ReadValues(ref bytes, doubles, count);
                    break;
                case TableColumn<string?> texts:
                    ReadTexts(ref bytes, texts, count);
                    break;
                default:
                    throw new UnreachableException("A part has numbers, instants and texts.");
            }
        }

        return bytes;
    }

    private static void ReadValues<T>(ref ReadOnlySpan<byte> bytes, TableColumn<T> column, int count)
        where T : struct
    {
        Span<T> values = default;
        Span<bool> isPresent = default;
        column.Extend(count, ref values, ref isPresent);
        Take(ref bytes, isPresent.Length).CopyTo(MemoryMarshal.AsBytes(isPresent));
        Span<byte> into = MemoryMarshal.AsBytes(values);
        Take(ref bytes, into.Length).CopyTo(into);
    }

    private static void WriteTexts(MemoryStream stream, ReadOnlySpan<string?> values)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        int[] codes = new int[values.Length];
        (string? last, int lastCode) = (null, -1);
        for (int i = 0; i < values.Length; i++)
        {
            string text = values[i]!; // texts of parts are required
            if (!ReferenceEquals(text, last))
            {
                ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, text, out bool isKnown);
                place = isKnown ? place : places.Count - 1;
                (last, lastCode) = (text, place);
            }

            codes[i] = lastCode;
        }

        WriteNumber(stream, places.Count);
        foreach (string text in places.Keys) // in order of their first use: nothing is ever removed
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            WriteNumber(stream, utf8.Length);
            stream.Write(utf8);
        }

        stream.Write(MemoryMarshal.AsBytes(codes.AsSpan()));
    }

    private static void ReadTexts(ref ReadOnlySpan<byte> bytes, TableColumn<string?> column, int count)
    {
        string[] texts = new string[ReadNumber(ref bytes)];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Encoding.UTF8.GetString(Take(ref bytes, ReadNumber(ref bytes)));
        }

        foreach (int code in MemoryMarshal.Cast<byte, int>(Take(ref bytes, count * sizeof(int))))
        {
            column.Add(texts[code]);
        }
    }

    private static void WriteNumber(MemoryStream stream, int number) =>
        stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in number)));

    private static int ReadNumber(ref ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<int>(Take(ref bytes, sizeof(int)));

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        ReadOnlySpan<byte> taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
