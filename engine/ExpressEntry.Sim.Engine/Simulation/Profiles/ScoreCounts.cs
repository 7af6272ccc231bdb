using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>How many profiles there are of each score and signature, kept up to date so that a round need not count.</summary>
internal sealed class ScoreCounts
{
    private const int Lanes = 16; // signatures of a row are padded to whole vectors of the widest kind
    private int[] _counts = []; // [score, signature]
    private readonly int[] _at = new int[CrsScore.Count];
    private readonly int[] _isRanked = new int[PoolLaws.MostSignatures]; // −1 where a round ranks the signature
    private int _signatures;
    private int _stride;

    /// <summary>Profiles in all.</summary>
    public int Total { get; private set; }

    /// <summary>Profiles by score; 1,201 numbers.</summary>
    public ReadOnlySpan<int> ByScore => _at;

    /// <summary>Empties the counts.</summary>
    /// <param name="signatures">How many signatures there will be.</param>
    public void Begin(int signatures)
    {
        _signatures = signatures;
        _stride = (signatures + Lanes - 1) / Lanes * Lanes;
        if (_counts.Length < _stride * CrsScore.Count)
        {
            _counts = new int[_stride * CrsScore.Count];
        }

        Array.Clear(_counts);
        Array.Clear(_at);
        Total = 0;
    }

    /// <summary>Adds profiles, or takes them away.</summary>
    public void Add(int score, int signature, int profiles)
    {
        _counts[(score * _stride) + signature] += profiles;
        _at[score] += profiles;
        Total += profiles;
    }

    /// <summary>Profiles of one score and signature.</summary>
    public int this[int score, int signature] => _counts[(score * _stride) + signature];

    /// <summary>Copies the counts of a signature, one a score.</summary>
    public void CopySignature(int signature, Span<int> profilesAt)
    {
        for (int score = 0; score < CrsScore.Count; score++)
        {
            profilesAt[score] = _counts[(score * _stride) + signature];
        }
    }

    /// <summary>Counts those a round ranks.</summary>
    /// <param name="ranked">The signatures it ranks: bit <c>i</c> for signature <c>i</c>.</param>
    /// <param name="lowest">The lowest score it ranks.</param>
    /// <param name="rankedAt">Gets the profiles of each score from <paramref name="lowest"/> up; 1,201 numbers.</param>
    /// <returns>Profiles in all.</returns>
    public int CountRanked(ulong ranked, int lowest, Span<int> rankedAt)
    {
        for (int signature = 0; signature < _stride; signature++)
        {
            _isRanked[signature] = signature < _signatures && ((ranked >> signature) & 1) != 0 ? -1 : 0;
        }

        ReadOnlySpan<int> isRanked = _isRanked.AsSpan(0, _stride);
        VectorWidth width = VectorChoice.Width;
        int total = 0;
        for (int score = lowest; score < CrsScore.Count; score++)
        {
            int here = _at[score] == 0 ? 0 : SumMasked(_counts.AsSpan(score * _stride, _stride), isRanked, width);
            rankedAt[score] = here;
            total += here;
        }

        return total;
    }

    private static int SumMasked(ReadOnlySpan<int> counts, ReadOnlySpan<int> mask, VectorWidth width)
    {
        ref int count = ref MemoryMarshal.GetReference(counts);
        ref int isRanked = ref MemoryMarshal.GetReference(mask);
        int sum = 0;
        switch (width)
        {
            case VectorWidth.Bits512:
                Vector512<int> sums512 = Vector512<int>.Zero;
                for (nuint i = 0; i < (nuint)counts.Length; i += (nuint)Vector512<int>.Count)
                {
                    sums512 += Vector512.LoadUnsafe(ref count, i) & Vector512.LoadUnsafe(ref isRanked, i);
                }

                return Vector512.Sum(sums512);
            case VectorWidth.Bits256:
                Vector256<int> sums256 = Vector256<int>.Zero;
                for (nuint i = 0; i < (nuint)counts.Length; i += (nuint)Vector256<int>.Count)
                {
                    sums256 += Vector256.LoadUnsafe(ref count, i) & Vector256.LoadUnsafe(ref isRanked, i);
                }

                return Vector256.Sum(sums256);
            case VectorWidth.Bits128:
                Vector128<int> sums128 = Vector128<int>.Zero;
                for (nuint i = 0; i < (nuint)counts.Length; i += (nuint)Vector128<int>.Count)
                {
                    sums128 += Vector128.LoadUnsafe(ref count, i) & Vector128.LoadUnsafe(ref isRanked, i);
                }

                return Vector128.Sum(sums128);
            default:
                for (int i = 0; i < counts.Length; i++)
                {
                    sum += counts[i] & mask[i];
                }

                return sum;
        }
    }
}
