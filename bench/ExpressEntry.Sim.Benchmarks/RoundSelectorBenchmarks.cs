using BenchmarkDotNet.Attributes;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Ranking;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Benchmarks;

/// <summary>One round of 4,500 over 230,000 profiles, everyone or one category of a tenth.</summary>
[InProcess]
[WarmupCount(2)]
[IterationCount(7)]
public class RoundSelectorBenchmarks
{
    private const int Profiles = 230_000;
    private const int Size = 4_500;
    private readonly ushort[] _scores = new ushort[Profiles];
    private readonly uint[] _groups = new uint[Profiles];
    private readonly int[] _invited = new int[Size];
    private readonly ulong[] _keys = new ulong[Profiles];
    private GroupSet _group;

    [Params(RoundType.General, RoundType.French)]
    public RoundType Group { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new RandomStream(1, 0, StreamPurpose.StartPool, 0);
        for (int row = 0; row < Profiles; row++)
        {
            _scores[row] = (ushort)(300 + random.NextBelow(250));
            _groups[row] = GroupSet.InPool | (random.NextBelow(10) == 0 ? GroupSet.Of(RoundType.French).Bits : 0);
        }

        _group = GroupSet.Of(Group);
    }

    /// <summary>What most would write: pack score and row, sort, take the first.</summary>
    [Benchmark(Baseline = true)]
    public int Round_FullSort()
    {
        int ranked = 0;
        for (int row = 0; row < Profiles; row++)
        {
            if ((_groups[row] & _group.Bits) != 0)
            {
                _keys[ranked++] = ((ulong)(CrsScore.Max - _scores[row]) << 32) | (uint)row;
            }
        }

        Array.Sort(_keys, 0, ranked);
        return CrsScore.Max - (int)(_keys[Size - 1] >> 32);
    }

    /// <summary>Counting scores, with a test of each row.</summary>
    [Benchmark]
    public int Round_PlainLoop()
    {
        Span<int> profilesAt = stackalloc int[CrsScore.Count];
        profilesAt.Clear();
        for (int row = 0; row < Profiles; row++)
        {
            if ((_groups[row] & _group.Bits) != 0)
            {
                profilesAt[_scores[row]]++;
            }
        }

        int left = Size;
        int cutoff = CrsScore.Max;
        for (; left > profilesAt[cutoff]; cutoff--)
        {
            left -= profilesAt[cutoff];
        }

        int invited = 0;
        for (int row = 0; row < Profiles; row++)
        {
            if ((_groups[row] & _group.Bits) != 0 && (_scores[row] > cutoff || (_scores[row] == cutoff && left-- > 0)))
            {
                _invited[invited++] = row;
            }
        }

        return cutoff;
    }

    /// <summary>The engine: counting scores, sixteen rows asked at once.</summary>
    [Benchmark]
    public int Round_RankedRows() => RoundSelector.Select(new PoolView(_scores, _groups), _group, Size, _invited).Cutoff;
}
