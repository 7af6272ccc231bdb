using System.Text;
using System.Text.Json;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Gets a feed's bytes and its JSON, bounded in memory and depth, with errors that name the place.</summary>
public static class FeedFile
{
    /// <summary>The largest feed that is read, in bytes. The real one has about 0.7 MB.</summary>
    public const int MaxBytes = 50 * 1024 * 1024;

    /// <summary>The most records that are read. The real feed gains about sixty a year.</summary>
    public const int MaxRecords = 50_000;

    private const int MaxDepth = 32;

    // The real feed has about 30,000. Without a limit, 50 MB of "1,1,1,…" would take a gigabyte to keep.
    private const int MaxValues = 5_000_000;
    private const string Expected = "expected the government's feed: a JSON object with a list \"rounds\"";

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">A file of at most <see cref="MaxBytes"/> bytes.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="InvalidInputException">It is absent, a folder, unreadable or too large.</exception>
    public static byte[] ReadBytes(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidInputException($"{path} is a folder; expected a file, the government's feed as JSON.");
        }

        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return ReadBytes(file, path);
        }
        catch (Exception failure)
            when (failure
                    is FileNotFoundException
                        or DirectoryNotFoundException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            throw new InvalidInputException($"{path} does not exist; expected the government's feed as JSON.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Reads a whole stream, and no more of it than a feed may have.</summary>
    /// <param name="stream">Any readable stream.</param>
    /// <param name="name">Its name in messages.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="InvalidInputException">It holds more than <see cref="MaxBytes"/> bytes.</exception>
    public static byte[] ReadBytes(Stream stream, string name)
    {
        using var whole = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (whole.Length + read > MaxBytes)
            {
                throw TooLarge(name);
            }

            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }

    /// <summary>The error for a feed above the limit.</summary>
    /// <param name="name">The feed's name in the message.</param>
    /// <returns>The exception to throw.</returns>
    public static InvalidInputException TooLarge(string name) =>
        new($"{name} is larger than {MaxBytes / 1024 / 1024} MB, the most that is read; {Expected}.");

    /// <summary>Parses a feed.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark.</param>
    /// <param name="name">Its name in messages.</param>
    /// <returns>The document; its root is an object with an array <c>rounds</c>.</returns>
    /// <exception cref="InvalidInputException">It is not that; the message names line and byte.</exception>
    internal static JsonDocument Parse(byte[] bytes, string name)
    {
        ReadOnlyMemory<byte> json = WithoutByteOrderMark(bytes);
        RefuseWhatIsNoJson(json.Span, name);
        JsonDocument document;
        try
        {
            CountValues(json.Span, name);
            document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException broken)
        {
            throw Broken(broken, json.Span, name);
        }

        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("rounds", out JsonElement rounds))
        {
            document.Dispose();
            throw new InvalidInputException($"{name} line 1: no list \"rounds\" at the top; {Expected}.");
        }

        if (rounds.ValueKind != JsonValueKind.Array)
        {
            string kind = rounds.ValueKind.ToString().ToLowerInvariant();
            document.Dispose();
            throw new InvalidInputException($"{name} key 'rounds' is a JSON {kind}; {Expected}.");
        }

        if (rounds.GetArrayLength() > MaxRecords)
        {
            document.Dispose();
            throw new InvalidInputException(
                $"{name} key 'rounds': more than {MaxRecords:N0} records, the most that is read."
            );
        }

        return document;
    }

    private static void CountValues(ReadOnlySpan<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        int values = 0;
        while (reader.Read())
        {
            if (++values > MaxValues)
            {
                throw new InvalidInputException(
                    $"{name} byte {reader.BytesConsumed:N0}: more than {MaxValues:N0} keys and values, the most that is read; {Expected}."
                );
            }
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] bytes) =>
        bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;

    private static void RefuseWhatIsNoJson(ReadOnlySpan<byte> json, string name)
    {
        ReadOnlySpan<byte> start = json.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty)
        {
            throw new InvalidInputException($"{name} is empty; {Expected}.");
        }

        if (start[0] == (byte)'<')
        {
            throw new InvalidInputException($"{name} line 1 is HTML or XML, a page and not data; {Expected}.");
        }
    }

    private static InvalidInputException Broken(JsonException broken, ReadOnlySpan<byte> json, string name)
    {
        long line = broken.LineNumber ?? 0;
        long position = broken.BytePositionInLine ?? 0;
        ReadOnlySpan<byte> end = json.TrimEnd(" \t\r\n"u8);
        long lastLine = end.Count((byte)'\n');
        long lastPosition = end.Length - (end.LastIndexOf((byte)'\n') + 1);
        string what =
            line > lastLine || (line == lastLine && position >= lastPosition) ? "the JSON ends early"
            : broken.Message.Contains("maximum", StringComparison.OrdinalIgnoreCase) ? $"JSON nested deeper than {MaxDepth}"
            : "not JSON";
        return new InvalidInputException($"{name} line {line + 1}, byte {position + 1}: {what}; {Expected}.", broken);
    }
}
