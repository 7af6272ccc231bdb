namespace ExpressEntry.Sim.Data.Replay;

/// <summary>Instants as bytes, <c>YYYY-MM-DDTHH:MM:SSZ</c>, read and written without a string.</summary>
internal static class InstantBytes
{
    /// <summary>Bytes of an instant.</summary>
    public const int Length = 20;

    private const long SecondsToUnixEpoch = 62_135_596_800;
    private const long LastSecond = 253_402_300_799; // 9999-12-31T23:59:59Z

    /// <summary>Reads an instant.</summary>
    /// <param name="text">Exactly the bytes of one.</param>
    /// <param name="at">The instant, UTC.</param>
    /// <returns>False where it is written otherwise or does not exist.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime at)
    {
        at = default;
        if (
            text.Length != Length
            || text[4] != '-'
            || text[7] != '-'
            || text[10] != 'T'
            || text[13] != ':'
            || text[16] != ':'
            || text[19] != 'Z'
        )
        {
            return false;
        }

        int year = (Number(text, 0) * 100) + Number(text, 2);
        (int month, int day) = (Number(text, 5), Number(text, 8));
        (int hour, int minute, int second) = (Number(text, 11), Number(text, 14), Number(text, 17));
        if (
            year < 1
            || Number(text, 0) < 0
            || Number(text, 2) < 0
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || (uint)hour > 23
            || (uint)minute > 59
            || (uint)second > 59
        )
        {
            return false;
        }

        at = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc);
        return true;
    }

    /// <summary>UTC seconds since 1970.</summary>
    public static long SecondsOf(DateTime at) => (at.Ticks / TimeSpan.TicksPerSecond) - SecondsToUnixEpoch;

    /// <summary>The instant of UTC seconds since 1970; null outside the years 1 to 9999.</summary>
    public static DateTime? FromSeconds(long utcSeconds) =>
        utcSeconds is < -SecondsToUnixEpoch or > LastSecond
            ? null
            : new DateTime((utcSeconds + SecondsToUnixEpoch) * TimeSpan.TicksPerSecond, DateTimeKind.Utc);

    /// <summary>Writes an instant.</summary>
    /// <param name="utcSeconds">UTC seconds since 1970, of years 1 to 9999.</param>
    /// <param name="into">At least <see cref="Length"/> bytes.</param>
    public static void Write(long utcSeconds, Span<byte> into)
    {
        var at = new DateTime((utcSeconds + SecondsToUnixEpoch) * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
        _ = at.TryFormat(into, out _, "yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
    }

    // Two digits; a large negative number where they are none.
    private static int Number(ReadOnlySpan<byte> text, int at)
    {
        (int tens, int ones) = (text[at] - '0', text[at + 1] - '0');
        return (uint)tens < 10 && (uint)ones < 10 ? (tens * 10) + ones : -1_000_000;
    }
}
