using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Cohorts;

/// <summary>How likely a profile of each score is to be in each group, as one table.</summary>
internal sealed class GroupShares
{
    private readonly double[] _shares = new double[RoundTypes.All.Length * CrsScore.Count];

    /// <summary>Takes over the shares of a model.</summary>
    /// <param name="groups">Groups named twice are independent chances of one membership.</param>
    public void Set(ImmutableArray<GroupShare> groups)
    {
        Array.Clear(_shares);
        foreach (GroupShare group in groups)
        {
            Span<double> shares = _shares.AsSpan((int)group.Type * CrsScore.Count, CrsScore.Count);
            for (int score = 0; score < shares.Length; score++)
            {
                shares[score] = 1 - ((1 - shares[score]) * (1 - group.ShareByScore[score]));
            }
        }
    }

    /// <summary>Whether nobody of any score is in a group by these shares.</summary>
    public bool IsNever(RoundType type) =>
        !_shares.AsSpan((int)type * CrsScore.Count, CrsScore.Count).ContainsAnyExcept(0.0);

    /// <summary>The share of one group at one score.</summary>
    public double Of(RoundType type, int score) => _shares[((int)type * CrsScore.Count) + score];
}
