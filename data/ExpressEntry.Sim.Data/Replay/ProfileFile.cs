using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Replay;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Replay;

/// <summary>Reads a file of profiles, CSV or Parquet: <c>profile_id,crs,submitted_at,programs,categories[,expires_at]</c>.</summary>
/// <remarks>
/// Columns are found by name, in any order; others are passed over. Words are those of <see cref="RoundTypes"/>, joined by
/// <c>|</c>. An absent or empty <c>expires_at</c> is the same date and time one year after submission, 29 February becoming 28.
/// </remarks>
public static class ProfileFile
{
    private const int RecordsPerLook = 1 << 14; // between two looks at the cancellation
    private static ReadOnlySpan<byte> ParquetMark => "PAR1"u8;

    /// <summary>What an instant looks like, for an error.</summary>
    internal const string InstantForm = "an instant in UTC that exists, as YYYY-MM-DDTHH:MM:SSZ";

    /// <summary>The columns, in the order a file is written; the last one may be absent.</summary>
    internal static ImmutableArray<string> Columns { get; } =
    ["profile_id", "crs", "submitted_at", "programs", "categories", "expires_at"];

    /// <summary>Reads profiles from a file that is Parquet by its first bytes or its name, else CSV.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="onRead">Told how many bytes of the file are read, now and then.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The profiles, in the order of the file.</returns>
    /// <exception cref="InvalidInputException">The message names file, place and column.</exception>
    public static ReplayPool Read(string path, Action<long>? onRead = null, CancellationToken cancellation = default) =>
        IsParquet(path) ? ProfileColumnsFile.Read(path, onRead, cancellation) : ReadCsv(path, onRead, cancellation);

    /// <summary>Reads profiles from a CSV file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="onRead">Told how many bytes of the file are read, now and then.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The profiles, in the order of the file.</returns>
    /// <exception cref="InvalidInputException">A value is wrong; the message names file, line and column.</exception>
    public static ReplayPool ReadCsv(string path, Action<long>? onRead = null, CancellationToken cancellation = default)
    {
        using var records = new CsvRecords(path);
        int[] fields = ReadHeader(records, path);
        int fieldCount = records.FieldCount;
        var pool = new ReplayPool(CountLines(path));
        while (records.Read())
        {
            if (records.FieldCount != fieldCount)
            {
                throw new InvalidInputException(
                    $"{path} line {records.Line}: {records.FieldCount} fields; expected {fieldCount}, as in the header."
                );
            }

            AddProfile(new ProfileRecord(records, fields, path), pool);
            if (pool.Count % RecordsPerLook == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                onRead?.Invoke(records.BytesRead);
            }
        }

        if (pool.FindRepeatedId() is { } repeated)
        {
            throw new InvalidInputException(
                $"{path} line {LineOf(repeated.Row, path)}: profile_id \"{Encoding.UTF8.GetString(pool.IdOf(repeated.Row))}\" "
                    + $"is already on line {LineOf(repeated.Earlier, path)}; expected every id once."
            );
        }

        return pool;
    }

    /// <summary>Whether a file is Parquet, by its first bytes or its name.</summary>
    internal static bool IsParquet(string path)
    {
        if (path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            Span<byte> first = stackalloc byte[ParquetMark.Length];

            // What cannot be read twice is a stream of text.
            return file.CanSeek
                && file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length
                && first.SequenceEqual(ParquetMark);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false; // reading it as text says what is wrong
        }
    }

    /// <summary>The end of a profile that does not say its own.</summary>
    internal static DateTime YearAfter(DateTime submitted) =>
        // A year that does not exist (10000) never comes: such a profile stays.
        submitted.Year < DateTime.MaxValue.Year
            ? submitted.AddYears(1)
            : DateTime.MaxValue;

    private static void AddProfile(ProfileRecord record, ReplayPool pool)
    {
        ReadOnlySpan<byte> id = record[0];
        if (id.IsEmpty || id.Length > ReplayPool.MostIdBytes || !Utf8.IsValid(id))
        {
            throw record.Error(0, $"1-{ReplayPool.MostIdBytes} bytes of UTF-8");
        }

        if (
            !Utf8Parser.TryParse(record[1], out int score, out int used)
            || used != record[1].Length
            || !char.IsAsciiDigit((char)record[1][0])
            || score > CrsScore.Max
        )
        {
            throw record.Error(1, $"a whole number 0-{CrsScore.Max}");
        }

        if (!InstantBytes.TryParse(record[2], out DateTime submitted))
        {
            throw record.Error(2, InstantForm);
        }

        DateTime expires;
        if (record[5].IsEmpty)
        {
            expires = YearAfter(submitted);
        }
        else if (!InstantBytes.TryParse(record[5], out expires))
        {
            throw record.Error(5, InstantForm + ", or nothing");
        }

        if (expires < submitted)
        {
            throw record.Error(5, "an instant on or after submitted_at, or nothing");
        }

        uint groups = ReadWords(record, 3) | ReadWords(record, 4);
        pool.Add(
            id,
            (ushort)score,
            new GroupSet(groups),
            InstantBytes.SecondsOf(submitted),
            InstantBytes.SecondsOf(expires)
        );
    }

    private static uint ReadWords(ProfileRecord record, int column) =>
        GroupWords.TryRead(record[column]) ?? throw record.Error(column, GroupWords.Allowed);

    // The field of each column; −1 for an absent expires_at.
    private static int[] ReadHeader(CsvRecords records, string path)
    {
        string wanted = string.Join(',', Columns[..^1]) + $"[,{Columns[^1]}]";
        if (!records.Read())
        {
            throw new InvalidInputException($"{path} is empty; expected a header with {wanted}.");
        }

        int[] fields = [.. Columns.Select(_ => -1)];
        for (int field = 0; field < records.FieldCount; field++)
        {
            string title = Encoding.UTF8.GetString(records[field]);
            int column = Columns.IndexOf(title);
            if (column >= 0 && fields[column] >= 0)
            {
                throw new InvalidInputException($"{path} line {records.Line}: two columns '{title}'; expected one.");
            }

            if (column >= 0)
            {
                fields[column] = field;
            }
        }

        int missing = Array.IndexOf(fields, -1, 0, Columns.Length - 1);
        return missing < 0
            ? fields
            : throw new InvalidInputException(
                $"{path} line {records.Line}: no column '{Columns[missing]}'; expected {wanted}."
            );
    }

    // Rooms for the profiles at once: growing arrays would hold old and new ones at the same time.
    private static int CountLines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (!file.CanSeek)
        {
            return 0;
        }

        byte[] buffer = new byte[1 << 20];
        long lines = 1;
        for (int read = file.Read(buffer); read > 0; read = file.Read(buffer))
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return (int)Math.Min(lines, Array.MaxLength);
    }

    // Only for an error: reads the file again to the record and says where it starts.
    private static int LineOf(int row, string path)
    {
        using var records = new CsvRecords(path);
        for (int record = 0; record <= row + 1; record++)
        {
            _ = records.Read();
        }

        return records.Line;
    }

    // A record with its fields in the order of Columns.
    private readonly ref struct ProfileRecord(CsvRecords records, int[] fields, string path)
    {
        public ReadOnlySpan<byte> this[int column] => fields[column] < 0 ? [] : records[fields[column]];

        public InvalidInputException Error(int column, string allowed) =>
            new(
                $"{path} line {records.Line}: '{Columns[column]}' is \"{Encoding.UTF8.GetString(this[column])}\"; expected {allowed}."
            );
    }
}
