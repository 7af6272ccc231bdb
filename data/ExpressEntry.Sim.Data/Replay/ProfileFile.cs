using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Replay;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Replay;

/// <summary>Reads a file of profiles: <c>profile_id,crs,submitted_at,programs,categories[,expires_at]</c>.</summary>
/// <remarks>
/// Columns are found by name, in any order; others are passed over. Words are those of <see cref="RoundTypes"/>, joined by
/// <c>|</c>. An absent or empty <c>expires_at</c> is the same date and time one year after submission, 29 February becoming 28.
/// </remarks>
public static class ProfileFile
{
    private const int RecordsPerLook = 1 << 14; // between two looks at the cancellation
    private static readonly ImmutableArray<string> Columns =
    [
        "profile_id",
        "crs",
        "submitted_at",
        "programs",
        "categories",
        "expires_at",
    ];
    private static readonly ImmutableArray<(byte[] Word, uint Bits)> Words =
    [
        .. RoundTypes.AllowedWords.Select(word =>
        {
            _ = RoundTypes.TryParse(word, out RoundType type);
            return (Encoding.ASCII.GetBytes(word), GroupSet.Of(type).Bits);
        }),
    ];

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

        const string instantForm = "an instant in UTC that exists, as YYYY-MM-DDTHH:MM:SSZ";
        if (!InstantBytes.TryParse(record[2], out DateTime submitted))
        {
            throw record.Error(2, instantForm);
        }

        DateTime expires;
        if (record[5].IsEmpty)
        {
            // A year that does not exist (10000) never comes: such a profile stays.
            expires = submitted.Year < DateTime.MaxValue.Year ? submitted.AddYears(1) : DateTime.MaxValue;
        }
        else if (!InstantBytes.TryParse(record[5], out expires))
        {
            throw record.Error(5, instantForm + ", or nothing");
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

    private static uint ReadWords(ProfileRecord record, int column)
    {
        ReadOnlySpan<byte> text = record[column];
        uint bits = 0;
        while (!text.IsEmpty)
        {
            int length = text.IndexOf((byte)'|');
            ReadOnlySpan<byte> word = length < 0 ? text : text[..length];
            text = length < 0 ? [] : text[(length + 1)..];
            bits |=
                BitsOf(word)
                ?? throw record.Error(column, $"words of {string.Join(", ", RoundTypes.AllowedWords)}, joined by |");
        }

        return bits;
    }

    private static uint? BitsOf(ReadOnlySpan<byte> word)
    {
        foreach ((byte[] known, uint bits) in Words)
        {
            if (word.SequenceEqual(known))
            {
                return bits;
            }
        }

        return null;
    }

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
