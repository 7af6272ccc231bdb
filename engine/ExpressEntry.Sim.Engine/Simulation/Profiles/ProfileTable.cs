using System.Collections.Immutable;
using System.Diagnostics;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>Every profile of a pool, a word each, in order of submission, with the counts by score and signature beside them.</summary>
/// <remarks>
/// A row's number is its rank among equal scores, and expiry is a moving first row. The counts say a round's cut-off before a
/// row is looked at, so a round is one pass. Rows are never moved; <see cref="Begin"/> keeps the memory.
/// </remarks>
internal sealed class ProfileTable
{
    private const int FirstCapacity = 1 << 19;
    private readonly int[] _rankedAt = new int[CrsScore.Count];
    private uint[] _words = new uint[FirstCapacity]; // 0 while the profile is not in the pool
    private int[] _invited = new int[1 << 13];
    private ImmutableArray<Signature> _signatures;

    /// <summary>The first row that has not expired.</summary>
    public int First { get; private set; }

    /// <summary>One past the last row.</summary>
    public int End { get; private set; }

    /// <summary>Profiles in the pool by score and signature.</summary>
    public ScoreCounts Counts { get; } = new();

    /// <summary>Empties the table.</summary>
    /// <param name="signatures">The signatures rows can have.</param>
    public void Begin(ImmutableArray<Signature> signatures)
    {
        _signatures = signatures;
        Counts.Begin(signatures.Length);
        First = 0;
        End = 0;
    }

    /// <summary>The word of a score and a signature.</summary>
    public uint WordOf(int score, int signature) => RowWord.Of(score, signature, _signatures[signature].Groups);

    /// <summary>Where a change of the rules moves a profile, in the pool or away.</summary>
    /// <param name="word">The profile.</param>
    /// <param name="moves">What the rules do.</param>
    /// <param name="random">One number is used where there are moves.</param>
    public uint Moved(uint word, RescoringMoves moves, ref RandomStream random)
    {
        int score = RowWord.ScoreOf(word);
        int signature = RowWord.SignatureOf(word);
        return moves.TryMove(ref score, ref signature, ref random) ? WordOf(score, signature) : word;
    }

    /// <summary>Adds a profile behind all others.</summary>
    /// <returns>Its row.</returns>
    public int Add(uint word)
    {
        if (End == _words.Length)
        {
            Array.Resize(ref _words, 2 * End);
        }

        _words[End] = word;
        Count(word, 1);
        return End++;
    }

    /// <summary>The word of a row, 0 where its profile is not in the pool.</summary>
    /// <param name="row">A row that has not expired.</param>
    public uint this[int row] => _words[row];

    /// <summary>Takes a profile out.</summary>
    public void Remove(int row)
    {
        Debug.Assert(_words[row] != 0, "Only a profile that is in the pool can leave it.");
        Count(_words[row], -1);
        _words[row] = 0;
    }

    /// <summary>Puts a profile that was taken out back where it stood.</summary>
    /// <returns>False where it has expired in the meantime; then nothing changes.</returns>
    public bool TryReturn(int row, uint word)
    {
        if (row < First)
        {
            return false;
        }

        Debug.Assert(_words[row] == 0, "Only a profile that is out can return.");
        _words[row] = word;
        Count(word, 1);
        return true;
    }

    /// <summary>Gives a profile in the pool another score or signature.</summary>
    public void Change(int row, uint word)
    {
        Count(_words[row], -1);
        _words[row] = word;
        Count(word, 1);
    }

    /// <summary>Drops the first row.</summary>
    /// <returns>Its word where the profile was in the pool, else 0.</returns>
    public uint ExpireFirst()
    {
        uint word = _words[First++];
        if (word != 0)
        {
            Count(word, -1);
        }

        return word;
    }

    /// <summary>Finds who a round invites; nobody is taken out.</summary>
    /// <param name="type">Whom it ranks.</param>
    /// <param name="size">Invitations, as <see cref="PlannedRound.Size"/> says.</param>
    /// <param name="eligible">Profiles it ranked.</param>
    /// <param name="cutoff">Score of the last one invited; −1 where nobody is.</param>
    /// <param name="lastRow">That one's row; −1 where nobody is.</param>
    /// <returns>Rows of the invited in order of submission, valid until the next call.</returns>
    public ReadOnlySpan<int> Select(RoundType type, int size, out int eligible, out int cutoff, out int lastRow)
    {
        int lowest = type == RoundType.Pnp ? CrsScore.Nomination + 1 : 0;
        eligible = Counts.CountRanked(RankedSignatures(type), lowest, _rankedAt);
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
        ReadOnlySpan<uint> words = _words.AsSpan(First, End - First);
        int found = RankScan.Find(words, RowWord.BarOf(cutoff), RowWord.MaskOf(type), rows, VectorChoice.Width);
        Debug.Assert(found == reached, "The counts and the rows agree.");
        int kept = 0;
        uint aboveCutoff = RowWord.BarOf(cutoff + 1);
        foreach (int offset in rows[..found])
        {
            bool isOnCutoff = words[offset] < aboveCutoff;
            if (isOnCutoff && left-- <= 0)
            {
                continue;
            }

            lastRow = isOnCutoff ? First + offset : lastRow;
            rows[kept++] = First + offset;
        }

        return rows[..kept];
    }

    private void Count(uint word, int profiles) => Counts.Add(RowWord.ScoreOf(word), RowWord.SignatureOf(word), profiles);

    private ulong RankedSignatures(RoundType type)
    {
        ulong ranked = 0;
        for (int signature = 0; signature < _signatures.Length; signature++)
        {
            bool isRanked = type is RoundType.General or RoundType.Pnp || _signatures[signature].Groups.Contains(type);
            ranked |= isRanked ? 1ul << signature : 0;
        }

        return ranked;
    }
}
