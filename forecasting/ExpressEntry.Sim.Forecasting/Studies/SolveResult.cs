using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>What solving came to.</summary>
public sealed record SolveResult
{
    /// <summary>Whether the statistic reaches the target within the range.</summary>
    public required bool IsReached { get; init; }

    /// <summary>The key's value with its 95 % interval: what other replications of the same number would give. NaN where it is not reached; no interval where it rests on a single replication.</summary>
    public required Interval Value { get; init; }

    /// <summary>Whether the interval goes on below the range, or up to its low end at least.</summary>
    public bool IsLowOpen { get; init; }

    /// <summary>Whether the interval goes on above the range, or up to its high end at least.</summary>
    public bool IsHighOpen { get; init; }

    /// <summary>The statistic at the value; NaN where the target is not reached.</summary>
    public double Achieved { get; init; } = double.NaN;

    /// <summary>Its standard error from the replications; NaN where the target is not reached, or by a single one.</summary>
    public double StandardError { get; init; } = double.NaN;

    /// <summary>The change of the statistic for one unit of the key, around the value; NaN where the target is not reached.</summary>
    public double Slope { get; init; } = double.NaN;

    /// <summary>Where the statistic jumps over the target, so that no value of the key comes near it; null where it does not.</summary>
    public SolveJump? Jump { get; init; }

    /// <summary>Whether the statistic goes one way only over all values tried, but for noise.</summary>
    public bool IsMonotone { get; init; } = true;

    /// <summary>How often it crosses the target over the values tried first.</summary>
    public int Crossings { get; init; }

    /// <summary>Values tried, ascending, with the statistic at each.</summary>
    public required ImmutableArray<(double Value, double Statistic)> Tried { get; init; }
}
