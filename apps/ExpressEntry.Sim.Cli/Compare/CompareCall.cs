using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Cli.Compare;

/// <summary>What a call of <c>eesim compare</c> says; null where it leaves a choice to the scenarios or result sets.</summary>
internal sealed record CompareCall(
    ImmutableArray<string> Places,
    int? Replications,
    long? Seed,
    DateOnly? AsOf,
    string? Engine,
    int Threads,
    string? History,
    ImmutableArray<OutputName> Odds,
    ImmutableArray<string> Attributes,
    int DefaultReplications
);
