using System.Globalization;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab.Outputs;

/// <summary>A month or a year an output is about.</summary>
/// <param name="FirstMonth">Its first month, counted from January of year 0.</param>
/// <param name="LastMonth">Its last month, the same one or eleven later.</param>
public readonly record struct OutputPeriod(int FirstMonth, int LastMonth)
{
    private const int MonthsPerYear = 12;

    /// <summary>Whether it is one month.</summary>
    public bool IsMonth => FirstMonth == LastMonth;

    /// <summary>Reads <c>2026-11</c> or <c>2026</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="period">The period, where the text is one.</param>
    /// <returns>True where it is.</returns>
    public static bool TryParse(string text, out OutputPeriod period)
    {
        period = default;
        if (
            text.Length == "2026".Length
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            && year > 0
        )
        {
            period = new OutputPeriod(year * MonthsPerYear, (year * MonthsPerYear) + MonthsPerYear - 1);
            return true;
        }

        if (RecordMonth.ParseNumber(text) is not { } month)
        {
            return false;
        }

        period = new OutputPeriod(month, month);
        return true;
    }

    /// <summary>The month of a day.</summary>
    /// <param name="day">The day.</param>
    public static OutputPeriod MonthOf(DateOnly day) => new(RecordMonth.NumberOf(day), RecordMonth.NumberOf(day));

    /// <summary>As it is written: <c>2026-11</c> or <c>2026</c>.</summary>
    public override string ToString() =>
        IsMonth ? RecordMonth.WordOf(FirstMonth) : (FirstMonth / MonthsPerYear).ToString("D4", CultureInfo.InvariantCulture);
}
