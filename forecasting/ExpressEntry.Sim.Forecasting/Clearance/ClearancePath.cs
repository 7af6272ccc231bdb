using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Clearance;

/// <summary>One imagined future of the clearance model: one expert a type, whose level walks from round to round.</summary>
/// <remarks>
/// Belongs to one thread. A round costs about a microsecond and some 200 bytes: one expert's staircase, where
/// <see cref="ClearanceState.Advance"/> moves all experts.
/// </remarks>
public sealed class ClearancePath
{
    // Found on past months: the level's walk is less than its surprises, part of which is noise that does not stay.
    private const double WalkShare = 0.7;

    // Sizes are chosen so that cut-offs stay in reach of what people expect: docs/experiments/months-ahead.md.
    private const double StepReach = 50;
    private const double TotalReach = 80;

    private readonly ClearanceState _state;
    private readonly PathType?[] _types;
    private int _lastNomineeDay;

    internal ClearancePath(ClearanceState state, ReadOnlySpan<double[]?> cumulativeWeights, ref KeyedRandom random)
    {
        _state = state;
        _lastNomineeDay = state.LastNomineeDay;
        _types = new PathType?[RoundTypes.All.Length];
        foreach (RoundType type in RoundTypes.All)
        {
            double uniform = random.NextUniform();
            if (state.ExpertsOf(type) is { HasLevel: true } experts)
            {
                int expert = PickExpert(cumulativeWeights[(int)type]!, uniform);
                _types[(int)type] = new PathType(experts, expert, state.Grid, state.LastCutoffOf(type));
            }
        }
    }

    /// <summary>Whether the path can tell cut-offs of a type.</summary>
    /// <param name="type">A type.</param>
    /// <returns>False for nominee rounds, and for types without a usable round.</returns>
    public bool Knows(RoundType type) => _types[(int)type] is not null;

    /// <summary>Draws the cut-off of the path's next round and clears the pool down to it.</summary>
    /// <param name="type">A type the path <see cref="Knows"/>.</param>
    /// <param name="date">Its day; never earlier than the path's last round.</param>
    /// <param name="size">Invitations, 1 or more.</param>
    /// <param name="normal">A standard normal number: how the level walks.</param>
    /// <param name="clearsOthers">Whether a general round takes candidates of the other types too.</param>
    /// <returns>The cut-off, CRS points, 0 to 600.</returns>
    public int Next(RoundType type, DateOnly date, int size, double normal, bool clearsOthers)
    {
        double day = date.DayNumber + ClearanceState.RoundHour;
        PathType own = _types[(int)type]!;
        int cutoff = own.Next(day, _state.EffectiveSize(type, date, size, _lastNomineeDay), WalkShare * normal);
        if (type == RoundType.General && clearsOthers)
        {
            _lastNomineeDay = date.DayNumber;
            foreach (PathType? other in _types)
            {
                if (other != own)
                {
                    other?.Clear(cutoff, day);
                }
            }
        }

        return cutoff;
    }

    /// <summary>Notes that a nominee round took the nominees who were waiting.</summary>
    /// <param name="date">Its day.</param>
    public void NoteNomineeRound(DateOnly date) => _lastNomineeDay = date.DayNumber;

    private static int PickExpert(double[] cumulative, double uniform)
    {
        int index = Array.BinarySearch(cumulative, uniform);
        return Math.Min(index < 0 ? ~index : index, cumulative.Length - 1);
    }

    /// <summary>One type on the path.</summary>
    private sealed class PathType(TypeClearance experts, int expert, ExpertGrid grid, double lastCutoff)
    {
        private readonly ScoreShape _shape = grid.ShapeOf(expert / grid.HalfLifeCount);
        private readonly double _leavingRate = grid.LeavingRateOf(expert / grid.HalfLifeCount);
        private readonly double _surprise = experts.Memory.SurpriseOf(expert);
        private readonly double _first = lastCutoff;
        private double _last = lastCutoff;
        private double _level = experts.Memory.LevelOf(expert);
        private ClearedTo _cleared = experts.Cleared;

        public int Next(double day, double size, double walk)
        {
            _level += _surprise * walk;
            Span<double> fill = stackalloc double[_cleared.Low.Length];
            Span<double> stockAt = stackalloc double[_cleared.Low.Length];
            Stock.FillTimes(_cleared, day, _leavingRate, fill);
            var stock = new Stock(_shape, _cleared, fill, stockAt);
            double cutoff = stock.Solve(size * Math.Exp(-_level));
            cutoff = Math.Clamp(cutoff, _last - StepReach, _last + StepReach);
            cutoff = Math.Clamp(cutoff, _first - TotalReach, _first + TotalReach);
            _last = cutoff;

            int whole = (int)Math.Clamp(Math.Round(cutoff), 0, ScoreShape.TopScore);
            Clear(whole, day);
            return whole;
        }

        public void Clear(int cutoff, double day)
        {
            if (cutoff < ScoreShape.TopScore)
            {
                _cleared = _cleared.After(cutoff, day, tieBreakDay: null);
            }
        }
    }
}
