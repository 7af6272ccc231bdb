using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ExpressEntry.Sim.Data.History;

/// <summary>A folder with the project's own tables: <c>rounds.csv</c>, <c>pools.csv</c>, and <c>source.json</c> beside them.</summary>
/// <remarks>
/// The folder is written as a whole or not at all. <c>source.json</c> holds the digests of both tables, so that a table
/// cut short or changed is noticed; a folder without it (tables of one's own making) is read as it is.
/// </remarks>
public static class HistoryFolder
{
    /// <summary>File name of the origin.</summary>
    public const string SourceFile = "source.json";

    private const long LargestTable = 50 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        MaxDepth = 16,
    };

    /// <summary>Finds the folder to read: itself, or the one that stepped aside for a replacement that never came.</summary>
    /// <param name="path">The folder as it was written.</param>
    /// <returns>Null where there is neither.</returns>
    public static string? Find(string path) => FolderSwap.Find(path);

    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The history, and where it comes from (null without <c>source.json</c>).</returns>
    /// <exception cref="InvalidInputException">A table is absent, unreadable or not the one that was written.</exception>
    public static (PublishedHistory History, HistoryOrigin? Origin) Read(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new InvalidInputException(
                $"{path} is no folder; expected one with {HistoryTables.RoundsFile} and {HistoryTables.PoolsFile}."
            );
        }

        Contents? contents = ReadSource(Path.Combine(path, SourceFile));
        string roundsPath = Path.Combine(path, HistoryTables.RoundsFile);
        string poolsPath = Path.Combine(path, HistoryTables.PoolsFile);
        using StringReader rounds = new(ReadTable(roundsPath, contents?.Sha256));
        using StringReader pools = new(ReadTable(poolsPath, contents?.Sha256));
        PublishedHistory history = HistoryTables.Read(path, rounds, roundsPath, pools, poolsPath);
        RequireRows(roundsPath, history.Rounds.Length);
        RequireRows(poolsPath, history.Snapshots.Length);
        return (history with { Warnings = contents?.Origin.Warnings ?? [] }, contents?.Origin);
    }

    /// <summary>Writes a folder in place of the one that is there: both tables and the origin, or nothing.</summary>
    /// <param name="path">The folder; its parents are made.</param>
    /// <param name="history">What to write.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <exception cref="IOException">The disk does not take it; what was there before is still there.</exception>
    public static void Write(string path, PublishedHistory history, HistoryOrigin origin) =>
        FolderSwap.Replace(
            path,
            folder =>
            {
                byte[] rounds = Bytes(writer => HistoryTableWriter.WriteRounds(writer, history.Rounds));
                byte[] pools = Bytes(writer => HistoryTableWriter.WritePools(writer, history.Snapshots));
                FolderSwap.WriteFile(Path.Combine(folder, HistoryTables.RoundsFile), rounds);
                FolderSwap.WriteFile(Path.Combine(folder, HistoryTables.PoolsFile), pools);
                var digests = new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    [HistoryTables.RoundsFile] = Convert.ToHexStringLower(SHA256.HashData(rounds)),
                    [HistoryTables.PoolsFile] = Convert.ToHexStringLower(SHA256.HashData(pools)),
                };
                byte[] source = JsonSerializer.SerializeToUtf8Bytes(new Contents(origin, digests), Json);
                FolderSwap.WriteFile(Path.Combine(folder, SourceFile), source);
            }
        );

    private static void RequireRows(string path, int rows)
    {
        if (rows == 0)
        {
            throw new InvalidInputException($"{path} line 2: nothing below the header; expected at least one record.");
        }
    }

    private static byte[] Bytes(Action<TextWriter> write)
    {
        using var text = new StringWriter();
        write(text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string ReadTable(string path, SortedDictionary<string, string>? digests)
    {
        byte[] bytes = ReadFile(path, "a table");
        if (
            digests is not null
            && digests.TryGetValue(Path.GetFileName(path), out string? digest)
            && digest != Convert.ToHexStringLower(SHA256.HashData(bytes))
        )
        {
            throw new InvalidInputException(
                $"{path} is not the table that was written: its SHA-256 differs from the one in {SourceFile}."
            );
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private static Contents? ReadSource(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        byte[] bytes = ReadFile(path, "the origin of the tables");
        try
        {
            return JsonSerializer.Deserialize<Contents>(bytes, Json) is { Origin: { } origin, Sha256: not null } read
                ? read with
                {
                    Origin = origin with
                    {
                        Rules = origin.Rules.IsDefault ? [] : origin.Rules,
                        Warnings = origin.Warnings.IsDefault ? [] : origin.Warnings,
                    },
                }
                : throw new InvalidInputException($"{path}: expected an object with \"origin\" and \"sha256\".");
        }
        catch (JsonException broken)
        {
            throw new InvalidInputException(
                $"{path} line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: not the JSON that was written.",
                broken
            );
        }
    }

    private static byte[] ReadFile(string path, string what)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length > LargestTable)
            {
                throw new InvalidInputException(
                    $"{path} is larger than {LargestTable / 1024 / 1024} MB, the most that is read."
                );
            }

            byte[] bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} cannot be read; expected {what} ({failure.Message})", failure);
        }
    }

    /// <summary>What <c>source.json</c> holds.</summary>
    private sealed record Contents(HistoryOrigin Origin, SortedDictionary<string, string> Sha256);
}
