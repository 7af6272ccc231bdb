using System.Buffers.Text;
using ExpressEntry.Sim.Engine.Replay;

namespace ExpressEntry.Sim.Data.Replay;

/// <summary>Writes the folder of a replay: <c>invited.csv</c>, the invited of every round in order of rank.</summary>
public static class ReplayOutput
{
    private const int BufferBytes = 1 << 16;
    private const int MostBytesBesideId = 64;

    /// <summary>Refuses a folder that holds something, before any work is done for it.</summary>
    /// <param name="folder">The folder to write.</param>
    /// <exception cref="InvalidInputException">It is a file, or a folder with something in it.</exception>
    public static void Check(string folder)
    {
        if (File.Exists(folder))
        {
            throw new InvalidInputException($"--out is '{folder}', which is a file; expected a new or empty folder.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InvalidInputException($"--out is '{folder}', which is not empty; expected a new or empty folder.");
        }
    }

    /// <summary>Writes the folder as a whole: under another name, flushed, then renamed.</summary>
    /// <param name="folder">A new or empty folder.</param>
    /// <param name="pool">The profiles.</param>
    /// <param name="rounds">The rounds, in order of their numbers from 1.</param>
    /// <param name="cancellation">Ends the writing; nothing is left behind.</param>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public static void Write(
        string folder,
        ReplayPool pool,
        IReadOnlyList<ReplayedRound> rounds,
        CancellationToken cancellation = default
    )
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string fresh = $"{folder}.new-{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(fresh);
            WriteInvited(Path.Combine(fresh, "invited.csv"), pool, rounds, cancellation);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder); // empty; a folder cannot be renamed onto another one
            }

            Directory.Move(fresh, folder);
        }
        catch (Exception failure) when (PlaceFault.Is(failure))
        {
            throw new InvalidInputException(
                $"--out is '{folder}', which cannot be written; expected a new or empty folder in a place of yours.",
                failure
            );
        }
        finally
        {
            if (Directory.Exists(fresh))
            {
                Directory.Delete(fresh, recursive: true);
            }
        }
    }

    private static void WriteInvited(
        string path,
        ReplayPool pool,
        IReadOnlyList<ReplayedRound> rounds,
        CancellationToken cancellation
    )
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] buffer = new byte[BufferBytes + (2 * ReplayPool.MostIdBytes) + MostBytesBesideId];
        int used = 0;
        Append(buffer, ref used, "round,profile_id,crs,submitted_at\n"u8);
        for (int i = 0; i < rounds.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (int row in rounds[i].InvitedRows.Span)
            {
                AppendNumber(buffer, ref used, i + 1);
                AppendId(buffer, ref used, pool.IdOf(row));
                AppendNumber(buffer, ref used, pool.ScoreOf(row));
                InstantBytes.Write(pool.SubmittedOf(row), buffer.AsSpan(used));
                used += InstantBytes.Length;
                buffer[used++] = (byte)'\n';
                if (used >= BufferBytes)
                {
                    file.Write(buffer, 0, used);
                    used = 0;
                }
            }
        }

        file.Write(buffer, 0, used);
        file.Flush(flushToDisk: true);
    }

    private static void AppendNumber(byte[] buffer, ref int used, int number)
    {
        _ = Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out int written);
        used += written;
        buffer[used++] = (byte)',';
    }

    // Quoted where a reader would otherwise see another field or line.
    private static void AppendId(byte[] buffer, ref int used, ReadOnlySpan<byte> id)
    {
        if (id.IndexOfAny("\",\r\n"u8) < 0)
        {
            Append(buffer, ref used, id);
        }
        else
        {
            buffer[used++] = (byte)'"';
            foreach (byte b in id)
            {
                buffer[used++] = b;
                if (b == (byte)'"')
                {
                    buffer[used++] = b;
                }
            }

            buffer[used++] = (byte)'"';
        }

        buffer[used++] = (byte)',';
    }

    private static void Append(byte[] buffer, ref int used, ReadOnlySpan<byte> text)
    {
        text.CopyTo(buffer.AsSpan(used));
        used += text.Length;
    }
}
