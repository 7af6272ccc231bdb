using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>Scores and groups of arriving profiles, prepared for drawing.</summary>
internal sealed class ArrivalLaw
{
    private const double TwoTo32 = 4294967296.0;
    private readonly PoolModel _model;
    private readonly AliasTable? _scores;
    private readonly uint[] _bits; // one group a model group
    private readonly ulong[] _thresholds; // [score, group]: member where 32 random bits are below
    private readonly ulong[] _noneThresholds; // [score]: in no group at all where 32 random bits are below

    public ArrivalLaw(PoolModel model)
    {
        _model = model;
        for (int score = 0; score < CrsScore.Count; score++)
        {
            TotalPerDay += model.ArrivalsPerDay[score];
        }

        _scores = TotalPerDay > 0 ? new AliasTable(model.ArrivalsPerDay.AsSpan()) : null;
        int groups = model.Groups.Length;
        _bits = [.. model.Groups.Select(group => GroupSet.Of(group.Type).Bits)];
        _thresholds = new ulong[CrsScore.Count * groups];
        _noneThresholds = new ulong[CrsScore.Count];
        for (int score = 0; score < CrsScore.Count; score++)
        {
            double none = 1;
            for (int group = 0; group < groups; group++)
            {
                double share = model.Groups[group].ShareByScore[score];
                _thresholds[(score * groups) + group] = (ulong)(share * TwoTo32);
                none *= 1 - share;
            }

            _noneThresholds[score] = (ulong)(none * TwoTo32);
        }
    }

    /// <summary>Arrivals per day over all scores.</summary>
    public double TotalPerDay { get; }

    public ushort DrawScore(ref RandomStream random) => (ushort)_scores!.Draw(ref random);

    /// <summary>Scores of a band, in proportion to the arrival rates; evenly where nobody arrives.</summary>
    public AliasTable ScoresWithin(int low, int high)
    {
        ReadOnlySpan<double> rates = _model.ArrivalsPerDay.AsSpan(low, high - low + 1);
        if (rates.ContainsAnyExcept(0.0))
        {
            return new AliasTable(rates);
        }

        double[] even = new double[rates.Length];
        Array.Fill(even, 1);
        return new AliasTable(even);
    }

    /// <summary>The programs and categories of an arriving profile.</summary>
    /// <remarks>Most profiles are in none, so that is asked first; the rest is drawn until there is one.</remarks>
    public GroupSet DrawGroups(int score, ref RandomStream random)
    {
        if (random.NextBits() >> 32 < _noneThresholds[score])
        {
            return new GroupSet(GroupSet.InPool);
        }

        ReadOnlySpan<ulong> thresholds = _thresholds.AsSpan(score * _bits.Length, _bits.Length);
        if (!thresholds.ContainsAnyExcept(0ul))
        {
            return new GroupSet(GroupSet.InPool);
        }

        while (true)
        {
            uint bits = GroupSet.InPool;
            for (int group = 0; group < thresholds.Length; group++)
            {
                if (random.NextBits() >> 32 < thresholds[group])
                {
                    bits |= _bits[group];
                }
            }

            if (bits != GroupSet.InPool)
            {
                return new GroupSet(bits);
            }
        }
    }
}
