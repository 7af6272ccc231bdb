using System.Globalization;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>One month of a horizon, or the part of it that is simulated.</summary>
/// <param name="EndUtcSeconds">The midnight that ends it, or the end of the horizon.</param>
/// <param name="Number">Months since January of year 0, so that consecutive months have consecutive numbers.</param>
internal readonly record struct RecordMonth(long EndUtcSeconds, int Number)
{
    private const int PerYear = 12;

    /// <summary>As result sets write it: <c>2026-08</c>.</summary>
    public string Word => WordOf(Number);

    /// <summary>The number of the month a day lies in.</summary>
    public static int NumberOf(DateOnly day) => (day.Year * PerYear) + day.Month - 1;

    /// <summary>The month of a number: <c>2026-08</c>.</summary>
    public static string WordOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number / PerYear:D4}-{(number % PerYear) + 1:D2}");

    /// <summary>Reads <c>2026-08</c>.</summary>
    /// <returns>The month's number; null where the text is no month.</returns>
    public static int? ParseNumber(string? word) =>
        DateOnly.TryParseExact(
            word + "-01",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateOnly day
        )
            ? NumberOf(day)
            : null;

    /// <summary>The months of a time, in order; the first and the last can be parts.</summary>
    public static IEnumerable<RecordMonth> Between(long fromUtcSeconds, long toUtcSeconds)
    {
        while (fromUtcSeconds < toUtcSeconds)
        {
            DateTimeOffset day = DateTimeOffset.FromUnixTimeSeconds(fromUtcSeconds);
            var nextMonth = new DateTimeOffset(day.Year, day.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
            fromUtcSeconds = Math.Min(nextMonth.ToUnixTimeSeconds(), toUtcSeconds);
            yield return new RecordMonth(fromUtcSeconds, (day.Year * PerYear) + day.Month - 1);
        }
    }
}
