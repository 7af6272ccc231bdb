using System.Security.Cryptography;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>
/// A file that is there whole or not at all: written under a temporary name, flushed to disk, renamed into place, and the
/// folder flushed as well. Its length and SHA-256 are known when it is done.
/// </summary>
/// <remarks>A file that is disposed of without <see cref="Commit"/> leaves what was there before.</remarks>
public sealed class DurableFile : IDisposable
{
    /// <summary>What temporary names end with; such files are left over from a process that died.</summary>
    public const string TemporarySuffix = ".tmp";

    private readonly FileStream _file;
    private readonly DigestStream _digest;
    private bool _isDone;

    private DurableFile(string path)
    {
        Path = path;
        _file = new FileStream(path + TemporarySuffix, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        _digest = new DigestStream(_file);
    }

    /// <summary>Where the file will be.</summary>
    public string Path { get; }

    /// <summary>Takes the bytes, in order.</summary>
    public Stream Stream => _digest;

    /// <summary>Starts a file.</summary>
    /// <param name="path">Where it will be, in a folder that exists; a file that is there already is replaced.</param>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="InvalidInputException">What is there is no regular file.</exception>
    public static DurableFile Create(string path)
    {
        OutputPlace.RequireReplaceable(path);
        return new(path);
    }

    /// <summary>Writes a file in one go.</summary>
    /// <param name="path">Where it will be, in a folder that exists; a file that is there already is replaced.</param>
    /// <param name="bytes">All of it.</param>
    /// <returns>Its length and digest.</returns>
    /// <exception cref="IOException">The disk does not take it; what was there before still is.</exception>
    public static FileDigest Write(string path, ReadOnlySpan<byte> bytes)
    {
        using DurableFile file = Create(path);
        file.Stream.Write(bytes);
        return file.Commit();
    }

    /// <summary>Puts the file into its place.</summary>
    /// <returns>Its length and digest.</returns>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public FileDigest Commit()
    {
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_file.Name, Path, overwrite: true);
        _isDone = true;
        FolderFlush.Flush(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        return new FileDigest(_digest.Position, _digest.Finish());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _digest.Dispose();
            _file.Dispose();
        }
        finally
        {
            // A full disk refuses what is left in memory as well.
            if (!_isDone)
            {
                File.Delete(_file.Name);
                _isDone = true;
            }
        }
    }

    /// <summary>Passes bytes on and keeps their digest.</summary>
    private sealed class DigestStream(FileStream file) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _length;

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => _length;

        public override long Position
        {
            get => _length;
            set => throw new NotSupportedException("A durable file is written from its start to its end.");
        }

        public string Finish() => Convert.ToHexStringLower(_hash.GetCurrentHash());

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            file.Write(buffer);
            _hash.AppendData(buffer);
            _length += buffer.Length;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush() { } // Commit flushes, once

        public override int Read(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException("A durable file is only written.");

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException("A durable file is written from its start to its end.");

        public override void SetLength(long value) =>
            throw new NotSupportedException("A durable file is as long as what is written.");

        protected override void Dispose(bool disposing)
        {
            _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
