using System.Globalization;
using System.Text;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Replay;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Replay;

/// <summary>Reads profiles from Parquet: the columns of <see cref="ProfileFile"/>, others passed over.</summary>
/// <remarks>
/// <c>profile_id</c> text or whole number, <c>crs</c> whole number, <c>submitted_at</c> and <c>expires_at</c> an instant in UTC or
/// its text, <c>programs</c> and <c>categories</c> text. A missing <c>programs</c> or <c>categories</c> is no word, a missing
/// <c>expires_at</c> one year; anything else missing is an error. A few thousand rows are in memory at a time.
/// </remarks>
internal sealed class ProfileColumnsFile
{
    private const int Batch = 8192;
    private const long MillisecondsASecond = 1000;
    private const long MicrosecondsASecond = 1_000_000;
    private static readonly ParquetType[] Instants =
    [
        ParquetType.TimestampMilliseconds,
        ParquetType.TimestampMicroseconds,
        ParquetType.String,
    ];

    private readonly string _path;
    private readonly Column[] _columns;
    private readonly byte[] _idBytes = new byte[ReplayPool.MostIdBytes];
    private long _row; // of the batch's first profile, from 1

    private ProfileColumnsFile(string path, ParquetReader reader)
    {
        _path = path;
        ParquetType[] whole = [ParquetType.Int32, ParquetType.Int64];
        _columns =
        [
            new Column(reader, ProfileFile.Columns[0], [ParquetType.String, .. whole]),
            new Column(reader, ProfileFile.Columns[1], whole),
            new Column(reader, ProfileFile.Columns[2], Instants),
            new Column(reader, ProfileFile.Columns[3], [ParquetType.String]),
            new Column(reader, ProfileFile.Columns[4], [ParquetType.String]),
            new Column(reader, ProfileFile.Columns[5], Instants, isOptional: true),
        ];
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="onRead">Told how many bytes of the file are read, about.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The profiles, in the order of the file.</returns>
    /// <exception cref="InvalidInputException">The message names file, column and, for a value, row.</exception>
    public static ReplayPool Read(string path, Action<long>? onRead, CancellationToken cancellation)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            ParquetReader reader = ParquetReader.Open(stream);

            // A file may claim any number of rows; room is made for as many as could be in its bytes.
            var pool = new ReplayPool((int)Math.Min(reader.RowCount, stream.Length));
            var file = new ProfileColumnsFile(path, reader) { _row = 1 };
            for (int group = 0; group < reader.RowGroups.Length; group++)
            {
                file.ReadGroup(
                    reader,
                    group,
                    pool,
                    () =>
                    {
                        cancellation.ThrowIfCancellationRequested();
                        onRead?.Invoke((long)(stream.Length * ((double)pool.Count / reader.RowCount)));
                    }
                );
            }

            if (pool.FindRepeatedId() is { } repeated)
            {
                throw new InvalidInputException(
                    $"{path} row {repeated.Row + 1}: profile_id \"{Encoding.UTF8.GetString(pool.IdOf(repeated.Row))}\" "
                        + $"is already in row {repeated.Earlier + 1}; expected every id once."
                );
            }

            return pool;
        }
        catch (ParquetFormatException damage)
        {
            throw new InvalidInputException($"{path}: {damage.Message}", damage);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} cannot be read: {failure.Message}", failure);
        }
    }

    private void ReadGroup(ParquetReader reader, int group, ReplayPool pool, Action look)
    {
        foreach (Column column in _columns)
        {
            column.Open(reader, group);
        }

        int left = reader.RowGroups[group].RowCount;
        while (left > 0)
        {
            int count = Math.Min(Batch, left);
            foreach (Column column in _columns)
            {
                column.Read(count);
            }

            for (int i = 0; i < count; i++)
            {
                AddProfile(i, pool);
            }

            left -= count;
            _row += count;
            look();
        }
    }

    private void AddProfile(int i, ReplayPool pool)
    {
        long score = _columns[1].Number(i) ?? throw Missing(1, i);
        if (score is < CrsScore.Min or > CrsScore.Max)
        {
            throw Error(1, i, score.ToString(CultureInfo.InvariantCulture), $"a whole number {CrsScore.Min}-{CrsScore.Max}");
        }

        DateTime submitted = InstantOf(2, i) ?? throw Missing(2, i);
        DateTime expires = InstantOf(5, i) ?? ProfileFile.YearAfter(submitted);
        if (expires < submitted)
        {
            throw Error(5, i, $"{expires:yyyy-MM-dd'T'HH:mm:ss'Z'}", "an instant on or after submitted_at, or nothing");
        }

        pool.Add(
            IdOf(i),
            (ushort)score,
            new GroupSet(WordsOf(3, i) | WordsOf(4, i)),
            InstantBytes.SecondsOf(submitted),
            InstantBytes.SecondsOf(expires)
        );
    }

    private ReadOnlySpan<byte> IdOf(int i)
    {
        string text =
            _columns[0].Text(i) ?? _columns[0].Number(i)?.ToString(CultureInfo.InvariantCulture) ?? throw Missing(0, i);
        return text.Length > 0 && Encoding.UTF8.TryGetBytes(text, _idBytes, out int length)
            ? _idBytes.AsSpan(0, length)
            : throw Error(0, i, text, $"1-{ReplayPool.MostIdBytes} bytes of UTF-8");
    }

    private DateTime? InstantOf(int column, int i)
    {
        if (_columns[column].Text(i) is { } text)
        {
            Span<byte> bytes = stackalloc byte[InstantBytes.Length];
            return text.Length == 0 && column == 5 ? null
                : Encoding.UTF8.TryGetBytes(text, bytes, out int length)
                && InstantBytes.TryParse(bytes[..length], out DateTime at)
                    ? at
                : throw Error(column, i, text, ProfileFile.InstantForm);
        }

        if (_columns[column].Number(i) is not { } ticks)
        {
            return null;
        }

        long unit = _columns[column].Type == ParquetType.TimestampMilliseconds ? MillisecondsASecond : MicrosecondsASecond;
        long seconds = Math.DivRem(ticks, unit, out long rest);
        return rest == 0 && InstantBytes.FromSeconds(seconds) is { } instant
            ? instant
            : throw Error(
                column,
                i,
                ticks.ToString(CultureInfo.InvariantCulture),
                $"whole seconds of the years 1-9999, as {unit:N0} a second since 1970"
            );
    }

    private uint WordsOf(int column, int i)
    {
        string text = _columns[column].Text(i) ?? "";
        Span<byte> bytes = stackalloc byte[256]; // every word there is, joined, has fewer
        return Encoding.UTF8.TryGetBytes(text, bytes, out int length) && GroupWords.TryRead(bytes[..length]) is { } bits
            ? bits
            : throw Error(column, i, text, GroupWords.Allowed);
    }

    private InvalidInputException Missing(int column, int i) =>
        new($"{_path} row {_row + i}: '{ProfileFile.Columns[column]}' is missing; expected a value in every row.");

    private InvalidInputException Error(int column, int i, string value, string allowed) =>
        new($"{_path} row {_row + i}: '{ProfileFile.Columns[column]}' is \"{value}\"; expected {allowed}.");

    // A column and the batch of it that is in memory; whole numbers and instants in one array, texts in another.
    private sealed class Column
    {
        private readonly int _place;
        private readonly bool[] _isPresent = new bool[Batch];
        private readonly int[] _ints = [];
        private readonly long[] _longs = [];
        private readonly string?[] _texts = [];
        private ParquetColumnReader<int>? _intReader;
        private ParquetColumnReader<long>? _longReader;
        private ParquetColumnReader<string?>? _textReader;

        public Column(ParquetReader reader, string name, ParquetType[] types, bool isOptional = false)
        {
            _place = isOptional && reader.Schema.IndexOf(name) < 0 ? -1 : reader.RequireColumn(name, types);
            Type = _place < 0 ? ParquetType.Unsupported : reader.Schema.Columns[_place].Type;
            switch (Type)
            {
                case ParquetType.Unsupported:
                    break;
                case ParquetType.String:
                    _texts = new string?[Batch];
                    break;
                case ParquetType.Int32:
                    _ints = new int[Batch];
                    break;
                default:
                    _longs = new long[Batch];
                    break;
            }
        }

        // Unsupported stands for a column that is not there.
        public ParquetType Type { get; }

        public void Open(ParquetReader reader, int group)
        {
            _textReader = _texts.Length > 0 ? reader.OpenColumn<string?>(group, _place) : null;
            _intReader = _ints.Length > 0 ? reader.OpenColumn<int>(group, _place) : null;
            _longReader = _longs.Length > 0 ? reader.OpenColumn<long>(group, _place) : null;
        }

        public void Read(int count)
        {
            Span<bool> isPresent = _isPresent.AsSpan(0, count);
            _ = _textReader?.Read(_texts.AsSpan(0, count), isPresent);
            _ = _intReader?.Read(_ints.AsSpan(0, count), isPresent);
            _ = _longReader?.Read(_longs.AsSpan(0, count), isPresent);
        }

        public string? Text(int i) => _texts.Length > 0 ? _texts[i] : null;

        public long? Number(int i) =>
            !_isPresent[i] || Type == ParquetType.String ? null
            : Type == ParquetType.Int32 ? _ints[i]
            : _longs[i];
    }
}
