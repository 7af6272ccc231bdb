using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>An ensemble as a Parquet table: one row a member, one column a quantity, and what it rests on.</summary>
internal static class PosteriorFile
{
    /// <summary>Goes up with every change that moves a value; a checkpoint of another version is not used.</summary>
    public const int Version = 2;

    private const int FirstQuantity = 7;

    private static ParquetSchema Schema { get; } =
        new([
            new ParquetColumn("version", ParquetType.Int32),
            new ParquetColumn("as_of", ParquetType.String),
            new ParquetColumn("snapshot", ParquetType.String),
            new ParquetColumn("history_digest", ParquetType.String),
            new ParquetColumn("log_likelihood", ParquetType.Double),
            new ParquetColumn("member", ParquetType.Int32),
            new ParquetColumn("weight", ParquetType.Double),
            .. HiddenQuantities.All.Select(quantity => new ParquetColumn(quantity.Name, ParquetType.Double)),
            .. HiddenQuantities.Types.SelectMany(type =>
                MemoryNames.Select(name => new ParquetColumn($"{type.ToWord()}_{name}", ParquetType.Double))
            ),
        ]);

    private static ImmutableArray<string> MemoryNames => ["rounds", "surprise_squares", "surprise_weight"];

    /// <summary>Writes an ensemble.</summary>
    /// <param name="stream">Takes the bytes; stays the caller's.</param>
    /// <param name="asOf">The first day that is not known.</param>
    /// <param name="digest">Digest of the history before it.</param>
    /// <param name="ensemble">The values.</param>
    public static void Write(Stream stream, DateOnly asOf, string digest, Ensemble ensemble)
    {
        var rows = new TableRows(Schema);
        for (int member = 0; member < ensemble.Members; member++)
        {
            rows.Column<int>(0).Add(Version);
            rows.Column<string>(1).Add(Day(asOf));
            rows.Column<string>(2).Add(Day(ensemble.At));
            rows.Column<string>(3).Add(digest);
            rows.Column<double>(4).Add(ensemble.LogLikelihood);
            rows.Column<int>(5).Add(member);
            rows.Column<double>(6).Add(1.0 / ensemble.Members);
            int column = FirstQuantity;
            for (int quantity = 0; quantity < HiddenQuantities.Count; quantity++)
            {
                rows.Column<double>(column++).Add(ensemble.Values[quantity][member]);
            }

            foreach (TypeMemory memory in ensemble.Memories)
            {
                rows.Column<double>(column++).Add(memory.Rounds);
                rows.Column<double>(column++).Add(memory.Squares);
                rows.Column<double>(column++).Add(memory.Weight);
            }
        }

        var file = new TableFile(stream, Schema);
        file.Append(rows);
        file.Finish();
    }

    /// <summary>Reads an ensemble that <see cref="Write"/> wrote.</summary>
    /// <param name="stream">A whole file, seekable.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="digest">Digest that the history before its day has now.</param>
    /// <returns>The ensemble.</returns>
    /// <exception cref="InvalidInputException">It is of another version or history, or not such a file.</exception>
    public static Ensemble Read(Stream stream, string name, Func<DateOnly, string> digest)
    {
        try
        {
            ParquetReader reader = ParquetReader.Open(stream);
            int version = Column<int>(reader, "version", ParquetType.Int32)[0];
            if (version != Version)
            {
                throw new InvalidInputException(
                    $"{name}: is of version {version}; expected {Version}. Calibrate from scratch."
                );
            }

            DateOnly asOf = Parse(Column<string>(reader, "as_of", ParquetType.String)[0]);
            if (
                !string.Equals(
                    Column<string>(reader, "history_digest", ParquetType.String)[0],
                    digest(asOf),
                    StringComparison.Ordinal
                )
            )
            {
                throw new InvalidInputException(
                    $"{name}: was made with another history before {Day(asOf)}; expected the same. Calibrate from scratch."
                );
            }

            double Memory(RoundType type, int which) =>
                Column<double>(reader, $"{type.ToWord()}_{MemoryNames[which]}", ParquetType.Double)[0];
            return new Ensemble(
                Parse(Column<string>(reader, "snapshot", ParquetType.String)[0]),
                [.. HiddenQuantities.All.Select(quantity => Column<double>(reader, quantity.Name, ParquetType.Double))],
                [
                    .. HiddenQuantities.Types.Select(type => new TypeMemory(
                        (int)Memory(type, 0),
                        Memory(type, 1),
                        Memory(type, 2)
                    )),
                ],
                Column<double>(reader, "log_likelihood", ParquetType.Double)[0]
            );
        }
        catch (ParquetFormatException damaged)
        {
            throw new InvalidInputException($"{name}: {damaged.Message}", damaged);
        }
    }

    /// <summary>The day a file is as of, its version and its digest, without reading the rest.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Parse(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static T[] Column<T>(ParquetReader reader, string name, ParquetType type)
    {
        T[] values = new T[reader.RowCount];
        ParquetColumnReader<T> column = reader.OpenColumn<T>(0, reader.RequireColumn(name, type));
        int read = 0;
        while (read < values.Length)
        {
            read += column.Read(values.AsSpan(read));
        }

        return values;
    }
}
