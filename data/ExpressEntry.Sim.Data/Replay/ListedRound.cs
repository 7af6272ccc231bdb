using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Replay;

/// <summary>A round of a list given to a replay.</summary>
/// <param name="At">Its instant, UTC.</param>
/// <param name="Size">Invitations to issue, 0 or more.</param>
/// <param name="Groups">Ranks every profile that is in any of these; one or more.</param>
public sealed record ListedRound(DateTimeOffset At, int Size, ImmutableArray<RoundType> Groups);
