using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>The programs and categories of a profile, prepared for drawing: independent memberships given the score.</summary>
internal sealed class GroupLaw
{
    // A share of 1 leaves no room for the profiles that are not members; this much room changes no count.
    private const double MostShare = 1 - 1e-12;
    private readonly uint[] _bits; // one a group
    private readonly double[] _noneFrom; // [score, group]: chance of no membership in this group or one after it; 1 at the end

    public GroupLaw(ImmutableArray<GroupShare> shares)
    {
        int groups = shares.Length;
        _bits = [.. shares.Select(group => GroupSet.Of(group.Type).Bits)];
        _noneFrom = new double[CrsScore.Count * (groups + 1)];
        for (int score = 0; score < CrsScore.Count; score++)
        {
            Span<double> noneFrom = _noneFrom.AsSpan(score * (groups + 1), groups + 1);
            noneFrom[groups] = 1;
            for (int group = groups - 1; group >= 0; group--)
            {
                noneFrom[group] = noneFrom[group + 1] * (1 - Math.Min(shares[group].ShareByScore[score], MostShare));
            }
        }
    }

    /// <summary>The programs and categories of a profile with this score.</summary>
    /// <remarks>
    /// One random number finds the next membership: the chance of none from group g up to j is noneFrom[g] / noneFrom[j + 1],
    /// which falls with j, so the first j it falls to u or below is the next group the profile is in. Most are in none.
    /// </remarks>
    public GroupSet Draw(int score, ref RandomStream random)
    {
        uint bits = GroupSet.InPool;
        ReadOnlySpan<double> noneFrom = _noneFrom.AsSpan(score * (_bits.Length + 1), _bits.Length + 1);
        int group = 0;
        while (group < _bits.Length)
        {
            double u = random.NextUniform();
            double none = noneFrom[group];
            if (u < none)
            {
                break;
            }

            while (u * noneFrom[group + 1] < none)
            {
                group++;
            }

            bits |= _bits[group];
            group++;
        }

        return new GroupSet(bits);
    }
}
