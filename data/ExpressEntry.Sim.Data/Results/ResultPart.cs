using System.Collections.Immutable;
using System.Security.Cryptography;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>
/// The rows of one batch of replications, or of one point of a study, in one file that is kept until all is finished: a
/// layout number, the tables as plain columns, and the SHA-256 of everything before it.
/// </summary>
/// <remarks>An object keeps its memory from part to part; used by one thread at a time.</remarks>
/// <param name="tables">Tables of the part's schemas, which are read into.</param>
internal sealed class ResultPart(ImmutableArray<TableRows> tables) : IDisposable
{
    private const int DigestBytes = 32;
    private static readonly byte[] Layout = [.. "EEpart2\n"u8];
    private readonly MemoryStream _written = new();
    private byte[] _read = [];

    /// <summary>Parts of a result set.</summary>
    public ResultPart()
        : this(ResultTables.CreateRows()) { }

    /// <summary>Writes a part: whole or not at all.</summary>
    public void Write(string path, ImmutableArray<TableRows> batch)
    {
        _written.SetLength(0);
        _written.Write(Layout);
        foreach (TableRows rows in batch)
        {
            RawColumns.Write(_written, rows);
        }

        _written.Write(SHA256.HashData(Bytes()));
        DurableFile.Write(path, Bytes());
    }

    /// <summary>Reads a part.</summary>
    /// <returns>
    /// Its tables, which the next call overwrites; null where there is no such file or it is not as it was written.
    /// </returns>
    public ImmutableArray<TableRows>? TryRead(string path)
    {
        ReadOnlySpan<byte> bytes = ReadFile(path);
        int content = bytes.Length - DigestBytes;
        if (
            content < Layout.Length
            || !bytes.StartsWith(Layout)
            || !SHA256.HashData(bytes[..content]).AsSpan().SequenceEqual(bytes[content..])
        )
        {
            return null;
        }

        // The digest holds, so the rest is what we wrote.
        bytes = bytes[Layout.Length..content];
        foreach (TableRows rows in tables)
        {
            rows.Clear();
            bytes = RawColumns.Read(bytes, rows);
        }

        return tables;
    }

    /// <inheritdoc/>
    public void Dispose() => _written.Dispose();

    private ReadOnlySpan<byte> Bytes() => _written.GetBuffer().AsSpan(0, (int)_written.Length);

    private ReadOnlySpan<byte> ReadFile(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            int length = checked((int)file.Length);
            if (_read.Length < length)
            {
                _read = new byte[length];
            }

            file.ReadExactly(_read, 0, length);
            return _read.AsSpan(0, length);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or OverflowException)
        {
            return [];
        }
    }
}
