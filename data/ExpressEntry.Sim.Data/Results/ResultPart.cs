using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>
/// The rows of one batch of replications in one file, kept until the run is finished: the tables as Parquet, one behind the
/// other, then their lengths, then the SHA-256 of everything before it.
/// </summary>
internal static class ResultPart
{
    private const int DigestBytes = 32;

    /// <summary>Writes a part: whole or not at all.</summary>
    public static void Write(string path, ImmutableArray<TableRows> tables)
    {
        using var bytes = new MemoryStream();
        Span<byte> lengths = stackalloc byte[8 * tables.Length];
        for (int i = 0; i < tables.Length; i++)
        {
            long start = bytes.Position;
            var file = new TableFile(bytes, tables[i].Schema);
            file.Append(tables[i]);
            file.Finish();
            BinaryPrimitives.WriteInt64LittleEndian(lengths[(8 * i)..], bytes.Position - start);
        }

        bytes.Write(lengths);
        bytes.Write(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        DurableFile.Write(path, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Reads a part.</summary>
    /// <returns>Its tables; null where there is no such file or it is not as it was written.</returns>
    public static ImmutableArray<TableRows>? TryRead(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        int content = bytes.Length - DigestBytes;
        int lengthsAt = content - (8 * ResultTables.Names.Length);
        if (lengthsAt < 0 || !SHA256.HashData(bytes.AsSpan(0, content)).AsSpan().SequenceEqual(bytes.AsSpan(content)))
        {
            return null;
        }

        // The digest holds, so the rest is what we wrote.
        ImmutableArray<TableRows> tables = ResultTables.CreateRows();
        int start = 0;
        for (int i = 0; i < tables.Length; i++)
        {
            int length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(lengthsAt + (8 * i)));
            using var table = new MemoryStream(bytes, start, length, writable: false);
            TableInput.Read(path, table, tables[i].Schema, rows => tables[i].Append(rows, 0, rows.Count));
            start += length;
        }

        return tables;
    }
}
