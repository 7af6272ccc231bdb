using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Statistics;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>Adds up a run's rows to what people read: cut-offs and invitations by type, and the pool at the end.</summary>
/// <remarks>Rows may come in any pieces. Sums are of whole numbers, so their order does not matter.</remarks>
internal sealed class RunStatistics
{
    private static readonly double[] Levels = [0.05, 0.25, 0.5, 0.75, 0.95];
    private readonly int _first;
    private readonly int _replications;
    private readonly long _endMicros;
    private readonly CutoffHistogram[] _cutoffs;
    private readonly long[] _rounds;
    private readonly Dictionary<RoundType, long[]> _invitations = [];
    private readonly Dictionary<string, long> _bands = [];
    private readonly List<string> _bandOrder = [];
    private readonly long[] _poolTotals;
    private readonly ImmutableArray<(ScenarioTarget Target, double AdmittedAlready)> _targets;
    private readonly long[][] _admitted; // by target and replication

    /// <summary>Starts with nothing.</summary>
    /// <param name="first">The first replication.</param>
    /// <param name="replications">How many.</param>
    /// <param name="futures">The scenario's futures.</param>
    public RunStatistics(int first, int replications, ScenarioFutures futures)
    {
        (_first, _replications, _endMicros) = (first, replications, futures.EndUtcSeconds * 1_000_000);
        _targets = futures.Targets;
        _admitted = [.. _targets.Select(_ => new long[replications])];
        _cutoffs = [.. RoundTypes.All.Select(_ => new CutoffHistogram())];
        _rounds = new long[_cutoffs.Length];
        _poolTotals = new long[replications];
    }

    /// <summary>Adds rows of <c>rounds.parquet</c>.</summary>
    public void AddRounds(TableRows rows)
    {
        ReadOnlySpan<int> replications = rows.Column<int>(0).Values;
        ReadOnlySpan<string?> types = rows.Column<string?>(3).Values;
        ReadOnlySpan<int> invited = rows.Column<int>(6).Values;
        ReadOnlySpan<int> cutoffs = rows.Column<int>(7).Values;
        ReadOnlySpan<bool> hasCutoff = rows.Column<int>(7).IsPresent;
        for (int i = 0; i < rows.Count; i++)
        {
            _ = RoundTypes.TryParse(types[i], out RoundType type);
            _rounds[(int)type]++;
            if (!_invitations.TryGetValue(type, out long[]? own))
            {
                _invitations[type] = own = new long[_replications];
            }

            own[replications[i] - _first] += invited[i];
            if (hasCutoff[i])
            {
                _cutoffs[(int)type].Add(cutoffs[i]);
            }
        }
    }

    /// <summary>Adds rows of <c>pool.parquet</c>.</summary>
    public void AddPool(TableRows rows)
    {
        ReadOnlySpan<int> replications = rows.Column<int>(0).Values;
        ReadOnlySpan<long> at = rows.Column<long>(1).Values;
        ReadOnlySpan<string?> bands = rows.Column<string?>(2).Values;
        ReadOnlySpan<int> counts = rows.Column<int>(3).Values;
        for (int i = 0; i < rows.Count; i++)
        {
            if (at[i] != _endMicros)
            {
                continue;
            }

            if (_bands.TryAdd(bands[i]!, 0))
            {
                _bandOrder.Add(bands[i]!);
            }

            _bands[bands[i]!] += counts[i];
            _poolTotals[replications[i] - _first] += counts[i];
        }
    }

    /// <summary>Adds rows of <c>flows.parquet</c>.</summary>
    public void AddFlows(TableRows rows)
    {
        ReadOnlySpan<int> replications = rows.Column<int>(0).Values;
        ReadOnlySpan<string?> months = rows.Column<string?>(1).Values;
        ReadOnlySpan<string?> programs = rows.Column<string?>(2).Values;
        ReadOnlySpan<string?> events = rows.Column<string?>(3).Values;
        ReadOnlySpan<long> counts = rows.Column<long>(4).Values;
        for (int i = 0; i < rows.Count && !_targets.IsEmpty; i++)
        {
            if (events[i] != "admitted_persons")
            {
                continue;
            }

            TargetLine line = programs[i] == "pnp" ? TargetLine.Pnp : TargetLine.Federal;
            int year = int.Parse(months[i].AsSpan(0, 4), CultureInfo.InvariantCulture);
            for (int target = 0; target < _targets.Length; target++)
            {
                if (_targets[target].Target.Year == year && _targets[target].Target.Line == line)
                {
                    _admitted[target][replications[i] - _first] += counts[i];
                }
            }
        }
    }

    /// <summary>What came out.</summary>
    public SimulationSummary Summarize() =>
        new(
            _replications,
            [
                .. _invitations
                    .OrderBy(entry => entry.Key)
                    .Select(entry => new TypeSummary(
                        entry.Key,
                        (double)_rounds[(int)entry.Key] / _replications,
                        entry.Value.Average(),
                        QuantilesOf(entry.Value),
                        _cutoffs[(int)entry.Key].Count == 0
                            ? []
                            : [.. Levels.Select(level => Math.Round(_cutoffs[(int)entry.Key].Quantile(level)!.Value, 1))]
                    )),
            ],
            [.. _bandOrder.Select(band => (band, (double)_bands[band] / _replications))],
            QuantilesOf(_poolTotals),
            [.. _targets.Select(SummarizeTarget).OfType<TargetSummary>()]
        );

    private TargetSummary? SummarizeTarget((ScenarioTarget Target, double AdmittedAlready) entry, int index)
    {
        DateTime end = DateTimeOffset.FromUnixTimeSeconds(_endMicros / 1_000_000).UtcDateTime;
        return new DateTime(entry.Target.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc) >= end
            ? null
            : new TargetSummary(
                entry.Target,
                Math.Round(entry.AdmittedAlready),
                [.. QuantilesOf(_admitted[index]).Select(persons => Math.Round(persons + entry.AdmittedAlready))],
                new DateTime(entry.Target.Year + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc) <= end
            );
    }

    private static ImmutableArray<double> QuantilesOf(long[] values)
    {
        double[] sorted = [.. values.Select(value => (double)value).Order()];
        return [.. Levels.Select(level => Math.Round(Quantile.OfSorted(sorted, level), 1))];
    }
}
