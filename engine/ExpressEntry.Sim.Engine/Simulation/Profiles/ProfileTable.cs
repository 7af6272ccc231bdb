using System.Collections.Immutable;
using System.Diagnostics;
using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>Every profile of a pool, a row each, in order of submission, with the counts by score and signature beside them.</summary>
/// <remarks>
/// A row's number is its rank among equal scores, and expiry is a moving first row. Rounds read two columns of 16 bits; the
/// counts say the cut-off before a row is looked at. Rows are never moved; <see cref="Begin"/> keeps the memory.
/// </remarks>
internal sealed class ProfileTable
{
    private const int FirstCapacity = 1 << 19;
    private readonly ScoreCounts _counts = new();
    private readonly int[] _rankedAt = new int[CrsScore.Count];
    private readonly ushort[] _bitsOf = new ushort[PoolLaws.MostSignatures];
    private ushort[] _standings = new ushort[FirstCapacity]; // score + 1 while in the pool, 0 while not
    private ushort[] _groups = new ushort[FirstCapacity];
    private byte[] _signatures = new byte[FirstCapacity];
    private int[] _invited = new int[1 << 13];
    private int _signatureCount;

    /// <summary>The first row that has not expired.</summary>
    public int First { get; private set; }

    /// <summary>One past the last row.</summary>
    public int End { get; private set; }

    /// <summary>Profiles in the pool by score and signature.</summary>
    public ScoreCounts Counts => _counts;

    /// <summary>Empties the table.</summary>
    /// <param name="signatures">The signatures rows can have.</param>
    public void Begin(ImmutableArray<Signature> signatures)
    {
        _signatureCount = signatures.Length;
        for (int i = 0; i < signatures.Length; i++)
        {
            _bitsOf[i] = (ushort)(RankedBits(signatures[i].Groups) | GroupSet.InPool);
        }

        _counts.Begin(signatures.Length);
        First = 0;
        End = 0;
    }

    /// <summary>Adds a profile behind all others.</summary>
    /// <returns>Its row.</returns>
    public int Add(int score, int signature)
    {
        if (End == _standings.Length)
        {
            Array.Resize(ref _standings, 2 * End);
            Array.Resize(ref _groups, 2 * End);
            Array.Resize(ref _signatures, 2 * End);
        }

        _standings[End] = (ushort)(score + 1);
        _groups[End] = _bitsOf[signature];
        _signatures[End] = (byte)signature;
        _counts.Add(score, signature, 1);
        return End++;
    }

    /// <summary>Whether a row's profile is in the pool.</summary>
    public bool IsIn(int row) => row >= First && _standings[row] != 0;

    /// <summary>The score of a row in the pool.</summary>
    public int ScoreOf(int row) => _standings[row] - 1;

    /// <summary>The signature of a row, in the pool or not.</summary>
    public int SignatureOf(int row) => _signatures[row];

    /// <summary>Takes a profile out.</summary>
    public void Remove(int row)
    {
        Debug.Assert(IsIn(row), "Only a profile that is in the pool can leave it.");
        _counts.Add(_standings[row] - 1, _signatures[row], -1);
        _standings[row] = 0;
    }

    /// <summary>Puts a profile that was taken out back where it stood.</summary>
    /// <returns>False where it has expired in the meantime; then nothing changes.</returns>
    public bool TryReturn(int row, int score, int signature)
    {
        Debug.Assert(_standings[row] == 0, "Only a profile that is out can return.");
        if (row < First)
        {
            return false;
        }

        Write(row, score, signature);
        return true;
    }

    /// <summary>Gives a profile in the pool another score and signature.</summary>
    public void Change(int row, int score, int signature)
    {
        _counts.Add(_standings[row] - 1, _signatures[row], -1);
        Write(row, score, signature);
    }

    /// <summary>Drops the first row.</summary>
    /// <returns>True where its profile was in the pool; then the caller has to count it.</returns>
    public bool ExpireFirst(out int score, out int signature)
    {
        int row = First++;
        (score, signature) = (_standings[row] - 1, _signatures[row]);
        if (score < 0)
        {
            return false;
        }

        _counts.Add(score, signature, -1);
        _standings[row] = 0;
        return true;
    }

    /// <summary>Counts those a type of round ranks.</summary>
    public int CountRanked(RoundType type) => _counts.CountRanked(RankedSignatures(type), LowestRanked(type), _rankedAt);

    /// <summary>Finds who a round invites; nobody is taken out.</summary>
    /// <param name="type">Whom it ranks.</param>
    /// <param name="size">Invitations, as <see cref="PlannedRound.Size"/> says.</param>
    /// <param name="eligible">Profiles it ranked.</param>
    /// <param name="cutoff">Score of the last one invited; −1 where nobody is.</param>
    /// <param name="lastRow">That one's row; −1 where nobody is.</param>
    /// <returns>Rows of the invited in order of submission, valid until the next call.</returns>
    public ReadOnlySpan<int> Select(RoundType type, int size, out int eligible, out int cutoff, out int lastRow)
    {
        int lowest = LowestRanked(type);
        eligible = _counts.CountRanked(RankedSignatures(type), lowest, _rankedAt);
        int invited = Math.Min(eligible, size > 0 ? size : Math.Max(0, eligible + size));
        (cutoff, lastRow) = (-1, -1);
        if (invited == 0)
        {
            return [];
        }

        // Walk down from the best score until the invitations are spent.
        int left = invited;
        cutoff = CrsScore.Max;
        while (left > _rankedAt[cutoff])
        {
            left -= _rankedAt[cutoff];
            cutoff--;
        }

        int reached = invited - left + _rankedAt[cutoff];
        if (_invited.Length < reached)
        {
            _invited = new int[2 * reached];
        }

        Span<int> rows = _invited;
        int found = RankScan.Find(
            _standings.AsSpan(First, End - First),
            _groups.AsSpan(First, End - First),
            (ushort)(cutoff + 1),
            BitsOfRound(type),
            rows,
            VectorChoice.Width
        );
        Debug.Assert(found == reached, "The counts and the rows agree.");
        int kept = 0;
        foreach (int offset in rows[..found])
        {
            int row = First + offset;
            bool isOnCutoff = _standings[row] == cutoff + 1;
            if (isOnCutoff && left-- <= 0)
            {
                continue;
            }

            lastRow = isOnCutoff ? row : lastRow;
            rows[kept++] = row;
        }

        return rows[..kept];
    }

    private void Write(int row, int score, int signature)
    {
        _standings[row] = (ushort)(score + 1);
        _groups[row] = _bitsOf[signature];
        _signatures[row] = (byte)signature;
        _counts.Add(score, signature, 1);
    }

    private ulong RankedSignatures(RoundType type)
    {
        ushort group = BitsOfRound(type);
        ulong ranked = 0;
        for (int signature = 0; signature < _signatureCount; signature++)
        {
            ranked |= (_bitsOf[signature] & group) != 0 ? 1ul << signature : 0;
        }

        return ranked;
    }

    // Nominees are known by their score; so a nominee round ranks everyone above 600.
    private static int LowestRanked(RoundType type) => type == RoundType.Pnp ? CrsScore.Nomination + 1 : 0;

    // Sixteen bits are enough for 17 types: nominees are known by their score, so the bit of pnp is free for the last type.
    private static ushort RankedBits(GroupSet groups)
    {
        uint pnp = 1u << (int)RoundType.Pnp;
        uint last = 1u << (int)RoundType.Other;
        return (ushort)((groups.Bits & 0xFFFF & ~pnp) | ((groups.Bits & last) != 0 ? pnp : 0));
    }

    // Everyone carries the bit of general rounds; nominee rounds ask for it too.
    private static ushort BitsOfRound(RoundType type) =>
        type == RoundType.Pnp ? (ushort)GroupSet.InPool : RankedBits(GroupSet.Of(type));
}
