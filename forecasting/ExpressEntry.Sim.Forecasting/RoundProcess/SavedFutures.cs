using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.RoundProcess;

/// <summary>Simulated futures as bytes, so that a program can keep what it simulated.</summary>
/// <remarks>
/// Little-endian: mark, the caller's key, first day, days, number of futures; for each future its number of rounds and the
/// rounds; the SHA-256 of all that. Whoever keeps such bytes answers for the key: it has to name everything that makes the
/// futures what they are.
/// </remarks>
public static class SavedFutures
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = SHA256.HashSizeInBytes;

    private const int HeaderBytes = 8 + KeyBytes + (3 * sizeof(int));
    private const int RoundBytes = sizeof(ushort) + 1 + sizeof(int) + sizeof(short) + 1;

    private static ReadOnlySpan<byte> Mark => "EESIMFU1"u8;

    /// <summary>Writes futures down.</summary>
    /// <param name="futures">Any futures.</param>
    /// <param name="key">What they are, <see cref="KeyBytes"/> long.</param>
    /// <returns>Bytes for <see cref="TryRead"/>, about a megabyte for a thousand years.</returns>
    public static byte[] Write(SimulatedFutures futures, ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeyBytes, nameof(key));
        int rounds = futures.Paths.Sum(path => path.Length);
        byte[] bytes = new byte[
            HeaderBytes + (futures.Paths.Length * sizeof(int)) + (rounds * RoundBytes) + SHA256.HashSizeInBytes
        ];
        Mark.CopyTo(bytes);
        key.CopyTo(bytes.AsSpan(Mark.Length));
        int at = Mark.Length + KeyBytes;
        Put(futures.Origin.DayNumber);
        Put(futures.HorizonDays);
        Put(futures.Paths.Length);
        foreach (ImmutableArray<SimulatedRound> path in futures.Paths)
        {
            Put(path.Length);
            foreach (SimulatedRound round in path)
            {
                PutRound(round, bytes.AsSpan(at));
                at += RoundBytes;
            }
        }

        SHA256.HashData(bytes.AsSpan(0, at), bytes.AsSpan(at));
        return bytes;

        void Put(int number)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), number);
            at += sizeof(int);
        }
    }

    /// <summary>Reads futures that <see cref="Write"/> wrote.</summary>
    /// <param name="bytes">Anything.</param>
    /// <param name="key">The key they must have.</param>
    /// <returns>The same futures; null where the bytes are damaged, cut or of another key.</returns>
    public static SimulatedFutures? TryRead(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> key)
    {
        if (
            bytes.Length < HeaderBytes + SHA256.HashSizeInBytes
            || !bytes.StartsWith(Mark)
            || !bytes.Slice(Mark.Length, KeyBytes).SequenceEqual(key)
        )
        {
            return null;
        }

        // The digest first: what is behind it was written above, so that nothing more can be wrong.
        ReadOnlySpan<byte> body = bytes[..^SHA256.HashSizeInBytes];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, digest);
        return digest.SequenceEqual(bytes[^SHA256.HashSizeInBytes..]) ? ReadBody(body[(Mark.Length + KeyBytes)..]) : null;
    }

    private static SimulatedFutures ReadBody(ReadOnlySpan<byte> body)
    {
        var origin = DateOnly.FromDayNumber(Take(ref body));
        int days = Take(ref body);
        var paths = ImmutableArray.CreateBuilder<ImmutableArray<SimulatedRound>>(Take(ref body));
        while (paths.Count < paths.Capacity)
        {
            var rounds = ImmutableArray.CreateBuilder<SimulatedRound>(Take(ref body));
            while (rounds.Count < rounds.Capacity)
            {
                rounds.Add(ReadRound(body));
                body = body[RoundBytes..];
            }

            paths.Add(rounds.MoveToImmutable());
        }

        return new SimulatedFutures(origin, days, paths.MoveToImmutable());
    }

    private static void PutRound(SimulatedRound round, Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)round.Day));
        bytes[2] = (byte)round.Type;
        BinaryPrimitives.WriteInt32LittleEndian(bytes[3..], round.Size);
        BinaryPrimitives.WriteInt16LittleEndian(bytes[7..], checked((short)round.Cutoff));
        bytes[9] = round.IsTypeUsed ? (byte)1 : (byte)0;
    }

    private static SimulatedRound ReadRound(ReadOnlySpan<byte> bytes) =>
        new(
            BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (RoundType)bytes[2],
            BinaryPrimitives.ReadInt32LittleEndian(bytes[3..]),
            BinaryPrimitives.ReadInt16LittleEndian(bytes[7..]),
            bytes[9] != 0
        );

    private static int Take(ref ReadOnlySpan<byte> bytes)
    {
        int number = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        bytes = bytes[sizeof(int)..];
        return number;
    }
}
