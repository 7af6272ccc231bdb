using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Engine.Workloads;

namespace ExpressEntry.Sim.Gate.Peers;

/// <summary>One replication of workload W as a file that any program can run.</summary>
/// <remarks>
/// <c>profiles.csv</c>: <c>submitted,score</c>, a profile a line in order of submission; seconds since the start of day 0, no
/// two alike. On day 14, 28 … 364, at its end, the first 4,500 by score and then submission of those with
/// day − 365 &lt; submission day ≤ day are invited and leave.
/// </remarks>
internal static class TraceFiles
{
    /// <summary>Seed of the run the trace is replication 0 of.</summary>
    public const long Seed = 7;

    private const int SecondsPerDay = 86_400;

    /// <summary>Records the trace.</summary>
    public static WorkloadTrace Record() => new IndividualWorkload(Seed, isRedrawn: false).Record(0);

    /// <summary>Writes the trace.</summary>
    /// <param name="folder">A folder that exists.</param>
    public static void Write(string folder)
    {
        WorkloadTrace trace = Record();
        int[] submitted = Submitted(trace);
        using var file = ReplacedFile.Open(Path.Combine(folder, "profiles.csv"));
        using (var writer = new StreamWriter(file.Stream, leaveOpen: true) { NewLine = "\n" })
        {
            writer.WriteLine("submitted,score");
            for (int i = 0; i < submitted.Length; i++)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{submitted[i]},{trace.Scores[i]}"));
            }
        }

        file.Commit();
    }

    /// <summary>An instant for each profile: evenly over its day, or over its period of 14 days.</summary>
    public static int[] Submitted(WorkloadTrace trace)
    {
        int[] submitted = new int[trace.Scores.Length];
        int row = 0;
        for (int day = 0; day < trace.EndOfDay.Length; day++)
        {
            Spread(submitted, ref row, trace.EndOfDay[day], day + 1 - WorkloadW.ValidityDays, 1);
        }

        for (int period = 0; period < trace.EndOfPeriod.Length; period++)
        {
            int firstDay = (period * WorkloadW.PeriodDays) + 1;
            Spread(submitted, ref row, trace.EndOfPeriod[period], firstDay, WorkloadW.PeriodDays);
        }

        return submitted;
    }

    private static void Spread(int[] submitted, ref int row, int end, int firstDay, int days)
    {
        int first = row;
        for (; row < end; row++)
        {
            submitted[row] = (firstDay * SecondsPerDay) + (int)((long)(row - first) * days * SecondsPerDay / (end - first));
        }
    }
}
