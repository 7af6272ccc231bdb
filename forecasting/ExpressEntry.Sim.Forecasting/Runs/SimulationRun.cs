using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.MonteCarlo;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>Simulates a scenario many times and writes a result set; goes on where an earlier process was stopped.</summary>
public static class SimulationRun
{
    private const double FarFromTarget = 0.1; // of the target, with the target outside nine futures in ten

    /// <summary>Runs a simulation.</summary>
    /// <param name="request">Scenario, history, replications and folder.</param>
    /// <param name="onDone">Told how many of how many replications are done, from any thread.</param>
    /// <param name="cancellation">Stops the run between two replications; finished batches stay for a resumed run.</param>
    /// <returns>What came out; the same bytes for the same request on any number of threads, resumed or not.</returns>
    /// <exception cref="InvalidInputException">The scenario cannot be simulated, or the folder holds something else.</exception>
    public static SimulationOutcome Run(
        SimulationRequest request,
        Action<int, int>? onDone = null,
        CancellationToken cancellation = default
    )
    {
        Scenario scenario = request.Scenario;
        var futures = new ScenarioFutures(scenario, request.History, scenario.Seed!.Value, request.Threads);
        RunStatistics? statistics = null;
        using (ResultFolder folder = ResultFolder.Open(request.Folder, Describe(request), request.IsResumed))
        {
            if (!folder.IsFinished)
            {
                statistics = Simulate(request, futures, folder, onDone, cancellation);
            }
        }

        var set = ResultSet.Open(request.Folder);
        statistics ??= Read(set, futures);
        SimulationSummary summary = statistics.Summarize() with
        {
            Sizes = futures.SizesOf(set.Manifest.FirstReplication - 1, set.Manifest.Replications),
        };
        return new SimulationOutcome(
            set,
            summary,
            [.. futures.Warnings, .. WarnOfRule(request, set), .. WarnOfTargets(summary)]
        );
    }

    // A plan meets its targets in the mean; what is far off has sizes at their bounds, or no rounds that could bring it.
    private static IEnumerable<string> WarnOfTargets(SimulationSummary summary)
    {
        foreach (TargetSummary met in summary.Targets.Where(target => target.IsWholeYear))
        {
            (double low, double middle, double high) = (
                met.AdmittedQuantiles[0],
                met.AdmittedQuantiles[met.AdmittedQuantiles.Length / 2],
                met.AdmittedQuantiles[^1]
            );
            int wanted = met.Target.Persons;
            if ((wanted < low || wanted > high) && Math.Abs(middle - wanted) > FarFromTarget * wanted)
            {
                yield return $"the {met.Target.Line.ToWord()} target of {wanted:N0} persons in {met.Target.Year} is not met: {middle:N0} are admitted at the median, 9 times in 10 {low:N0} to {high:N0}; sizes change by a factor of 0 to 20, and only for rounds from the first day on";
            }
        }
    }

    // Said of the results, so that a resumed or finished run says it as well.
    private static IEnumerable<string> WarnOfRule(SimulationRequest request, ResultSet set)
    {
        if (request.Until is not { } rule)
        {
            yield break;
        }

        var cutoffs = new List<int>?[set.Manifest.Replications];
        set.Read(ResultTables.Rounds, rows => BatchLine.AddCutoffs(cutoffs, rows, set.Manifest.FirstReplication, rule.Type));
        double? width = rule.MeasureHalfWidth([.. cutoffs.Select(own => own?.ToArray() ?? [])]);
        if (set.Manifest.Replications < StopRule.FewestReplications || width is null || width > rule.HalfWidth)
        {
            string known = width is { } half
                ? string.Create(CultureInfo.InvariantCulture, $"the half-width is {half:0.##} points")
                : $"no {rule.Type.ToWord()} round took place";
            yield return $"--until {request.UntilText} was not reached within {set.Manifest.Replications:N0} replications: {known}; a rule needs {StopRule.FewestReplications} replications at least";
        }
    }

    private static RunStatistics Read(ResultSet set, ScenarioFutures futures)
    {
        var statistics = new RunStatistics(set.Manifest.FirstReplication, set.Manifest.Replications, futures);
        set.Read(ResultTables.Rounds, statistics.AddRounds);
        set.Read(ResultTables.Pool, statistics.AddPool);
        set.Read(ResultTables.Flows, statistics.AddFlows);
        return statistics;
    }

    private static RunDescription Describe(SimulationRequest request)
    {
        (JsonElement json, string digest) = ScenarioJson.Write(request.Scenario);
        return new RunDescription
        {
            ProgramVersion = request.ProgramVersion,
            Engine = request.Engine,
            ScenarioDigest = digest,
            DataDigest = HistoryDigest.Of(request.History),
            DataSource = request.History.Source,
            DataEnds = $"{request.History.DataEnds:yyyy-MM-dd}",
            Seed = request.Scenario.Seed!.Value,
            Replications = request.Scenario.Replications!.Value,
            Until = request.UntilText,
            Range = request.Range,
            Scenario = json,
        };
    }

    private static RunStatistics Simulate(
        SimulationRequest request,
        ScenarioFutures futures,
        ResultFolder folder,
        Action<int, int>? onDone,
        CancellationToken cancellation
    )
    {
        var batches = new BatchLine(request.Range, request.Until);
        ImmutableArray<int> missing = FindMissing(batches, folder, cancellation);
        var player = new ReplicationPlayer(futures, request.Scenario.Seed!.Value);
        Replications.Run(
            missing.Length,
            request.Threads,
            () => (Engine: new RunEngine(PoolEngines.Create(request.Engine)), Record: player.CreateRecord()),
            (worker, number) =>
            {
                int replication = missing[number];
                int batch = BatchLine.BatchOf(replication);
                if (batch > batches.LastBatch)
                {
                    return true;
                }

                player.Play(worker.Engine, replication, worker.Record);
                if (batches.Add(replication, RecordTables.ToRows(worker.Record, replication)) is { } complete)
                {
                    folder.WritePart(batch, complete);
                    batches.Complete(batch, complete);
                }

                return true;
            },
            done => onDone?.Invoke(done, missing.Length),
            cancellation
        );
        int last = batches.SpanOf(batches.LastBatch).Last;
        int first = request.Range.First;
        var statistics = new RunStatistics(first, last - first + 1, futures);
        folder.Finish(
            batches.FirstBatch,
            batches.LastBatch,
            last,
            tables =>
            {
                statistics.AddRounds(tables[ResultTables.Rounds]);
                statistics.AddPool(tables[ResultTables.Pool]);
                statistics.AddFlows(tables[ResultTables.Flows]);
            },
            cancellation
        );
        return statistics;
    }

    // The replications of batches that no earlier process has kept, in order.
    private static ImmutableArray<int> FindMissing(BatchLine batches, ResultFolder folder, CancellationToken cancellation)
    {
        var missing = ImmutableArray.CreateBuilder<int>();
        for (int batch = batches.FirstBatch; batch <= batches.LastBatch; batch++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (folder.TryReadPart(batch) is { } kept)
            {
                batches.Complete(batch, kept);
                continue;
            }

            (int first, int last) = batches.SpanOf(batch);
            missing.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return missing.DrainToImmutable();
    }
}
