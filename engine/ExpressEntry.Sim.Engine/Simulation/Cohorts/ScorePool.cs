using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using ExpressEntry.Sim.Engine.Counting;
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
/// <para>All are in one array, which grows and is kept from one replication to the next.</para>
/// </remarks>
internal sealed partial class ScorePool
{
    private const int WeeksPerSweep = 4;
    private const uint HalfRound = 1u << 25; // of the clock: a week is less, whatever is before its beginning seems more
    private const uint NearlyRound = 3u << 24; // what is shortly before an instant seems more, a year and a month less

    private readonly Shelf[] _shelves = new Shelf[CrsScore.Count];
    private readonly int[] _ofSignature = new int[PoolLaws.MostSignatures];
    private uint[] _words = new uint[1 << 18];
    private int _end; // of the words given to shelves
    private int _weeksToSweep;
    private uint _oldBefore; // whoever was submitted before it is old
    private long _weekBegin; // UTC seconds

    /// <summary>Profiles by signature.</summary>
    public ReadOnlySpan<int> OfSignature => _ofSignature;

    /// <summary>All profiles; expired ones count until they are taken out.</summary>
    public int Total { get; private set; }

    /// <summary>Empties the pool.</summary>
    /// <param name="weekBegin">The Monday of the start's week, UTC seconds.</param>
    public void Clear(long weekBegin)
    {
        Array.Clear(_shelves);
        Array.Clear(_ofSignature);
        Total = 0;
        _end = 0;
        _weekBegin = weekBegin;
        SetSweep(weekBegin);
    }

    /// <summary>Makes room, so that adding need not.</summary>
    /// <param name="score">The score.</param>
    /// <param name="profiles">At least so many, and half as many more.</param>
    public void Reserve(int score, int profiles)
    {
        ref Shelf shelf = ref _shelves[score];
        if (profiles + WordMasks.Lanes <= shelf.Capacity)
        {
            return;
        }

        // A new place behind all others; the old one is left empty until the next start.
        int capacity = (profiles + (profiles / 2) + (2 * WordMasks.Lanes)) & -WordMasks.Lanes;
        if (_end + capacity > _words.Length)
        {
            Array.Resize(ref _words, Math.Max(2 * _words.Length, _end + capacity));
        }

        _words.AsSpan(shelf.From, shelf.Size).CopyTo(_words.AsSpan(_end));
        (shelf.From, shelf.Capacity) = (_end, capacity);
        _end += capacity;
    }

    /// <summary>Profiles of a score; expired ones count until they are taken out.</summary>
    public int SizeAt(int score) => _shelves[score].Size;

    /// <summary>Profiles of a score that midnights can befall.</summary>
    public int SettledAt(int score) => _shelves[score].Settled;

    /// <summary>Old profiles of a score.</summary>
    public int OldAt(int score) => _shelves[score].Old;

    /// <summary>The profiles of a score, old, settled and fresh, and behind them at least sixteen words of no meaning.</summary>
    public ReadOnlySpan<uint> WordsAt(int score) => WordsOf(ref _shelves[score]);

    /// <summary>Fetches a profile's memory ahead of its use; a place that does not exist does no harm.</summary>
    public unsafe void Prefetch(int score, int place)
    {
        if (Sse.IsSupported)
        {
            // An address is all that is taken; where the collector moves the array meanwhile, the hint is in vain.
            ref uint first = ref MemoryMarshal.GetArrayDataReference(_words);
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, _shelves[score].From + place)));
        }
    }

    /// <summary>Adds the first profiles of a score, at the start.</summary>
    /// <param name="score">The score; nobody has it yet.</param>
    /// <param name="words">The profiles.</param>
    /// <param name="now">The start, UTC seconds.</param>
    /// <param name="width">Of the vectors.</param>
    public void Fill(int score, ReadOnlySpan<uint> words, long now, VectorWidth width)
    {
        Reserve(score, words.Length);
        ref Shelf shelf = ref _shelves[score];
        Span<uint> shelved = WordsOf(ref shelf);
        words.CopyTo(shelved);
        shelf.Size = words.Length;
        shelf.Settled = words.Length;
        Total += words.Length;
        foreach (uint word in words)
        {
            _ofSignature[ProfileWord.SignatureOf(word)]++;
        }

        // Those of the running week, if it is running, to the end.
        for (int place = words.Length - 1; place >= 0 && now > _weekBegin; place--)
        {
            if (IsFresh(shelved[place]))
            {
                int last = --shelf.Settled;
                (shelved[place], shelved[last]) = (shelved[last], shelved[place]);
            }
        }

        Sweep(ref shelf, (uint)now, width);
    }

    /// <summary>Adds a profile of the running week.</summary>
    public void AddFresh(int score, uint word)
    {
        ref Shelf shelf = ref _shelves[score];
        if (shelf.Size + WordMasks.Lanes >= shelf.Capacity)
        {
            Reserve(score, shelf.Size + 1);
        }

        _words[shelf.From + shelf.Size++] = word;
        _ofSignature[ProfileWord.SignatureOf(word)]++;
        Total++;
    }

    /// <summary>Adds a profile where its instant belongs.</summary>
    public void Add(int score, uint word)
    {
        AddFresh(score, word);
        if (IsFresh(word))
        {
            return; // of this week
        }

        // Room in the middle: the first of each later part goes to its end.
        ref Shelf shelf = ref _shelves[score];
        Span<uint> words = WordsOf(ref shelf);
        int settled = shelf.Settled++;
        words[shelf.Size - 1] = words[settled];
        words[settled] = word;
        if (((word - _oldBefore) & ProfileWord.InstantMask) >= NearlyRound)
        {
            int old = shelf.Old++;
            words[settled] = words[old];
            words[old] = word;
        }
    }

    /// <summary>Takes a profile out; the last of its part gets its place, and nothing before it moves.</summary>
    /// <param name="score">Its score.</param>
    /// <param name="place">Its place among those of the score.</param>
    public void RemoveAt(int score, int place)
    {
        ref Shelf shelf = ref _shelves[score];
        Span<uint> words = WordsOf(ref shelf);
        _ofSignature[ProfileWord.SignatureOf(words[place])]--;
        Total--;
        if (place < shelf.Old)
        {
            int lastOld = --shelf.Old;
            words[place] = words[lastOld];
            place = lastOld;
        }

        if (place < shelf.Settled)
        {
            int lastSettled = --shelf.Settled;
            words[place] = words[lastSettled];
            place = lastSettled;
        }

        words[place] = words[--shelf.Size];
    }

    /// <summary>Begins a calendar week: whoever is there can be befallen from now on.</summary>
    /// <param name="weekBegin">Its Monday, UTC seconds; everything expired has been taken out.</param>
    /// <param name="width">Of the vectors.</param>
    public void BeginWeek(long weekBegin, VectorWidth width)
    {
        foreach (ref Shelf shelf in _shelves.AsSpan())
        {
            shelf.Settled = shelf.Size;
        }

        _weekBegin = weekBegin;
        if (--_weeksToSweep == 0)
        {
            SetSweep(weekBegin);
            Sweep(weekBegin, width);
        }
    }

    /// <summary>Takes out the expired profiles of a score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="now">UTC seconds, low bits.</param>
    /// <param name="taken">Gets them; room for <see cref="OldAt"/> and sixteen more.</param>
    /// <param name="width">Of the vectors.</param>
    /// <returns>How many.</returns>
    public int TakeExpired(int score, uint now, Span<uint> taken, VectorWidth width)
    {
        ref Shelf shelf = ref _shelves[score];
        Span<uint> words = WordsOf(ref shelf);
        Span<uint> kept = stackalloc uint[WordMasks.Lanes];
        int old = shelf.Old;
        WorkCounters.Touched(old);
        int keptCount = 0;
        int takenCount = 0;
        for (int from = 0; from < old; from += WordMasks.Lanes)
        {
            uint all = First(old - from);
            uint expired = WordMasks.AtLeastAsOld(words[from..], now, ProfileWord.Validity, width) & all;
            int staying = BitOperations.PopCount(all & ~expired);
            if (expired != 0 || keptCount < from)
            {
                WordMasks.Split(words[from..], expired, all & ~expired, taken[takenCount..], kept, width);
                kept[..staying].CopyTo(words[keptCount..]);
            }

            takenCount += BitOperations.PopCount(expired);
            keptCount += staying;
        }

        if (takenCount > 0)
        {
            for (int i = 0; i < takenCount; i++)
            {
                _ofSignature[ProfileWord.SignatureOf(taken[i])]--;
            }

            Total -= takenCount;
            (shelf.Old, int settled, int size) = (keptCount, shelf.Settled - takenCount, shelf.Size - takenCount);
            CloseGap(words, keptCount, old, settled, shelf.Settled);
            CloseGap(words, settled, shelf.Settled, size, shelf.Size);
            (shelf.Settled, shelf.Size) = (settled, size);
        }

        return takenCount;
    }

    // The words of a gap that are before the new end of the next part get the ones behind it.
    private static void CloseGap(Span<uint> words, int gap, int gapEnd, int end, int endBefore)
    {
        int moving = Math.Min(gapEnd, end) - gap;
        if (moving > 0)
        {
            words[(endBefore - moving)..endBefore].CopyTo(words[gap..]);
        }
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
    private void Sweep(long now, VectorWidth width)
    {
        for (int score = 0; score < CrsScore.Count; score++)
        {
            Sweep(ref _shelves[score], (uint)now, width);
        }
    }

    private void Sweep(ref Shelf shelf, uint now, VectorWidth width)
    {
        uint age = ((now - _oldBefore) & ProfileWord.InstantMask) + 1;
        Span<uint> words = WordsOf(ref shelf);
        int settled = shelf.Settled;
        int old = shelf.Old;
        WorkCounters.Touched(settled - old);
        for (int from = old; from < settled; from += WordMasks.Lanes)
        {
            uint aged = WordMasks.AtLeastAsOld(words[from..], now, age, width) & First(settled - from);
            for (; aged != 0; aged &= aged - 1)
            {
                int place = from + BitOperations.TrailingZeroCount(aged);
                (words[old], words[place]) = (words[place], words[old]);
                old++;
            }
        }

        shelf.Old = old;
    }

    private bool IsFresh(uint word) => ((word - (uint)_weekBegin) & ProfileWord.InstantMask) < HalfRound;

    private Span<uint> WordsOf(ref Shelf shelf) => _words.AsSpan(shelf.From, shelf.Capacity);

    /// <summary>Where the profiles of one score are, and how many of each part.</summary>
    private struct Shelf
    {
        public int From;
        public int Capacity;
        public int Old;
        public int Settled;
        public int Size;
    }
}
