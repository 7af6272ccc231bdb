using System.Diagnostics;
using ExpressEntry.Sim.Engine.Workloads;

namespace ExpressEntry.Sim.Gate.Peers;

/// <summary>The trace in what a C# programmer would write first, and in both engines.</summary>
internal static class CSharpPeers
{
    private const int SecondsPerDay = 86_400;

    /// <summary>Runs every way and prints a line each.</summary>
    /// <param name="folder">Holds <c>profiles.csv</c>.</param>
    /// <param name="output">Gets the lines.</param>
    public static void Run(string folder, TextWriter output)
    {
        Profile[] profiles =
        [
            .. File.ReadLines(Path.Combine(folder, "profiles.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select((cells, id) => new Profile(id, Whole(cells[0]), Whole(cells[1]))),
        ];
        string version = $".NET {Environment.Version}";
        WorkloadTrace trace = TraceFiles.Record();
        int[] arrivals = trace.CountArrivals();
        var cohort = new CohortWorkload(TraceFiles.Seed, isRedrawn: false);
        var individual = new IndividualWorkload(TraceFiles.Seed, isRedrawn: false);
        void Report(string way, string holds, bool isTrace, int runs, Action<int[]> run)
        {
            int[] cutoffs = new int[WorkloadW.Rounds];
            new PeerResult(way, holds, version, isTrace, Measure(runs, () => run(cutoffs)), [.. cutoffs]).Write(output);
        }

        Report("cohort engine", "counts", true, 500, cutoffs => cohort.RunTrace(arrivals, cutoffs));
        Report("individual engine", "profiles", true, 20, cutoffs => individual.RunTrace(trace, cutoffs));
        Report("cohort engine, arrivals drawn", "counts", false, 500, cutoffs => cohort.Run(0, cutoffs));
        Report("individual engine, arrivals drawn", "profiles", false, 20, cutoffs => individual.Run(0, cutoffs));
        Report("C# PriorityQueue", "profiles", true, 1, cutoffs => RunQueue(profiles, cutoffs));
        Report("C# List.Sort", "profiles", true, 1, cutoffs => RunSort(profiles, cutoffs));
        Report("C# LINQ", "profiles", true, 1, cutoffs => RunLinq(profiles, cutoffs));
    }

    private static int Whole(string cell) => int.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    // The best of five batches, after one to warm up: microseconds a run.
    private static double Measure(int runs, Action run)
    {
        double best = double.PositiveInfinity;
        for (int batch = 0; batch < 6; batch++)
        {
            var watch = Stopwatch.StartNew();
            for (int i = 0; i < runs; i++)
            {
                run();
            }

            best = batch == 0 ? best : Math.Min(best, watch.Elapsed.TotalMicroseconds / runs);
        }

        return best;
    }

    private static void RunLinq(Profile[] profiles, int[] cutoffs)
    {
        List<Profile> pool = [];
        int next = 0;
        for (int round = 0; round < cutoffs.Length; round++)
        {
            next = Arrive(profiles, next, round, pool);
            pool.RemoveAll(profile => profile.Submitted < FirstValid(round));
            List<Profile> invited =
            [
                .. pool.OrderByDescending(profile => profile.Score)
                    .ThenBy(profile => profile.Submitted)
                    .Take(WorkloadW.RoundSize),
            ];
            cutoffs[round] = invited[^1].Score;
            HashSet<int> ids = [.. invited.Select(profile => profile.Id)];
            pool.RemoveAll(profile => ids.Contains(profile.Id));
        }
    }

    private static void RunSort(Profile[] profiles, int[] cutoffs)
    {
        List<Profile> pool = [];
        int next = 0;
        for (int round = 0; round < cutoffs.Length; round++)
        {
            next = Arrive(profiles, next, round, pool);
            pool.RemoveAll(profile => profile.Submitted < FirstValid(round));
            pool.Sort(
                (one, other) =>
                    one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Submitted.CompareTo(other.Submitted)
            );
            cutoffs[round] = pool[WorkloadW.RoundSize - 1].Score;
            pool.RemoveRange(0, WorkloadW.RoundSize);
        }
    }

    // Expired profiles stay in the queue until they come up.
    private static void RunQueue(Profile[] profiles, int[] cutoffs)
    {
        var pool = new PriorityQueue<Profile, (int, int)>();
        int next = 0;
        for (int round = 0; round < cutoffs.Length; round++)
        {
            for (; next < profiles.Length && profiles[next].Submitted < End(round); next++)
            {
                pool.Enqueue(profiles[next], (-profiles[next].Score, profiles[next].Submitted));
            }

            for (int invited = 0; invited < WorkloadW.RoundSize; )
            {
                Profile best = pool.Dequeue();
                if (best.Submitted >= FirstValid(round))
                {
                    invited++;
                    cutoffs[round] = best.Score;
                }
            }
        }
    }

    private static int Arrive(Profile[] profiles, int next, int round, List<Profile> pool)
    {
        for (; next < profiles.Length && profiles[next].Submitted < End(round); next++)
        {
            pool.Add(profiles[next]);
        }

        return next;
    }

    // The end of the round's day.
    private static int End(int round) => (((round + 1) * WorkloadW.PeriodDays) + 1) * SecondsPerDay;

    // The start of the first day that is still valid.
    private static int FirstValid(int round) => End(round) - (WorkloadW.ValidityDays * SecondsPerDay);

    private sealed record Profile(int Id, int Submitted, int Score);
}
