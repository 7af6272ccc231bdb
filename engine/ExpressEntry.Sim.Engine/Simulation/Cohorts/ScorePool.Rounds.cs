using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ExpressEntry.Sim.Engine.Counting;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <content>What rounds do: count, copy and take out profiles with some signatures.</content>
internal sealed partial class ScorePool
{
    /// <summary>Counts the profiles of a score with some signatures.</summary>
    public int Count(int score, ulong signatures, VectorWidth width)
    {
        ReadOnlySpan<uint> words = WordsAt(score);
        int size = SizeAt(score);
        WorkCounters.Touched(size);
        int count = 0;
        for (int from = 0; from < size; from += WordMasks.Lanes)
        {
            uint ranked = WordMasks.OfSignatures(words[from..], signatures, width) & First(size - from);
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
        ref Shelf shelf = ref _shelves[score];
        Span<uint> words = WordsOf(ref shelf);
        (int old, int settled, int size) = (shelf.Old, shelf.Settled, shelf.Size);
        WorkCounters.Touched(size);
        // Whole steps while all profiles of a step are there; the rest with masks.
        int wholeSteps = width == VectorWidth.Bits512 && Avx512F.IsSupported ? size & -WordMasks.Lanes : 0;
        (int keptCount, int takenCount) = TakeWholeSteps(ref shelf, words[..wholeSteps], signatures, now, age, taken);
        for (int from = wholeSteps; from < size; from += WordMasks.Lanes)
        {
            ReadOnlySpan<uint> here = words[from..];
            uint all = First(size - from);
            uint ranked = WordMasks.OfSignatures(here, signatures, width) & all;
            if (age > 0 && ranked != 0)
            {
                ranked &= WordMasks.AtLeastAsOld(here, now, age, width);
            }

            if (ranked == 0 && keptCount == from)
            {
                keptCount += BitOperations.PopCount(all);
                continue; // all stay where they are
            }

            shelf.Old -= BitOperations.PopCount(ranked & First(old - from));
            shelf.Settled -= BitOperations.PopCount(ranked & First(settled - from));
            WordMasks.Split(here, ranked, all & ~ranked, taken[takenCount..], words[keptCount..], width);
            int chosen = BitOperations.PopCount(ranked);
            takenCount += chosen;
            keptCount += BitOperations.PopCount(all) - chosen;
        }

        shelf.Size = keptCount;
        return takenCount;
    }

    // The loop of Take for sixteen lanes, masks kept in registers: twice as fast.
    private static (int Kept, int Taken) TakeWholeSteps(
        ref Shelf shelf,
        Span<uint> words,
        ulong signatures,
        uint now,
        uint age,
        Span<uint> taken
    )
    {
        if (words.IsEmpty)
        {
            return (0, 0);
        }

        (int old, int settled) = (shelf.Old, shelf.Settled);
        var low = Vector512.Create((uint)signatures);
        var high = Vector512.Create((uint)(signatures >> 32));
        ref uint first = ref MemoryMarshal.GetReference(words);
        ref uint firstTaken = ref MemoryMarshal.GetReference(taken[..(words.Length + WordMasks.Lanes)]);
        int kept = 0;
        for (int from = 0; from < words.Length; from += WordMasks.Lanes)
        {
            Vector512<uint> here = Vector512.LoadUnsafe(ref first, (nuint)from);
            Vector512<uint> which = here >>> ProfileWord.InstantBits;
            Vector512<uint> bits =
                Avx512F.ShiftRightLogicalVariable(low, which)
                | Avx512F.ShiftRightLogicalVariable(high, which - Vector512.Create(32u));
            Vector512<uint> isRanked = Vector512.Equals(bits & Vector512<uint>.One, Vector512<uint>.One);
            Vector512<uint> ages = (Vector512.Create(now) - here) & Vector512.Create(ProfileWord.InstantMask);
            isRanked &= Vector512.GreaterThanOrEqual(ages, Vector512.Create(age));
            uint ranked = (uint)isRanked.ExtractMostSignificantBits();
            shelf.Old -= BitOperations.PopCount(ranked & First(old - from));
            shelf.Settled -= BitOperations.PopCount(ranked & First(settled - from));
            Avx512F.Compress(Vector512<uint>.Zero, isRanked, here).StoreUnsafe(ref firstTaken, (nuint)(from - kept));
            Avx512F.Compress(Vector512<uint>.Zero, ~isRanked, here).StoreUnsafe(ref first, (nuint)kept);
            kept += WordMasks.Lanes - BitOperations.PopCount(ranked);
        }

        return (kept, words.Length - kept);
    }

    /// <summary>Takes out everybody of a score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="taken">Gets them.</param>
    /// <returns>How many.</returns>
    public int TakeAll(int score, Span<uint> taken)
    {
        ref Shelf shelf = ref _shelves[score];
        int size = shelf.Size;
        WorkCounters.Touched(size);
        WordsOf(ref shelf)[..size].CopyTo(taken);
        (shelf.Old, shelf.Settled, shelf.Size) = (0, 0, 0);
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
        ReadOnlySpan<uint> words = WordsAt(score);
        int size = SizeAt(score);
        WorkCounters.Touched(size);
        int count = 0;
        Span<uint> nowhere = stackalloc uint[WordMasks.Lanes];
        for (int from = 0; from < size; from += WordMasks.Lanes)
        {
            ReadOnlySpan<uint> here = words[from..];
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
}
