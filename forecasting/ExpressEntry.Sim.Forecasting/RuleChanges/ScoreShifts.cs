using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.RuleChanges;

/// <summary>Counts how far a change of the rules shifts the scores of a population, and says it as moves of the engine.</summary>
/// <remarks>
/// A score and signature with <see cref="Enough"/> profiles speaks for itself. With fewer it takes in neighbouring scores, a
/// point at a time to both sides up to <see cref="MostWidth"/>; then other occupation categories of the same program and
/// language as well; then everybody. What is shared is the number of points gained or lost, not the score reached.
/// Source: <c>docs/population.md</c>, "Another grid". Immutable after construction.
/// </remarks>
internal sealed class ScoreShifts
{
    /// <summary>Profiles that speak for themselves.</summary>
    public const int Enough = 60;

    /// <summary>Points to each side from which profiles of one signature, or of one program and language, are taken in.</summary>
    public const int MostWidth = 15;

    private const int Scores = CrsScore.Nomination + 1;
    private readonly ImmutableArray<GroupSet> _mix;
    private readonly ShiftCounts[] _levels; // by signature; by program and language; all together
    private readonly ImmutableArray<ImmutableArray<int>> _groupOf; // the group of a signature, by level

    /// <summary>Counts.</summary>
    /// <param name="mix">The signatures.</param>
    /// <param name="shifts">The population, in any order.</param>
    public ScoreShifts(ImmutableArray<GroupSet> mix, IEnumerable<ScoreShift> shifts)
    {
        _mix = mix;
        ImmutableArray<GroupSet> broad = [.. mix.Select(BroadOf).Distinct()];
        _groupOf =
        [
            [.. Enumerable.Range(0, mix.Length)],
            [.. mix.Select(groups => broad.IndexOf(BroadOf(groups)))],
            [.. new int[mix.Length]],
        ];
        _levels = [new ShiftCounts(mix.Length), new ShiftCounts(broad.Length), new ShiftCounts(1)];
        foreach (ScoreShift shift in shifts)
        {
            for (int level = 0; level < _levels.Length; level++)
            {
                _levels[level].Add(_groupOf[level][shift.Signature], shift.From, shift.Points, shift.Profiles);
            }
        }

        foreach (ShiftCounts level in _levels)
        {
            level.Finish();
        }
    }

    /// <summary>The moves of a rescoring; none where no score changes.</summary>
    /// <returns>In order of signature and score; shares of one signature and score add up to 1 at most.</returns>
    public ImmutableArray<ScoreMove> Moves()
    {
        if (!_levels[^1].HasShifts)
        {
            return [];
        }

        var moves = ImmutableArray.CreateBuilder<ScoreMove>();
        for (int signature = 0; signature < _mix.Length; signature++)
        {
            for (int from = 0; from < Scores; from++)
            {
                AddMoves(signature, from, moves);
            }
        }

        return moves.DrainToImmutable();
    }

    private static GroupSet BroadOf(GroupSet groups)
    {
        GroupSet broad = default;
        foreach (RoundType type in (ReadOnlySpan<RoundType>)[RoundType.Cec, RoundType.Fst, RoundType.French])
        {
            broad |= groups.Contains(type) ? GroupSet.Of(type) : default;
        }

        return broad;
    }

    private void AddMoves(int signature, int from, ImmutableArray<ScoreMove>.Builder moves)
    {
        for (int level = 0; level < _levels.Length; level++)
        {
            bool isLast = level == _levels.Length - 1;
            int group = _groupOf[level][signature];
            if (_levels[level].WidthOf(group, from, Enough, isLast ? Scores : MostWidth) is not { } width)
            {
                continue;
            }

            foreach ((int points, double share) in _levels[level].SharesOf(group, from, width))
            {
                // Near the ends of the scale a profile gains or loses no more than there is.
                int to = Math.Clamp(from + points, 0, CrsScore.Nomination);
                if (to != from)
                {
                    moves.Add(new ScoreMove(signature, from, to, signature, share));
                }
            }

            return;
        }
    }
}
