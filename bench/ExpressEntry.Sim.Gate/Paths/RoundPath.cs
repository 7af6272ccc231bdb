using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Ranking;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Gate.Paths;

/// <summary>One round of 4,500 over 230,000 profiles: of everyone and of a category of a tenth, by turns.</summary>
internal sealed class RoundPath : HotPath
{
    private const int Profiles = 230_000;
    private const int Size = 4_500;
    private readonly ushort[] _scores = new ushort[Profiles];
    private readonly uint[] _groups = new uint[Profiles];
    private readonly int[] _invited = new int[Size];

    public override string Id => "round";

    public override string Unit => "one round of 4,500 over 230,000 profiles";

    public override int UnitsPerSlice => 20;

    public override int CountedUnits => 2;

    public override void Prepare()
    {
        var random = new RandomStream(1, 0, StreamPurpose.StartPool, 0);
        for (int row = 0; row < Profiles; row++)
        {
            _scores[row] = (ushort)(300 + random.NextBelow(250));
            _groups[row] = GroupSet.InPool | (random.NextBelow(10) == 0 ? GroupSet.Of(RoundType.French).Bits : 0);
        }
    }

    public override long Run(int number)
    {
        var group = GroupSet.Of(number % 2 == 0 ? RoundType.General : RoundType.French);
        _ = RoundSelector.Select(new PoolView(_scores, _groups), group, Size, _invited);
        return 0;
    }
}
