namespace ExpressEntry.Sim.Parquet;

/// <summary>Turns instants into the numbers of a timestamp column and back.</summary>
public static class ParquetTimestamp
{
    /// <summary>Gives an instant as a timestamp column stores it.</summary>
    /// <param name="instant">Any offset; the instant in UTC is what counts.</param>
    /// <param name="type">One of the two timestamp types.</param>
    /// <returns>Milliseconds or microseconds since 1970-01-01T00:00:00Z, rounded down.</returns>
    public static long FromInstant(DateTimeOffset instant, ParquetType type)
    {
        long ticks = instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        (long quotient, long remainder) = Math.DivRem(ticks, TicksPer(type));
        return remainder < 0 ? quotient - 1 : quotient;
    }

    /// <summary>Gives the instant that a number of a timestamp column stands for.</summary>
    /// <param name="value">Milliseconds or microseconds since 1970-01-01T00:00:00Z; the years 1 to 9999.</param>
    /// <param name="type">One of the two timestamp types.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the years 1 to 9999.</exception>
    public static DateTimeOffset ToInstant(long value, ParquetType type)
    {
        Int128 ticks = (Int128)value * TicksPer(type) + DateTimeOffset.UnixEpoch.Ticks;
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks
            ? new DateTimeOffset((long)ticks, TimeSpan.Zero)
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The instant is outside the years 1 to 9999.");
    }

    private static long TicksPer(ParquetType type) =>
        type switch
        {
            ParquetType.TimestampMilliseconds => TimeSpan.TicksPerMillisecond,
            ParquetType.TimestampMicroseconds => TimeSpan.TicksPerMicrosecond,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Only the timestamp types count time."),
        };
}
