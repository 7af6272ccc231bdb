using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>What a date or instant in words says; parts it leaves out are null.</summary>
/// <param name="Year">1 to 9999.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31; it may not exist in the month.</param>
/// <param name="Time">Time of day before <paramref name="Offset"/> is applied.</param>
/// <param name="Offset">Difference from UTC; zero where none or UTC is named.</param>
/// <param name="Spellings">Rules for its unusual spellings.</param>
internal sealed record ProseInstant(
    int? Year,
    int? Month,
    int? Day,
    TimeSpan? Time,
    TimeSpan Offset,
    ImmutableArray<FeedRule> Spellings
)
{
    /// <summary>Whether month and day are there.</summary>
    public bool HasDay => Month is not null && Day is not null;

    /// <summary>The day in a given year.</summary>
    /// <returns>Null where the day does not exist.</returns>
    public DateOnly? DayIn(int year) =>
        HasDay && year is >= 1 and <= 9999 && Day!.Value <= DateTime.DaysInMonth(year, Month!.Value)
            ? new DateOnly(year, Month.Value, Day.Value)
            : null;

    /// <summary>The instant on a given day.</summary>
    /// <returns>Null where no time is named, or the instant lies outside the calendar.</returns>
    public DateTimeOffset? InstantOn(DateOnly day)
    {
        if (Time is not { } time)
        {
            return null;
        }

        long ticks = day.ToDateTime(TimeOnly.MinValue).Ticks + time.Ticks - Offset.Ticks;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
