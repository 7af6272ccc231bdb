using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>Draws the profiles of a start pool: scores, instants of submission and groups that fit the published counts.</summary>
/// <remarks>
/// A profile has a score of its band, an age by <see cref="AgeLaw"/>, and each group that rounds have not emptied at that age
/// by its share: exactly the law of "arrived within a year, and still there", given how many each band holds. Source:
/// <c>docs/model.md</c>, "The start pool".
/// </remarks>
internal sealed class StartPoolSampler
{
    private const long SecondsPerYear = ProfileValidity.Days * 86_400L;
    private const int AgeBits = 25; // 365 days are 31.5 million seconds, below 2^25
    private const int ScoreBits = 11;
    private const int GroupBits = 20;
    private ulong[] _packed = [];
    private ulong[] _scratch = [];

    /// <summary>Fills an empty pool.</summary>
    /// <param name="start">What is known.</param>
    /// <param name="departureShareOfPoolPerDay">Attrition, which makes old profiles rarer.</param>
    /// <param name="random">The start pool's stream.</param>
    /// <param name="pool">Gets the profiles, in order of submission.</param>
    public void Draw(StartPool start, double departureShareOfPoolPerDay, ref RandomStream random, ProfilePool pool)
    {
        int total = start.Bands.Sum(band => band.Count);
        if (_packed.Length < total)
        {
            _packed = new ulong[total];
            _scratch = new ulong[total];
        }

        var groups = new GroupLaw(start.Groups);
        double attrition = departureShareOfPoolPerDay > 0 ? -PortableMath.Log(1 - departureShareOfPoolPerDay) : 0;
        int drawn = 0;
        foreach (StartBand band in start.Bands.Where(band => band.Count > 0))
        {
            AliasTable scores = ScoresOf(band, start);
            AgeLaw[] ages =
            [
                .. Enumerable.Range(band.Low, band.High - band.Low + 1).Select(score => new AgeLaw(start, score, attrition)),
            ];
            for (int i = 0; i < band.Count; i++)
            {
                int score = scores.Draw(ref random);
                (long age, uint taken) = ages[score].Draw(ref random);
                score += band.Low;
                uint bits = groups.Draw(score, ref random).Bits & ~(taken & ~GroupSet.InPool);
                bits |= score > CrsScore.Nomination ? GroupSet.Of(RoundType.Pnp).Bits : 0;
                _packed[drawn++] = Pack(SecondsPerYear - age, score, bits);
            }
        }

        SortByInstant(_packed.AsSpan(0, total), _scratch.AsSpan(0, total));
        long oldest = start.AtUtcSeconds - SecondsPerYear;
        foreach (ulong profile in _packed.AsSpan(0, total))
        {
            pool.Add(
                (ushort)((profile >> GroupBits) & ((1 << ScoreBits) - 1)),
                new GroupSet((uint)profile & ((1u << GroupBits) - 1)),
                oldest + (long)(profile >> (GroupBits + ScoreBits))
            );
        }
    }

    // One word a profile, the instant on top, so that sorting moves words only.
    private static ulong Pack(long secondsAfterOldest, int score, uint groups) =>
        ((((ulong)secondsAfterOldest << ScoreBits) | (uint)score) << GroupBits) | groups;

    /// <summary>The law of the scores of a band.</summary>
    internal static AliasTable ScoresOf(StartBand band, StartPool start)
    {
        ReadOnlySpan<double> weights = start.ScoreWeights.AsSpan(band.Low, band.High - band.Low + 1);
        if (weights.ContainsAnyExcept(0.0))
        {
            return new AliasTable(weights);
        }

        double[] even = new double[weights.Length];
        Array.Fill(even, 1);
        return new AliasTable(even);
    }

    // Radix sort by the top 25 bits, 13 and 12 at a time: 230,000 profiles in about 2 ms, where Array.Sort takes 15.
    private static void SortByInstant(Span<ulong> profiles, Span<ulong> scratch)
    {
        const int lowBits = 13;
        const int highBits = AgeBits - lowBits;
        SortPass(profiles, scratch, GroupBits + ScoreBits, lowBits);
        SortPass(scratch, profiles, GroupBits + ScoreBits + lowBits, highBits);
    }

    private static void SortPass(ReadOnlySpan<ulong> from, Span<ulong> to, int shift, int bits)
    {
        Span<int> next = stackalloc int[1 << bits];
        next.Clear();
        ulong mask = (1ul << bits) - 1;
        foreach (ulong profile in from)
        {
            next[(int)((profile >> shift) & mask)]++;
        }

        int at = 0;
        foreach (ref int start in next)
        {
            (start, at) = (at, at + start);
        }

        foreach (ulong profile in from)
        {
            to[next[(int)((profile >> shift) & mask)]++] = profile;
        }
    }
}
