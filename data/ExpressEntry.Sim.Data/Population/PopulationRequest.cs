using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Rules;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>What a synthetic population is drawn from.</summary>
public sealed record PopulationRequest
{
    /// <summary>The most profiles of one population.</summary>
    public const int MostProfiles = 10_000_000;

    /// <summary>Only what was published before the day asked about.</summary>
    public required PublishedHistory History { get; init; }

    /// <summary>The day asked about; nothing published on it or after it is in <see cref="History"/>.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Profiles, 1 to <see cref="MostProfiles"/>.</summary>
    public required int Size { get; init; }

    /// <summary>Seed of every random number.</summary>
    public required long Seed { get; init; }

    /// <summary>The rules. Default: those that travel with the program.</summary>
    public RuleBook Rules { get; init; } = RuleBook.Embedded;

    /// <summary>Threads, 1 or more; never changes a result. Default: 1.</summary>
    public int Threads { get; init; } = 1;
}
