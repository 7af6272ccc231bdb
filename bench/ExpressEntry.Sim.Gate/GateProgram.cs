using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Engine.Counting;
using ExpressEntry.Sim.Gate.Exact;
using ExpressEntry.Sim.Gate.Paths;
using ExpressEntry.Sim.Gate.Peers;
using ExpressEntry.Sim.Gate.Proof;
using ExpressEntry.Sim.Gate.Reports;
using ExpressEntry.Sim.Gate.Timing;

namespace ExpressEntry.Sim.Gate;

/// <summary>What <c>bench/gate</c>, <c>bench/proof</c> and <c>bench/peers/run</c> start once everything is built.</summary>
internal static class GateProgram
{
    private const int Done = 0;
    private const int Alarm = 1;
    private const int BadInput = 2;

    /// <summary>Runs one command.</summary>
    /// <returns>0 done, 1 the gate found something or failed, 2 the call or an input is wrong.</returns>
    public static int Run(string[] arguments, TextReader input, TextWriter output, TextWriter errors)
    {
        try
        {
            return arguments switch
            {
                ["worker", var plant] => Serve(new Worker(input, output, Enum.Parse<Plant>(plant))),
                ["count", var plant, var planted, .. var paths] => Count(Enum.Parse<Plant>(plant), planted, paths, output),
                ["run", .. var rest] => new GateRun(GateOptions.Parse(rest), output, errors).Run() ? Alarm : Done,
                ["proof", .. var rest] => new ProofRun(GateOptions.Parse(rest), output, errors).Run() ? Done : Alarm,
                ["trend", var folder, var cpu] => Serve(() => TrendFile.Redraw(folder, cpu)),
                ["trace", var folder] => Serve(() => TraceFiles.Write(folder)),
                ["peers", var folder] => Serve(() => CSharpPeers.Run(folder, output)),
                ["peers-table", var folder, .. var rest] => Serve(() => PeersTable.Write(folder, rest, output)),
                _ => throw new InvalidInputException(
                    $"'{string.Join(' ', arguments)}' is no call; start bench/gate, bench/proof or bench/peers/run."
                ),
            };
        }
        catch (InvalidInputException e)
        {
            errors.WriteLine(e.Message);
            return BadInput;
        }
        catch (InvalidOperationException e)
        {
            errors.WriteLine(e.Message);
            return Alarm;
        }
    }

    private static int Serve(Worker worker) => Serve(worker.Serve);

    private static int Serve(Action work)
    {
        work();
        return Done;
    }

    // A line a path: its name, whether this build counts, and the counters.
    private static int Count(Plant plant, string planted, string[] paths, TextWriter output)
    {
        foreach (HotPath path in HotPaths.Select(paths))
        {
            bool isPlanted = planted == "-" || planted == path.Id;
            Counters counters = CounterRun.Count(path, isPlanted ? plant : Plant.None);
            string values = string.Join(' ', counters.Values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
            output.WriteLine($"{path.Id} {WorkCounters.IsCounting} {values}");
        }

        return Done;
    }
}
