using System.Buffers;

namespace ExpressEntry.Sim.Data.Replay;

/// <summary>Reads a CSV file of any size record by record, as UTF-8 bytes and without a string a field.</summary>
/// <remarks>
/// RFC 4180: fields may be quoted, quotes inside are doubled, lines end on LF or CRLF. A byte order mark and empty lines are
/// skipped. Ten million profiles are read in seconds; the tables of the history keep to CsvHelper, which reads text.
/// </remarks>
internal sealed class CsvRecords : IDisposable
{
    private const int FirstBufferBytes = 1 << 20;
    private const int MostRecordBytes = 1 << 26; // a quote that never ends must not take all memory
    private static readonly SearchValues<byte> EndOfField = SearchValues.Create(",\n"u8);
    private readonly Stream _stream;
    private readonly string _name;
    private byte[] _buffer = new byte[FirstBufferBytes];
    private int _next; // first byte that is not read
    private int _end; // bytes in the buffer
    private bool _isAtEnd;
    private (int Start, int End, bool IsQuoted)[] _fields = new (int, int, bool)[16];
    private byte[] _unquoted = [];
    private int _nextLine = 1;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="InvalidInputException">It cannot be opened.</exception>
    public CsvRecords(string path)
    {
        _name = path;
        InputPlace.RequireNoFolder(path, "a CSV file");
        try
        {
            _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} cannot be read: {failure.Message}", failure);
        }

        Fill();
        _next = _buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8) ? 3 : 0;
    }

    /// <summary>Line of the file the record starts on, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Fields of the record.</summary>
    public int FieldCount { get; private set; }

    /// <summary>Bytes of the file read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>A field of the record, valid until the next call.</summary>
    public ReadOnlySpan<byte> this[int field]
    {
        get
        {
            (int start, int end, bool isQuoted) = _fields[field];
            ReadOnlySpan<byte> raw = _buffer.AsSpan(start, end - start);
            return isQuoted && raw.Contains((byte)'"') ? Undouble(raw) : raw;
        }
    }

    /// <summary>Goes to the next record.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="InvalidInputException">A quoted field does not end, or something stands behind its end.</exception>
    public bool Read()
    {
        while (true)
        {
            if (_next == _end && _isAtEnd)
            {
                return false;
            }

            Line = _nextLine;
            if (!TryReadRecord(out int after, out int lines))
            {
                Fill();
                continue;
            }

            _next = after;
            _nextLine += lines;
            if (FieldCount > 1 || _fields[0].End > _fields[0].Start || _fields[0].IsQuoted)
            {
                return true;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    // False where the buffer ends before the record does; nothing is taken then.
    private bool TryReadRecord(out int after, out int lines)
    {
        FieldCount = 0;
        lines = 1;
        after = _next;
        while (true)
        {
            bool isQuoted = after < _end && _buffer[after] == (byte)'"';
            int start = isQuoted ? after + 1 : after;
            int end = isQuoted ? FindClosingQuote(start, ref lines) : start;
            if (end < 0)
            {
                return false;
            }

            int search = isQuoted ? end + 1 : end;
            int length = _buffer.AsSpan(search, _end - search).IndexOfAny(EndOfField);
            if (length < 0 && !_isAtEnd)
            {
                return false;
            }

            int stop = length < 0 ? _end : search + length;
            bool endsRecord = length < 0 || _buffer[stop] == (byte)'\n';
            int last = endsRecord && stop > search && _buffer[stop - 1] == (byte)'\r' ? stop - 1 : stop;
            if (isQuoted && last > search)
            {
                throw new InvalidInputException(
                    $"{_name} line {Line}: something stands behind the closing quote of field {FieldCount + 1}; expected a comma or the end of the line."
                );
            }

            AddField((start, isQuoted ? end : last, isQuoted));
            after = length < 0 ? stop : stop + 1;
            if (endsRecord)
            {
                return true;
            }
        }
    }

    // The place of the quote that closes a field; −1 where the buffer ends before it.
    private int FindClosingQuote(int from, ref int lines)
    {
        for (int at = from; ; at += 2)
        {
            int found = _buffer.AsSpan(at, _end - at).IndexOf((byte)'"');
            int quote = at + found;
            if (found < 0 && _isAtEnd)
            {
                throw new InvalidInputException(
                    $"{_name} line {Line}: a quoted field does not end; expected a closing quote."
                );
            }

            // A quote at the very end of the buffer may be the first of two.
            if (found < 0 || (quote + 1 == _end && !_isAtEnd))
            {
                return -1;
            }

            if (quote + 1 == _end || _buffer[quote + 1] != (byte)'"')
            {
                lines += _buffer.AsSpan(from, quote - from).Count((byte)'\n');
                return quote;
            }

            at = quote;
        }
    }

    private void AddField((int Start, int End, bool IsQuoted) field)
    {
        if (FieldCount == _fields.Length)
        {
            Array.Resize(ref _fields, 2 * _fields.Length);
        }

        _fields[FieldCount++] = field;
    }

    private ReadOnlySpan<byte> Undouble(ReadOnlySpan<byte> raw)
    {
        _unquoted = _unquoted.Length < raw.Length ? new byte[raw.Length] : _unquoted;
        int length = 0;
        for (int i = 0; i < raw.Length; i++)
        {
            _unquoted[length++] = raw[i];
            i += raw[i] == (byte)'"' ? 1 : 0;
        }

        return _unquoted.AsSpan(0, length);
    }

    // Keeps what is not read, in a larger buffer where one record fills it, and reads on.
    private void Fill()
    {
        int left = _end - _next;
        byte[] into = _buffer;
        if (left == _buffer.Length)
        {
            if (left >= MostRecordBytes)
            {
                throw new InvalidInputException(
                    $"{_name} line {Line}: the record is longer than {MostRecordBytes >> 20} MB; is a closing quote missing?"
                );
            }

            into = new byte[2 * left];
        }

        _buffer.AsSpan(_next, left).CopyTo(into);
        (_buffer, _next, _end) = (into, 0, left);
        int read = _stream.Read(_buffer.AsSpan(_end));
        _end += read;
        BytesRead += read;
        _isAtEnd = read == 0;
    }
}
