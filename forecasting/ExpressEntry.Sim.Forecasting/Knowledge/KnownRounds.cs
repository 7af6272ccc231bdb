using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Knowledge;

/// <summary>The complete rounds of a history, all and by type, in published order.</summary>
/// <remarks>Derived once for each history object; histories are immutable, so sharing it changes no result.</remarks>
public sealed class KnownRounds
{
    private static readonly ConditionalWeakTable<PublishedHistory, KnownRounds> Cache = [];

    private readonly ImmutableArray<CompleteRound>[] _byType;

    private KnownRounds(PublishedHistory history)
    {
        var complete = ImmutableArray.CreateBuilder<CompleteRound>(history.Rounds.Length);
        foreach (PublishedRound round in history.Rounds)
        {
            if (round is { Invitations: { } size, Cutoff: { } cutoff })
            {
                double? tieBreak = round.TieBreak is { } at ? at.UtcTicks / (double)TimeSpan.TicksPerDay : null;
                complete.Add(new CompleteRound(round.Number, round.Date, round.Type, size, cutoff, tieBreak));
            }
        }

        All = complete.ToImmutable();
        Skipped = history.Rounds.Length - All.Length;
        _byType = [.. RoundTypes.All.Select(type => All.Where(round => round.Type == type).ToImmutableArray())];
    }

    /// <summary>Every complete round, by date and then in published order.</summary>
    public ImmutableArray<CompleteRound> All { get; }

    /// <summary>Rounds left out because their size or cut-off is not readable.</summary>
    public int Skipped { get; }

    /// <summary>The complete rounds of a history.</summary>
    /// <param name="history">Any history, already cut to what may be known.</param>
    /// <returns>Derived once, then shared.</returns>
    public static KnownRounds Of(PublishedHistory history) => Cache.GetValue(history, static h => new KnownRounds(h));

    /// <summary>The complete rounds of a type.</summary>
    /// <param name="type">A defined type.</param>
    /// <returns>In published order; empty where there was none.</returns>
    public ImmutableArray<CompleteRound> OfType(RoundType type) => _byType[(int)type];
}
