using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Cohorts;

/// <summary>How likely a profile is to be in each group, given the score it arrived with and when.</summary>
internal sealed class MemberShares
{
    private readonly GroupShares _arrivals = new();
    private readonly GroupShares _start = new();
    private uint _never; // groups that nobody arrives with: nominees are made, not revealed
    private double _startUtcSeconds;

    /// <summary>Takes over the shares of one replication.</summary>
    public void Begin(PoolModel model, StartPool start)
    {
        _startUtcSeconds = start.AtUtcSeconds;
        _arrivals.Set(model.Arrivals.Groups);
        _start.Set(start.Groups);
        _never = 0;
        foreach (RoundType type in RoundTypes.All)
        {
            _never |= _arrivals.IsNever(type) && _start.IsNever(type) ? GroupSet.Of(type).Bits : 0;
        }
    }

    /// <summary>Whether nobody arrives with a group.</summary>
    /// <param name="bit">The group's.</param>
    public bool IsNever(uint bit) => (_never & bit) != 0;

    /// <summary>The share of one group.</summary>
    /// <param name="type">The group.</param>
    /// <param name="arrivalScore">CRS points at submission.</param>
    /// <param name="submitted">UTC seconds; before the start, the start pool's shares count.</param>
    public double Of(RoundType type, int arrivalScore, double submitted) =>
        (submitted < _startUtcSeconds ? _start : _arrivals).Of(type, arrivalScore);
}
