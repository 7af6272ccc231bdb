using System.Text;

namespace ExpressEntry.Sim.Data.Documents;

/// <summary>Reads a small YAML or JSON file whole: JSON where its first sign is a brace, YAML otherwise.</summary>
public static class DocumentFile
{
    /// <summary>Most bytes a file may have.</summary>
    public const int MostBytes = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The whole document.</returns>
    /// <exception cref="InvalidInputException">It is not there, too large, not UTF-8, or neither YAML nor JSON.</exception>
    public static DocumentNode Read(string path)
    {
        byte[] bytes = ReadBytes(path);
        return Parse(bytes, path);
    }

    /// <summary>Reads a document that is in memory already.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark.</param>
    /// <param name="name">Its name in messages.</param>
    /// <returns>The whole document.</returns>
    /// <exception cref="InvalidInputException">It is not UTF-8, or neither YAML nor JSON.</exception>
    public static DocumentNode Parse(byte[] bytes, string name)
    {
        int start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        int first = start;
        while (first < bytes.Length && bytes[first] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            first++;
        }

        if (first < bytes.Length && bytes[first] == (byte)'{')
        {
            return JsonDocumentNodes.Read(bytes, start, bytes.Length - start, name);
        }

        try
        {
            return YamlDocument.Read(new StringReader(Utf8.GetString(bytes.AsSpan(start))), name);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new InvalidInputException($"{name}: is not text in UTF-8 (byte {wrong.Index}).", wrong);
        }
    }

    /// <summary>Reads one line of a file with a JSON object a line.</summary>
    /// <param name="bytes">The buffer that holds the line.</param>
    /// <param name="start">Where the line begins.</param>
    /// <param name="length">Its bytes, without the line break.</param>
    /// <param name="name">The file's name in messages.</param>
    /// <param name="line">The line's number, from 1.</param>
    /// <returns>The object.</returns>
    /// <exception cref="InvalidInputException">It is not JSON.</exception>
    public static DocumentNode ParseJsonLine(byte[] bytes, int start, int length, string name, int line) =>
        JsonDocumentNodes.Read(bytes, start, length, name, line);

    private static byte[] ReadBytes(string path)
    {
        InputPlace.RequireNoFolder(path, "a file in YAML or JSON");
        try
        {
            using FileStream file = File.OpenRead(path);
            if (file.CanSeek && file.Length > MostBytes)
            {
                throw new InvalidInputException(
                    $"{path} has {file.Length} bytes; expected at most {MostBytes} (many profiles: one JSON object a line, .jsonl)."
                );
            }

            var buffer = new byte[MostBytes + 1];
            int count = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return count <= MostBytes
                ? buffer[..count]
                : throw new InvalidInputException($"{path} has more than {MostBytes} bytes; that is the most allowed.");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException($"{path}: there is no such file.", missing);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            string why = Directory.Exists(path) ? "is a folder; expected a file" : "cannot be read";
            throw new InvalidInputException($"{path}: {why}.", refused);
        }
    }
}
