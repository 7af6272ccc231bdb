using System.Buffers;
using System.Text;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Documents;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary>Reads a file in blocks of whole lines, each of at most a few hundred kilobytes or one line.</summary>
internal sealed class LineBlockReader : IDisposable
{
    private const int UsualBlock = 256 * 1024;
    private readonly FileStream _file;
    private byte[] _rest = [];
    private int _nextLine = 1;
    private bool _isAtStart = true;

    private LineBlockReader(FileStream file) => _file = file;

    /// <summary>Bytes of the file; 0 where that is not known.</summary>
    public long Length => _file.CanSeek ? _file.Length : 0;

    /// <summary>Bytes read so far.</summary>
    public long Position => _file.CanSeek ? _file.Position : 0;

    public static LineBlockReader Open(string path)
    {
        InputPlace.RequireNoFolder(path, "a file with one profile a line, in JSON");
        try
        {
            return new LineBlockReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException($"{path}: there is no such file.", missing);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw new InvalidInputException($"{path}: cannot be read; expected a file.", refused);
        }
    }

    /// <summary>The next block, or null at the end.</summary>
    public LineBlock? Read()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Max(UsualBlock, _rest.Length * 2));
        int length = TakeRest(buffer);
        while (true)
        {
            int read = _file.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
            length += read;
            SkipByteOrderMark(buffer, ref length);
            if (length < buffer.Length)
            {
                return length == 0 ? null : Block(buffer, length);
            }

            int lastBreak = buffer.AsSpan(0, length).LastIndexOf((byte)'\n');
            if (lastBreak >= 0)
            {
                _rest = buffer[(lastBreak + 1)..length];
                return Block(buffer, lastBreak + 1);
            }

            if (length > DocumentFile.MostBytes)
            {
                return SkipLongLine();
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    public void Dispose() => _file.Dispose();

    private int TakeRest(byte[] buffer)
    {
        _rest.CopyTo(buffer, 0);
        int length = _rest.Length;
        _rest = [];
        return length;
    }

    private void SkipByteOrderMark(byte[] buffer, ref int length)
    {
        if (_isAtStart && buffer.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble))
        {
            int mark = Encoding.UTF8.Preamble.Length;
            length -= mark;
            buffer.AsSpan(mark, length).CopyTo(buffer);
            int more = _file.ReadAtLeast(buffer.AsSpan(length, mark), mark, throwOnEndOfStream: false);
            length += more;
        }

        _isAtStart = false;
    }

    private LineBlock Block(byte[] buffer, int length)
    {
        int first = _nextLine;
        _nextLine += buffer.AsSpan(0, length).Count((byte)'\n') + (buffer[length - 1] == (byte)'\n' ? 0 : 1);
        return new LineBlock(buffer, length, first, IsTooLong: false);
    }

    // The text of such a line is dropped, so that it cannot fill the memory.
    private LineBlock SkipLongLine()
    {
        byte[] buffer = new byte[UsualBlock];
        int read;
        while ((read = _file.Read(buffer)) > 0)
        {
            int end = Array.IndexOf(buffer, (byte)'\n', 0, read);
            if (end >= 0)
            {
                _rest = buffer[(end + 1)..read];
                break;
            }
        }

        return new LineBlock([], 0, _nextLine++, IsTooLong: true);
    }
}
