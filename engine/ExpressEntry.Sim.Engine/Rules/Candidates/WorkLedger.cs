using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Rules.Candidates;

/// <summary>Adds up hours of work over dated jobs: at most 30 a week, however many jobs at once.</summary>
/// <remarks>
/// Exact in whole tenths of hours × days. A day counts when it is over, so a job from 1 January has a full year of 52 weeks
/// at 30 hours on 31 December. Source: <c>docs/rules.md</c>, "Years of work".
/// </remarks>
public static class WorkLedger
{
    private const int MostTenthsAWeek = 300;
    private const int DaysAWeek = 7;
    private const int TenthsAnHour = 10;

    /// <summary>Hours worked in the years before a day.</summary>
    /// <param name="jobs">Any jobs; those that should not count are left out by the caller.</param>
    /// <param name="day">The day of the score; work on it does not count yet.</param>
    /// <param name="windowYears">How many years back work counts.</param>
    /// <returns>Whole hours, rounded down.</returns>
    public static int HoursBefore(IReadOnlyCollection<WorkPeriod> jobs, DateOnly day, int windowYears)
    {
        (DateOnly From, DateOnly End, int Tenths)[] spans = Clip(jobs, day, windowYears);
        if (spans.Length == 0)
        {
            return 0;
        }

        DateOnly[] edges = [.. spans.SelectMany(span => new[] { span.From, span.End }).Distinct().Order()];
        long tenthDays = 0;
        for (int i = 0; i + 1 < edges.Length; i++)
        {
            int tenths = 0;
            foreach ((DateOnly from, DateOnly end, int jobTenths) in spans)
            {
                tenths += from <= edges[i] && edges[i + 1] <= end ? jobTenths : 0;
            }

            tenthDays += (long)Math.Min(tenths, MostTenthsAWeek) * (edges[i + 1].DayNumber - edges[i].DayNumber);
        }

        return (int)(tenthDays / (DaysAWeek * TenthsAnHour));
    }

    /// <summary>Most hours without a gap in one occupation in the years before a day.</summary>
    /// <param name="jobs">Any jobs; those that should not count are left out by the caller.</param>
    /// <param name="day">The day of the score; work on it does not count yet.</param>
    /// <param name="windowYears">How many years back work counts.</param>
    /// <returns>Whole hours of the longest such run, rounded down.</returns>
    public static int LongestRunBefore(IReadOnlyCollection<WorkPeriod> jobs, DateOnly day, int windowYears)
    {
        int longest = 0;
        foreach (IGrouping<string, WorkPeriod> occupation in jobs.GroupBy(job => job.Occupation))
        {
            var run = new List<WorkPeriod>();
            DateOnly runEnd = DateOnly.MinValue;
            foreach (WorkPeriod job in occupation.OrderBy(job => job.From))
            {
                if (run.Count > 0 && job.From > runEnd)
                {
                    longest = Math.Max(longest, HoursBefore(run, day, windowYears));
                    run.Clear();
                    runEnd = DateOnly.MinValue;
                }

                run.Add(job);
                DateOnly end = EndOf(job, day);
                runEnd = end > runEnd ? end : runEnd;
            }

            longest = Math.Max(longest, HoursBefore(run, day, windowYears));
        }

        return longest;
    }

    /// <summary>Most hours in any one occupation in the years before a day.</summary>
    /// <param name="jobs">Any jobs; those that should not count are left out by the caller.</param>
    /// <param name="day">The day of the score; work on it does not count yet.</param>
    /// <param name="windowYears">How many years back work counts.</param>
    /// <returns>Whole hours, rounded down.</returns>
    public static int MostInOneOccupationBefore(IReadOnlyCollection<WorkPeriod> jobs, DateOnly day, int windowYears)
    {
        int most = 0;
        foreach (IGrouping<string, WorkPeriod> occupation in jobs.GroupBy(job => job.Occupation))
        {
            most = Math.Max(most, HoursBefore([.. occupation], day, windowYears));
        }

        return most;
    }

    // From the first day to the day after the last, inside the window.
    private static (DateOnly From, DateOnly End, int Tenths)[] Clip(
        IReadOnlyCollection<WorkPeriod> jobs,
        DateOnly day,
        int windowYears
    )
    {
        DateOnly opens = day.AddYears(-windowYears);
        var spans = ImmutableArray.CreateBuilder<(DateOnly, DateOnly, int)>(jobs.Count);
        foreach (WorkPeriod job in jobs)
        {
            DateOnly from = job.From > opens ? job.From : opens;
            DateOnly end = EndOf(job, day);
            if (from < end)
            {
                spans.Add((from, end, job.TenthHoursAWeek));
            }
        }

        return [.. spans];
    }

    private static DateOnly EndOf(WorkPeriod job, DateOnly day) => job.To is { } last && last < day ? last.AddDays(1) : day;
}
