using System.Text.Encodings.Web;
using System.Text.Json;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>Reads and writes the JSON files of a result set; the same content gives the same bytes.</summary>
internal static class ResultJson
{
    private const long MostBytes = 8 * 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 32,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write<T>(T content) => [.. JsonSerializer.SerializeToUtf8Bytes(content, Options), (byte)'\n'];

    /// <summary>Reads a file that must be as it was written.</summary>
    /// <exception cref="InvalidInputException">It is not; the message names file and line.</exception>
    public static T Read<T>(string path)
    {
        byte[] bytes = ReadBytes(path);
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Options) ?? throw new InvalidInputException($"{path} is empty.");
        }
        catch (JsonException broken)
        {
            throw new InvalidInputException(
                $"{path} line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: not the JSON that was written"
                    + $" ({broken.Path ?? "$"}).",
                broken
            );
        }
    }

    /// <summary>Reads a small file whole.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or is larger than any of ours.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length > MostBytes)
            {
                throw new InvalidInputException($"{path} has {file.Length:N0} bytes; such a file has up to {MostBytes:N0}.");
            }

            byte[] bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} cannot be read ({failure.Message})", failure);
        }
    }
}
