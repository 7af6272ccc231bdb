namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>Calendar weeks, Monday to Sunday, UTC: the submission periods of both engines.</summary>
internal static class CalendarWeek
{
    /// <summary>Seconds of a day.</summary>
    public const int SecondsPerDay = 86_400;

    private const int DaysPerWeek = 7;
    private const int FirstMonday = 4; // day 0 is Thursday, 1970-01-01

    /// <summary>The number of a day's week; week 0 begins on Monday, 1970-01-05.</summary>
    /// <param name="day">Days since 1970.</param>
    public static long Of(long day) => (long)Math.Floor((day - FirstMonday) / (double)DaysPerWeek);

    /// <summary>The Monday of a day's week.</summary>
    /// <param name="day">Days since 1970.</param>
    public static long FirstDayOf(long day) => (Of(day) * DaysPerWeek) + FirstMonday;
}
