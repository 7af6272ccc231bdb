using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using ExpressEntry.Sim.Gate.Exact;
using ExpressEntry.Sim.Gate.Paths;
using ExpressEntry.Sim.Gate.Reports;
using ExpressEntry.Sim.Gate.Statistics;
using ExpressEntry.Sim.Gate.Timing;

namespace ExpressEntry.Sim.Gate;

/// <summary>One run of the gate: exact counters against the budgets, then times of base and change.</summary>
/// <param name="options">What is asked.</param>
/// <param name="output">Gets the Markdown.</param>
/// <param name="errors">Gets progress and, a line each, what moved.</param>
internal sealed class GateRun(GateOptions options, TextWriter output, TextWriter errors)
{
    /// <summary>Where the budgets are, from the repository's root.</summary>
    public const string Budgets = "bench/budgets.json";

    /// <summary>Runs.</summary>
    /// <returns>Whether a counter moved or a path became slower.</returns>
    public bool Run()
    {
        var watch = Stopwatch.StartNew();
        ImmutableArray<HotPath> paths = HotPaths.Select(options.Paths);
        ImmutableArray<(string Path, Counters Counters)> counted = Count(paths);
        string budgets = Path.Combine(options.Root, Budgets);
        ImmutableArray<string> moved = [];
        if (!options.IsCommitting)
        {
            moved = BudgetFile.Compare(BudgetFile.Read(budgets), counted, options.Paths.Count == 0);
        }

        (ImmutableArray<TimedPath> timed, string note) = options.Base is null ? ([], "") : Time(options.Base, paths);
        var report = new GateReport(options, counted, moved, timed, note, watch.Elapsed);
        report.WriteMarkdown(output);
        report.WriteFiles();
        if (options.IsCommitting)
        {
            // Last, so that a file that cannot be written leaves the budgets as they were.
            BudgetFile.Write(
                budgets,
                options.Paths.Count == 0
                    ? counted
                    : BudgetFile.Merge(budgets, counted, [.. HotPaths.Create().Select(path => path.Id)])
            );
            errors.WriteLine($"gate: {Budgets} written; commit it with the change.");
        }

        if (options.IsTrend)
        {
            TrendFile.Append(options, counted, timed);
        }

        foreach (string alarm in report.Alarms)
        {
            errors.WriteLine($"gate: {alarm}");
        }

        return !report.Alarms.IsEmpty;
    }

    private ImmutableArray<(string Path, Counters Counters)> Count(ImmutableArray<HotPath> paths)
    {
        errors.WriteLine($"gate: counting {paths.Length} paths");
        string[] ids = [.. paths.Select(path => path.Id)];
        Plant plant = options.Plant == Plant.Slowdown ? Plant.None : options.Plant;
        Dictionary<string, Counters> shipped = Read(
            WorkerProcess.Count(options.Change, ids, plant, null),
            isCounting: false
        );
        Dictionary<string, Counters> counting = Read(
            WorkerProcess.Count(options.Counting, ids, plant, null),
            isCounting: true
        );
        return [.. ids.Select(id => (id, Counters.Join(counting[id], shipped[id])))];
    }

    private static Dictionary<string, Counters> Read(string[] lines, bool isCounting)
    {
        var counters = new Dictionary<string, Counters>(StringComparer.Ordinal);
        foreach (string[] words in lines.Select(line => line.Split(' ')))
        {
            if (words[1] != isCounting.ToString())
            {
                throw new InvalidOperationException(
                    $"The build to count with {(isCounting ? "does not count" : "counts")}; build it anew."
                );
            }

            counters[words[0]] = new([.. words[2..].Select(word => long.Parse(word, CultureInfo.InvariantCulture))]);
        }

        return counters;
    }

    private (ImmutableArray<TimedPath> Timed, string Note) Time(string baseFolder, ImmutableArray<HotPath> paths)
    {
        var blocks = new BlockRun(baseFolder, options.Change, options.Seed, options.Plant);
        ImmutableArray<string> common = blocks.FindCommonPaths();
        ImmutableArray<HotPath> compared = [.. paths.Where(path => common.Contains(path.Id))];
        string note =
            compared.Length == paths.Length
                ? ""
                : $"Not in the base, or defined anew, so not compared: {string.Join(", ", paths.Except(compared).Select(path => path.Id))}.";
        if (compared.IsEmpty)
        {
            return ([], note);
        }

        var timing = new TimingRun(FamilyPlan.For(compared.Length), compared);
        while (!timing.Open.IsEmpty)
        {
            errors.WriteLine(
                $"gate: block {timing.Blocks + 1} of at most {timing.Plan.Looks[^1]}, {timing.Open.Length} paths"
            );
            timing.Add(blocks.Measure(timing.Blocks, timing.Open));
        }

        return (timing.Result, note);
    }
}
