using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Engine.Workloads;

namespace ExpressEntry.Sim.Cli.Bench;

/// <summary>What a run of workload W cost.</summary>
internal sealed record BenchResult(
    string Engine,
    bool IsRedrawn,
    int Replications,
    int Threads,
    double MicrosecondsPerReplication,
    double BytesPerReplication,
    ImmutableArray<double> MeanCutoffs
)
{
    private string ModeWord => IsRedrawn ? "redrawn" : "saved";

    private double RoundsPerSecond => WorkloadW.Rounds * 1e6 / MicrosecondsPerReplication;

    /// <summary>Writes the JSON document.</summary>
    public void WriteJson(TextWriter output) =>
        JsonDocumentWriter.Write(
            output,
            [],
            json =>
            {
                json.WriteString("workload", "W");
                json.WriteString("engine", Engine);
                json.WriteString("mode", ModeWord);
                json.WriteNumber("replications", Replications);
                json.WriteNumber("threads", Threads);
                json.WriteNumber("us_per_replication", Math.Round(MicrosecondsPerReplication, 3));
                json.WriteNumber("rounds_per_second", Math.Round(RoundsPerSecond));
                json.WriteNumber("bytes_per_replication", Math.Round(BytesPerReplication, 1));
                json.WriteStartArray("mean_cutoffs");
                foreach (double cutoff in MeanCutoffs)
                {
                    json.WriteNumberValue(Math.Round(cutoff, 3));
                }

                json.WriteEndArray();
            }
        );

    /// <summary>Writes a few lines for people.</summary>
    public void WriteText(Host host)
    {
        string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
        host.Out.WriteLine(
            $"Workload W, {Engine} engine, {ModeWord}: {PlainText.Count(Replications)} replications of a year of {WorkloadW.Rounds} rounds over "
                + $"{PlainText.Count(WorkloadW.StartProfiles)} profiles, {Threads} thread{(Threads == 1 ? "" : "s")}"
        );
        host.Out.WriteLine(
            $"  {Number(MicrosecondsPerReplication, "N1")} µs a replication · {Number(RoundsPerSecond, "N0")} rounds a second · "
                + $"{Number(BytesPerReplication, "N0")} bytes a replication"
        );
        PlainText.Wrap(
            host.Out,
            "  mean cut-offs: ",
            "    ",
            string.Join(' ', MeanCutoffs.Select(cutoff => Number(cutoff, "F1"))),
            host.Width
        );
    }
}
