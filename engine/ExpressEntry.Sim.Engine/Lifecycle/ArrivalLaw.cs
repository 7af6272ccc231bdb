using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>Scores and groups of arriving profiles, prepared for drawing.</summary>
internal sealed class ArrivalLaw
{
    private readonly AliasTable? _scores;
    private readonly GroupLaw _groups;

    public ArrivalLaw(ArrivalMix mix)
    {
        for (int score = 0; score < CrsScore.Count; score++)
        {
            TotalPerDay += mix.PerDay[score];
        }

        _scores = TotalPerDay > 0 ? new AliasTable(mix.PerDay.AsSpan()) : null;
        _groups = new GroupLaw(mix.Groups);
    }

    /// <summary>Arrivals per day over all scores; nothing is drawn where it is 0.</summary>
    public double TotalPerDay { get; }

    /// <summary>The score and the groups of the next one to arrive.</summary>
    public (ushort Score, GroupSet Groups) Draw(ref RandomStream random)
    {
        int score = _scores!.Draw(ref random);
        return ((ushort)score, _groups.Draw(score, ref random));
    }
}
