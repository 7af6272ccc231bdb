using System.Collections.Immutable;
using ExpressEntry.Sim.Gate.Paths;
using ExpressEntry.Sim.Gate.Statistics;

namespace ExpressEntry.Sim.Gate.Timing;

/// <summary>Collects blocks until every path is decided.</summary>
internal sealed class TimingRun
{
    private readonly ImmutableArray<HotPath> _paths;
    private readonly Dictionary<string, List<BlockSample>> _samples;
    private readonly Dictionary<string, Decision> _decisions = new(StringComparer.Ordinal);

    /// <summary>Begins.</summary>
    /// <param name="plan">How the decisions share the chance of a false alarm.</param>
    /// <param name="paths">The paths to decide.</param>
    public TimingRun(FamilyPlan plan, ImmutableArray<HotPath> paths)
    {
        (Plan, _paths, Open) = (plan, paths, paths);
        _samples = paths.ToDictionary(path => path.Id, _ => new List<BlockSample>());
    }

    /// <summary>How the decisions share the chance of a false alarm.</summary>
    public FamilyPlan Plan { get; }

    /// <summary>Blocks so far.</summary>
    public int Blocks { get; private set; }

    /// <summary>Paths that need another block.</summary>
    public ImmutableArray<HotPath> Open { get; private set; }

    /// <summary>The decided paths, in order.</summary>
    public ImmutableArray<TimedPath> Result =>
        [
            .. _paths
                .Where(path => _decisions.ContainsKey(path.Id))
                .Select(path => new TimedPath(
                    path.Id,
                    _decisions[path.Id],
                    Math.Exp(BlockSample.Median(_samples[path.Id].Select(sample => sample.Cost))) / path.UnitsPerSlice,
                    _samples[path.Id].Sum(sample => sample.Seconds)
                )),
        ];

    /// <summary>Takes a block in and decides what can be decided.</summary>
    /// <param name="block">A sample of each open path.</param>
    public void Add(ImmutableArray<BlockSample> block)
    {
        Blocks++;
        foreach (BlockSample sample in block)
        {
            List<BlockSample> samples = _samples[sample.Path];
            samples.Add(sample);
            if (
                Plan.Decide([.. samples.Select(one => one.ProcessorShift)], [.. samples.Select(one => one.WallShift)]) is
                { } decision
            )
            {
                _decisions[sample.Path] = decision;
            }
        }

        Open = [.. Open.Where(path => !_decisions.ContainsKey(path.Id))];
    }
}
