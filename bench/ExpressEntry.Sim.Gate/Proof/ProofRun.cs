using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Gate.Exact;
using ExpressEntry.Sim.Gate.Paths;
using ExpressEntry.Sim.Gate.Statistics;
using ExpressEntry.Sim.Gate.Timing;

namespace ExpressEntry.Sim.Gate.Proof;

/// <summary>Shows that the gate neither cries wolf nor sleeps: see <c>bench/proof</c>.</summary>
internal sealed class ProofRun(GateOptions options, TextWriter output, TextWriter errors)
{
    private const int QuietRuns = 100;
    private const int PlantedRuns = 20;
    private const int LeastPairs = 2_000;
    private const int LeastCaught = 19;
    private readonly ImmutableArray<HotPath> _paths = HotPaths.Create();

    /// <summary>Records, simulates, plants, and writes the result.</summary>
    /// <returns>Whether everything held.</returns>
    public bool Run()
    {
        var watch = Stopwatch.StartNew();
        ImmutableArray<(string Path, Plant Plant, string Said)> live = PlantLive();
        Recording identical = Record("identical", Plant.None);
        Recording planted = Record("planted", Plant.Slowdown);
        ImmutableSortedDictionary<string, Decision>[] quiet =
        [
            .. Enumerable.Range(0, QuietRuns).Select(run => GateSimulation.Run(identical.Blocks, run)),
        ];
        ImmutableSortedDictionary<string, Decision>[] slowed =
        [
            .. Enumerable.Range(0, PlantedRuns).Select(run => GateSimulation.Run(planted.Blocks, run)),
        ];
        int alarms = quiet.Count(run => run.Values.Any(decision => decision.Verdict == Verdict.Slower));
        bool holds =
            alarms == 0
            && identical.Pairs >= LeastPairs
            && _paths.All(path => Caught(slowed, path.Id) >= LeastCaught)
            && live.All(one => one.Said.Length > 0);
        string file = Path.Combine(options.Root, "bench", "results", options.Cpu, "proof.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using (var replaced = ReplacedFile.Open(file))
        {
            using (var writer = new StreamWriter(replaced.Stream, leaveOpen: true) { NewLine = "\n" })
            {
                Write(writer, holds, alarms, identical, planted, quiet, slowed, live, watch.Elapsed);
            }

            replaced.Commit();
        }

        output.Write(File.ReadAllText(file));
        return holds;
    }

    private static int Caught(ImmutableSortedDictionary<string, Decision>[] runs, string path) =>
        runs.Count(run => run[path].Verdict == Verdict.Slower);

    private Recording Record(string name, Plant plant)
    {
        string folder = Path.Combine(options.Root, "artifacts", "proof");
        Directory.CreateDirectory(folder);
        var recording = Recording.Open(Path.Combine(folder, $"{name}.csv"), options.Commit);
        var blocks = new BlockRun(options.Base!, options.Change, options.Seed, plant);
        while (recording.Blocks.Count < options.Blocks)
        {
            var watch = Stopwatch.StartNew();
            recording.Add(blocks.Measure(recording.Blocks.Count, _paths), LoadNow());
            errors.WriteLine(
                $"proof: {name}, block {recording.Blocks.Count} of {options.Blocks}, {watch.Elapsed.TotalSeconds:F1} s, {recording.Pairs} pairs"
            );
        }

        return recording;
    }

    // Each path once with an object too many, once with a draw too many; what the gate said, empty where nothing.
    private ImmutableArray<(string Path, Plant Plant, string Said)> PlantLive()
    {
        SortedDictionary<string, Counters> budgets = BudgetFile.Read(Path.Combine(options.Root, GateRun.Budgets));
        var said = ImmutableArray.CreateBuilder<(string, Plant, string)>();
        foreach (HotPath path in _paths)
        {
            foreach (Plant plant in (Plant[])[Plant.Allocation, Plant.Draw])
            {
                Counters shipped = Count(options.Change, path.Id, plant == Plant.Allocation ? plant : Plant.None);
                Counters counting = Count(options.Counting, path.Id, plant == Plant.Draw ? plant : Plant.None);
                ImmutableArray<string> moved = BudgetFile.Compare(
                    budgets,
                    [(path.Id, Counters.Join(counting, shipped))],
                    isWhole: false
                );
                said.Add((path.Id, plant, moved.Length == 1 ? moved[0] : ""));
                errors.WriteLine(
                    $"proof: {plant} in {path.Id}: {(moved.Length == 1 ? moved[0] : $"{moved.Length} counters moved")}"
                );
            }
        }

        return said.ToImmutable();
    }

    private static Counters Count(string folder, string path, Plant plant) =>
        new([
            .. WorkerProcess
                .Count(folder, [path], plant, path)[0]
                .Split(' ')[2..]
                .Select(word => long.Parse(word, CultureInfo.InvariantCulture)),
        ]);

    private static double LoadNow() =>
        File.Exists("/proc/loadavg")
            ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
            : double.NaN;

    private void Write(
        StreamWriter writer,
        bool holds,
        int alarms,
        Recording identical,
        Recording planted,
        ImmutableSortedDictionary<string, Decision>[] quiet,
        ImmutableSortedDictionary<string, Decision>[] slowed,
        ImmutableArray<(string Path, Plant Plant, string Said)> live,
        TimeSpan elapsed
    )
    {
        var plan = FamilyPlan.For(_paths.Length);
        string Load(Recording recording) =>
            $"{recording.Loads.Min():F1} to {recording.Loads.Max():F1}, on average {recording.Loads.Average():F1}";
        writer.WriteLine("# Does the gate hold?");
        writer.WriteLine();
        writer.WriteLine(
            $"{(holds ? "Yes." : "**No.**")} Commit {options.Commit}, {options.Date}; {options.Cpu}, 2 cores shared with other work; .NET {Environment.Version}. Remake: `bench/proof` ({elapsed.TotalMinutes:F0} minutes here)."
        );
        writer.WriteLine();
        writer.WriteLine(
            $"- **No false alarm**: {identical.Pairs:N0} pairs of identical code in {identical.Blocks.Count} blocks (load {Load(identical)}); {QuietRuns} gate runs drawn from them in stretches of {GateSimulation.Stretch} blocks: {alarms} alarms."
        );
        writer.WriteLine(
            $"- **A tenth more work is seen**: {planted.Pairs:N0} pairs, the change really doing a tenth more in every path (load {Load(planted)}); {PlantedRuns} gate runs: see the table."
        );
        writer.WriteLine(
            $"- **An object or a draw too many is seen**: planted live into each path, one by one; {live.Count(one => one.Said.Length > 0)} of {live.Length} named as the one counter that moved."
        );
        writer.WriteLine(
            $"- **By design**: {plan.Paths} paths × {plan.Looks.Length} looks (after {string.Join(" and ", plan.Looks)} blocks) × {FamilyPlan.Measures} measures share {FamilyPlan.FalseAlarmRate}; each decision errs once in {1 / plan.Alpha:N0} by an exact test."
        );
        writer.WriteLine();
        writer.WriteLine(
            "| path | a block's difference, identical code: middle, deviation | of 100 quiet runs: ok, cannot tell, alarm | a tenth planted: middle found | caught of 20 |"
        );
        writer.WriteLine("|---|---|---|---|---|");
        foreach (HotPath path in _paths)
        {
            double[] shifts = [.. identical.Blocks.Select(block => block.Single(one => one.Path == path.Id).ProcessorShift)];
            double[] moved = [.. planted.Blocks.Select(block => block.Single(one => one.Path == path.Id).ProcessorShift)];
            double mean = shifts.Average();
            double deviation = Math.Sqrt(shifts.Sum(shift => (shift - mean) * (shift - mean)) / (shifts.Length - 1));
            int Of(Verdict verdict) => quiet.Count(run => run[path.Id].Verdict == verdict);
            writer.WriteLine(
                $"| {path.Id} | {Percent(BlockSample.Median(shifts))}, {100 * deviation:F1} % | {Of(Verdict.Ok)}, {Of(Verdict.CannotTell)}, {Of(Verdict.Slower)} | {Percent(BlockSample.Median(moved))} | {Caught(slowed, path.Id)} |"
            );
        }

        writer.WriteLine();
        writer.WriteLine("What the gate said to the objects and draws:");
        writer.WriteLine();
        foreach ((string path, Plant plant, string said) in live)
        {
            writer.WriteLine(
                $"- {plant.ToString().ToLowerInvariant()}: {(said.Length > 0 ? said.Split(';')[0] : $"{path}: nothing")}"
            );
        }
    }

    private static string Percent(double log) =>
        (100 * (Math.Exp(log) - 1)).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " %";
}
