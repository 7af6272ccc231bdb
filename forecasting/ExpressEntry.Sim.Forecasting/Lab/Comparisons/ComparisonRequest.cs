using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>What a comparison is asked for.</summary>
public sealed record ComparisonRequest
{
    /// <summary>Two or more: scenarios to be run, result sets, or both; the first is what the others are compared with.</summary>
    public required ImmutableArray<ComparisonSubject> Subjects { get; init; }

    /// <summary>Seed of every subject.</summary>
    public required long Seed { get; init; }

    /// <summary>Replications, threads and engine; result sets must hold these replications.</summary>
    public required LabSettings Settings { get; init; }

    /// <summary>The odds asked for, of kind <see cref="OutputKind.Odds"/>. Default: none.</summary>
    public ImmutableArray<OutputName> Odds { get; init; } = [];

    /// <summary>Attributes of <see cref="AttributeTable.Words"/>. Default: none.</summary>
    public ImmutableArray<string> Attributes { get; init; } = [];

    /// <summary>What is known before the first day: the synthetic population is drawn from it. Needed for attributes.</summary>
    public PublishedHistory? History { get; init; }
}
