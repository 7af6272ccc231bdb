using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>What a forecast is asked for.</summary>
public sealed record ForecastRequest
{
    /// <summary>What is known; nothing of <see cref="AsOf"/> or later is in it.</summary>
    public required PublishedHistory History { get; init; }

    /// <summary>The day the forecast is made for: the first one that is not known.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Days within which the next round of each type is asked about, 1 to 365.</summary>
    public int Days { get; init; } = 180;

    /// <summary>Rounds asked about by type and date.</summary>
    public ImmutableArray<AskedRound> Rounds { get; init; } = [];

    /// <summary>Random futures, 1 or more.</summary>
    public int Replications { get; init; } = 1000;

    /// <summary>Seed of every random number.</summary>
    public long Seed { get; init; }

    /// <summary>Threads; never changes a result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>True where every replication uses the middle values of the hidden quantities.</summary>
    public bool IsFixedParameters { get; init; }

    /// <summary>Which model answers.</summary>
    public ForecastModel Model { get; init; } = ForecastModel.Combined;

    /// <summary>Which engine plays the futures, one of <see cref="PoolEngines.Names"/>; all have one law.</summary>
    public string Engine { get; init; } = PoolEngines.Default;
}
