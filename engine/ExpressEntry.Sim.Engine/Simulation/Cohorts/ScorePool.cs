using System.Numerics;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>The pool by score: of each score an unordered set of profiles.</summary>
/// <remarks>
/// <para>
/// A set is three parts behind each other. Old: expires before the next sweep, so that expiry looks at few. Settled: what
/// midnights can befall, the old included. Fresh: submitted in the running calendar week. Order means nothing within a part,
/// so whoever leaves is replaced by the last of it, and a profile is found by its place alone.
/// </para>
/// <para>Arrays grow and are kept from one replication to the next.</para>
/// </remarks>
internal sealed class ScorePool
{
    private const int FirstCapacity = 32;
    private const int WeeksPerSweep = 4;
    private const uint HalfRound = 1u << 25; // of the clock: a week is less, whatever is before its beginning seems more
    private const uint NearlyRound = 3u << 24; // what is shortly before an instant seems more, a year and a month less

    private readonly uint[][] _words = new uint[CrsScore.Count][];
    private readonly int[] _old = new int[CrsScore.Count];
    private readonly int[] _settled = new int[CrsScore.Count];
    private readonly int[] _size = new int[CrsScore.Count];
    private readonly int[] _ofSignature = new int[PoolLaws.MostSignatures];
    private int _weeksToSweep;
    private uint _oldBefore; // whoever was submitted before it is old
    private uint _weekBegin;

    /// <summary>An empty pool.</summary>
    public ScorePool()
    {
        for (int score = 0; score < CrsScore.Count; score++)
        {
            _words[score] = new uint[FirstCapacity];
        }
    }

    /// <summary>Profiles by score; expired ones count until they are taken out.</summary>
    public ReadOnlySpan<int> Sizes => _size;

    /// <summary>Profiles by score that midnights can befall.</summary>
    public ReadOnlySpan<int> Settled => _settled;

    /// <summary>Profiles by signature.</summary>
    public ReadOnlySpan<int> OfSignature => _ofSignature;

    /// <summary>All profiles.</summary>
    public int Total { get; private set; }

    /// <summary>Empties the pool.</summary>
    /// <param name="weekBegin">The Monday of the start's week, UTC seconds.</param>
    public void Clear(long weekBegin)
    {
        Array.Clear(_old);
        Array.Clear(_settled);
        Array.Clear(_size);
        Array.Clear(_ofSignature);
        Total = 0;
        _weekBegin = (uint)weekBegin;
        SetSweep(weekBegin);
    }

    /// <summary>Makes room, so that adding need not.</summary>
    public void Reserve(int score, int profiles)
    {
        if (profiles + WordMasks.Lanes > _words[score].Length)
        {
            Array.Resize(
                ref _words[score],
                (int)BitOperations.RoundUpToPowerOf2((uint)(profiles + (profiles / 2) + WordMasks.Lanes))
            );
        }
    }

    /// <summary>The profiles of a score, old, settled and fresh; sixteen may be read from any of them.</summary>
    public uint[] WordsAt(int score) => _words[score];

    /// <summary>Adds a profile of the running week.</summary>
    public void AddFresh(int score, uint word)
    {
        int size = _size[score];
        uint[] words = _words[score];
        if (size + WordMasks.Lanes >= words.Length)
        {
            Reserve(score, size + 1);
            words = _words[score];
        }

        words[size] = word;
        _size[score] = size + 1;
        _ofSignature[ProfileWord.SignatureOf(word)]++;
        Total++;
    }

    /// <summary>Adds a profile where its instant belongs.</summary>
    public void Add(int score, uint word)
    {
        AddFresh(score, word);
        if (((word - _weekBegin) & ProfileWord.InstantMask) < HalfRound)
        {
            return; // of this week
        }

        // Room in the middle: the first of each later part goes to its end.
        uint[] words = _words[score];
        int settled = _settled[score]++;
        words[_size[score] - 1] = words[settled];
        words[settled] = word;
        if (((word - _oldBefore) & ProfileWord.InstantMask) >= NearlyRound)
        {
            int old = _old[score]++;
            words[settled] = words[old];
            words[old] = word;
        }
    }

    /// <summary>Takes a profile out; the last of its part gets its place.</summary>
    /// <param name="score">Its score.</param>
    /// <param name="place">Its place among those of the score.</param>
    public void RemoveAt(int score, int place)
    {
        uint[] words = _words[score];
        _ofSignature[ProfileWord.SignatureOf(words[place])]--;
        Total--;
        if (place < _old[score])
        {
            int lastOld = --_old[score];
            words[place] = words[lastOld];
            place = lastOld;
        }

        if (place < _settled[score])
        {
            int lastSettled = --_settled[score];
            words[place] = words[lastSettled];
            place = lastSettled;
        }

        words[place] = words[--_size[score]];
    }

    /// <summary>Begins a calendar week: whoever is there can be befallen from now on.</summary>
    /// <param name="weekBegin">Its Monday, UTC seconds; everything expired has been taken out.</param>
    /// <param name="width">Of the vectors.</param>
    public void BeginWeek(long weekBegin, VectorWidth width)
    {
        _size.CopyTo(_settled, 0);
        _weekBegin = (uint)weekBegin;
        if (--_weeksToSweep == 0)
        {
            SetSweep(weekBegin);
            Sweep(weekBegin, width);
        }
    }

    /// <summary>Finds the next expired profile of a score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="now">UTC seconds.</param>
    /// <param name="end">Old places before it are searched, the last one first; gets the place found.</param>
    /// <param name="width">Of the vectors.</param>
    /// <returns>False where there is none.</returns>
    public bool FindExpired(int score, uint now, ref int end, VectorWidth width)
    {
        uint[] words = _words[score];
        while (end > 0)
        {
            int from = (end - 1) / WordMasks.Lanes * WordMasks.Lanes;
            uint expired = WordMasks.AtLeastAsOld(words.AsSpan(from), now, ProfileWord.Validity, width);
            expired &= First(end - from);
            if (expired != 0)
            {
                end = from + BitOperations.Log2(expired);
                return true;
            }

            end = from;
        }

        return false;
    }

    /// <summary>Old profiles of a score.</summary>
    public int OldAt(int score) => _old[score];

    /// <summary>Counts the profiles of a score with some signatures.</summary>
    public int Count(int score, ulong signatures, VectorWidth width)
    {
        uint[] words = _words[score];
        int size = _size[score];
        int count = 0;
        for (int from = 0; from < size; from += WordMasks.Lanes)
        {
            uint ranked = WordMasks.OfSignatures(words.AsSpan(from), signatures, width) & First(size - from);
            count += BitOperations.PopCount(ranked);
        }

        return count;
    }

    /// <summary>Takes out profiles with some signatures and of some age or more, in order.</summary>
    /// <param name="score">Their score.</param>
    /// <param name="signatures">One bit a signature.</param>
    /// <param name="now">UTC seconds, low bits.</param>
    /// <param name="age">Seconds, 0 for all.</param>
    /// <param name="taken">Gets them; room for all of the score and sixteen more.</param>
    /// <param name="width">Of the vectors.</param>
    /// <returns>How many.</returns>
    public int Take(int score, ulong signatures, uint now, uint age, Span<uint> taken, VectorWidth width)
    {
        uint[] words = _words[score];
        (int old, int settled, int size) = (_old[score], _settled[score], _size[score]);
        int keptCount = 0;
        int takenCount = 0;
        for (int from = 0; from < size; from += WordMasks.Lanes)
        {
            Span<uint> here = words.AsSpan(from);
            uint all = First(size - from);
            uint ranked = WordMasks.OfSignatures(here, signatures, width) & all;
            if (age > 0 && ranked != 0)
            {
                ranked &= WordMasks.AtLeastAsOld(here, now, age, width);
            }

            _old[score] -= BitOperations.PopCount(ranked & First(old - from));
            _settled[score] -= BitOperations.PopCount(ranked & First(settled - from));
            WordMasks.Split(here, ranked, all & ~ranked, taken[takenCount..], words.AsSpan(keptCount), width);
            int chosen = BitOperations.PopCount(ranked);
            takenCount += chosen;
            keptCount += BitOperations.PopCount(all) - chosen;
        }

        _size[score] = keptCount;
        return takenCount;
    }

    /// <summary>Takes out everybody of a score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="taken">Gets them.</param>
    /// <returns>How many.</returns>
    public int TakeAll(int score, Span<uint> taken)
    {
        int size = _size[score];
        _words[score].AsSpan(0, size).CopyTo(taken);
        _old[score] = 0;
        _settled[score] = 0;
        _size[score] = 0;
        return size;
    }

    /// <summary>Copies the profiles of a score with some signatures.</summary>
    /// <param name="score">The score.</param>
    /// <param name="signatures">One bit a signature.</param>
    /// <param name="copied">Gets them; room for all of the score and sixteen more.</param>
    /// <param name="width">Of the vectors.</param>
    /// <returns>How many.</returns>
    public int Copy(int score, ulong signatures, Span<uint> copied, VectorWidth width)
    {
        uint[] words = _words[score];
        int size = _size[score];
        int count = 0;
        Span<uint> nowhere = stackalloc uint[WordMasks.Lanes];
        for (int from = 0; from < size; from += WordMasks.Lanes)
        {
            Span<uint> here = words.AsSpan(from);
            uint ranked = WordMasks.OfSignatures(here, signatures, width) & First(size - from);
            WordMasks.Split(here, ranked, 0, copied[count..], nowhere, width);
            count += BitOperations.PopCount(ranked);
        }

        return count;
    }

    /// <summary>Counts profiles out that <see cref="Take"/> or <see cref="TakeAll"/> took.</summary>
    /// <param name="signature">Their signature.</param>
    /// <param name="profiles">How many.</param>
    public void CountOut(int signature, int profiles)
    {
        _ofSignature[signature] -= profiles;
        Total -= profiles;
    }

    // The lowest bits, as many as there are profiles left, at most sixteen.
    private static uint First(int profiles) =>
        profiles >= WordMasks.Lanes ? (1u << WordMasks.Lanes) - 1
        : profiles <= 0 ? 0
        : (1u << profiles) - 1;

    private void SetSweep(long weekBegin)
    {
        _weeksToSweep = WeeksPerSweep;
        _oldBefore = (uint)(weekBegin + (WeeksPerSweep * 7 * CalendarWeek.SecondsPerDay) - ProfileWord.Validity);
    }

    // Moves those who became old to the front.
    private void Sweep(long weekBegin, VectorWidth width)
    {
        uint age = ((uint)weekBegin - _oldBefore) & ProfileWord.InstantMask;
        for (int score = 0; score < CrsScore.Count; score++)
        {
            uint[] words = _words[score];
            int settled = _settled[score];
            int old = _old[score];
            for (int from = old; from < settled; from += WordMasks.Lanes)
            {
                uint aged =
                    WordMasks.AtLeastAsOld(words.AsSpan(from), (uint)weekBegin, age + 1, width) & First(settled - from);
                for (; aged != 0; aged &= aged - 1)
                {
                    int place = from + BitOperations.TrailingZeroCount(aged);
                    (words[old], words[place]) = (words[place], words[old]);
                    old++;
                }
            }

            _old[score] = old;
        }
    }
}
