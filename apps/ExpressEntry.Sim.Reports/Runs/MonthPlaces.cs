using System.Collections.Immutable;

namespace ExpressEntry.Sim.Reports.Runs;

/// <summary>Finds the month of a run that an instant or a label belongs to.</summary>
internal sealed class MonthPlaces(ImmutableArray<DateOnly> months)
{
    private const long MicrosADay = 86_400_000_000;
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
    private readonly Dictionary<string, int> _byLabel = new(StringComparer.Ordinal);

    public int Count => months.Length;

    /// <summary>Microseconds since 1970 at midnight UTC of a day.</summary>
    public static long MicrosOf(DateOnly day) => (day.DayNumber - Epoch) * MicrosADay;

    /// <summary>The place of an instant's month; what is done at a midnight belongs to the day that ends there.</summary>
    public int Of(long micros)
    {
        int dayNumber = Epoch + (int)((micros - 1) / MicrosADay);
        DateOnly day = DateOnly.FromDayNumber(dayNumber);
        return Math.Max(0, ((day.Year - months[0].Year) * 12) + day.Month - months[0].Month);
    }

    /// <summary>The place of a label such as <c>2026-08</c>; beyond the end where the run has no such month.</summary>
    public int Of(string label)
    {
        if (_byLabel.Count == 0)
        {
            for (int i = 0; i < months.Length; i++)
            {
                _byLabel.Add(months[i].ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), i);
            }
        }

        return _byLabel.TryGetValue(label, out int place) ? place : months.Length;
    }
}
