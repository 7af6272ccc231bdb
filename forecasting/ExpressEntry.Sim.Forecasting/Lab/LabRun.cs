using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Engine.MonteCarlo;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab;

/// <summary>Runs scenarios in memory, several on one set of threads, and measures outputs; nothing is written.</summary>
/// <remarks>
/// Replication n of a scenario is what <c>eesim simulate</c> makes of it with the same seed, and the same random numbers serve
/// every scenario with that seed. Engines and records are made once a thread.
/// </remarks>
public static class LabRun
{
    /// <summary>Runs scenarios.</summary>
    /// <param name="scenarios">The scenarios, made ready.</param>
    /// <param name="outputs">What to measure.</param>
    /// <param name="settings">Replications, threads and engine.</param>
    /// <param name="onDone">Told how many of how many replications (of all scenarios) are done, from any thread.</param>
    /// <param name="cancellation">Stops between two replications.</param>
    /// <returns>The same values on any number of threads. A scenario that fails does not stop the others.</returns>
    /// <exception cref="InvalidInputException">An output cannot be measured in one of the scenarios.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static LabResult Run(
        ImmutableArray<LabScenario> scenarios,
        ImmutableArray<OutputName> outputs,
        LabSettings settings,
        Action<int, int>? onDone = null,
        CancellationToken cancellation = default
    ) => Run(scenarios, outputs, null, settings, onDone, cancellation);

    /// <summary>Runs scenarios and measures other figures besides.</summary>
    internal static LabResult Run(
        ImmutableArray<LabScenario> scenarios,
        ImmutableArray<OutputName> outputs,
        IRecordMeasure? besides,
        LabSettings settings,
        Action<int, int>? onDone,
        CancellationToken cancellation
    )
    {
        foreach (LabScenario scenario in scenarios)
        {
            foreach (OutputName output in outputs)
            {
                scenario.Check(output);
            }
        }

        ImmutableArray<OutputValues> values =
        [
            .. scenarios.Select(_ => new OutputValues(
                outputs,
                settings.FirstReplication,
                settings.Replications,
                besides?.Columns ?? 0
            )),
        ];
        var failures = new Failures(scenarios.Length);
        int total = checked(scenarios.Length * settings.Replications);
        Replications.Run(
            total,
            settings.Threads,
            () => new Worker(settings.Engine),
            (worker, number) =>
            {
                // The scenarios of a replication one after the other, so that all of them get further together.
                (int row, int scenario) = Math.DivRem(number, scenarios.Length);
                if (failures.Concern(scenario, row))
                {
                    return false;
                }

                try
                {
                    ReplicationRecord record = worker.RecordOf(scenarios[scenario].Player);
                    scenarios[scenario].Player.Play(worker.Engine, settings.FirstReplication + row, record);
                    for (int i = 0; i < outputs.Length; i++)
                    {
                        values[scenario].Writable(i)[row] = OutputMeasure.ValueOf(outputs[i], record);
                    }

                    besides?.Measure(record, values[scenario].Unnamed(row));
                    return true;
                }
#pragma warning disable CA1031 // One scenario's failure is its own; the caller gets it with the results.
                catch (Exception failure)
                {
                    failures.Add(scenario, row, failure);
                    return false;
                }
#pragma warning restore CA1031
            },
            done => onDone?.Invoke(done, total),
            cancellation
        );
        ImmutableArray<Exception?> causes = failures.Causes;
        return new LabResult(
            [
                .. values.Select(
                    (own, i) => causes[i] is null ? own : new OutputValues(outputs, own.FirstReplication, own.Replications)
                ),
            ],
            causes
        );
    }

    /// <summary>What a thread keeps between replications.</summary>
    private sealed class Worker(string engine)
    {
        private readonly List<(ReplicationPlayer Player, ReplicationRecord Record)> _records = [];

        public RunEngine Engine { get; } = new(PoolEngines.Create(engine));

        // Scenarios with the same months and bands, nearly always all of them, share one record.
        public ReplicationRecord RecordOf(ReplicationPlayer player)
        {
            foreach ((ReplicationPlayer known, ReplicationRecord record) in _records)
            {
                if (ReferenceEquals(known, player) || known.RecordsAs(player))
                {
                    return record;
                }
            }

            ReplicationRecord added = player.CreateRecord();
            _records.Add((player, added));
            return added;
        }
    }

    /// <summary>The failure of the lowest replication of each scenario; later replications need not be run.</summary>
    private sealed class Failures(int scenarios)
    {
        private readonly Lock _lock = new();
        private readonly Exception?[] _causes = new Exception?[scenarios];
        private readonly int[] _rows = [.. Enumerable.Repeat(int.MaxValue, scenarios)];

        public ImmutableArray<Exception?> Causes => [.. _causes];

        public bool Concern(int scenario, int row) => row > Volatile.Read(ref _rows[scenario]);

        public void Add(int scenario, int row, Exception cause)
        {
            lock (_lock)
            {
                if (row < _rows[scenario])
                {
                    _causes[scenario] = cause;
                    Volatile.Write(ref _rows[scenario], row);
                }
            }
        }
    }
}
