using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Engine.MonteCarlo;
using ExpressEntry.Sim.Engine.Workloads;

namespace ExpressEntry.Sim.Cli.Bench;

/// <summary><c>eesim bench</c>: what workload W costs on this machine.</summary>
internal static class BenchCommand
{
    private const string Cohort = "cohort";
    private const string Individual = "individual";
    private const string Saved = "saved";
    private const string Redrawn = "redrawn";
    private const int DefaultReplications = 2000;
    private const int WarmUpReplications = 20; // memory grows to its size, tables are built

    public static Command Create(Host host)
    {
        Option<string> engine = CommonOptions.Engine([Cohort, Individual], Cohort);
        Option<string> mode = new("--mode")
        {
            Description =
                "saved: one start pool, the same rates in every replication; redrawn: rates drawn anew in each. Default: saved.",
            HelpName = "saved|redrawn",
            DefaultValueFactory = _ => Saved,
            CustomParser = ParseMode,
        };
        Option<int> replications = CommonOptions.Replications(DefaultReplications);
        Option<int> threads = CommonOptions.Threads();
        Option<long> seed = CommonOptions.Seed();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "bench",
            "Measure this machine: a year of 26 rounds over 230,000 profiles. Example: eesim bench --engine cohort --mode redrawn"
        )
        {
            engine,
            mode,
            replications,
            threads,
            seed,
            json,
        };
        command.SetAction(call =>
        {
            BenchResult result = Measure(
                call.GetValue(engine)!,
                call.GetValue(mode) == Redrawn,
                call.GetValue(replications),
                call.GetValue(threads),
                call.GetValue(seed),
                host
            );
            if (call.GetValue(json))
            {
                result.WriteJson(host.Out);
            }
            else
            {
                result.WriteText(host);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string ParseMode(ArgumentResult result)
    {
        string word = result.Tokens[0].Value;
        if (word is not (Saved or Redrawn))
        {
            result.AddError($"--mode is '{word}'; expected {Saved} or {Redrawn}");
        }

        return word;
    }

    private static BenchResult Measure(string engine, bool isRedrawn, int replications, int threads, long seed, Host host)
    {
        threads = Math.Min(threads, replications);
        var workers = new Worker[threads];
        for (int i = 0; i < threads; i++)
        {
            workers[i] = new Worker(
                engine == Individual ? new IndividualWorkload(seed, isRedrawn) : new CohortWorkload(seed, isRedrawn)
            );
            workers[i].WarmUp(Math.Min(replications, WarmUpReplications));
        }

        int[] cutoffs = new int[replications * WorkloadW.Rounds];
        int taken = -1;
        using var progress = new ProgressLine(host, "replications", replications);
        var watch = Stopwatch.StartNew();
        _ = Replications.Run(
            replications,
            threads,
            () => workers[Interlocked.Increment(ref taken)],
            (worker, number) =>
            {
                worker.Run(number, cutoffs.AsSpan(number * WorkloadW.Rounds, WorkloadW.Rounds));
                return true;
            },
            host.ShowsProgress ? progress.Report : null,
            host.Cancellation
        );
        watch.Stop();
        return new BenchResult(
            engine,
            isRedrawn,
            replications,
            threads,
            watch.Elapsed.TotalMicroseconds / replications,
            workers.Sum(worker => worker.AllocatedBytes) / (double)replications,
            [
                .. Enumerable
                    .Range(0, WorkloadW.Rounds)
                    .Select(round =>
                        Enumerable.Range(0, replications).Average(n => (double)cutoffs[(n * WorkloadW.Rounds) + round])
                    ),
            ]
        );
    }

    /// <summary>A thread's engine, and what it has allocated.</summary>
    private sealed class Worker(IWorkloadEngine engine)
    {
        public long AllocatedBytes { get; private set; }

        public void WarmUp(int replications)
        {
            int[] unused = new int[WorkloadW.Rounds];
            for (int number = 0; number < replications; number++)
            {
                engine.Run(number, unused);
            }
        }

        public void Run(int replication, Span<int> cutoffs)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            engine.Run(replication, cutoffs);
            AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
