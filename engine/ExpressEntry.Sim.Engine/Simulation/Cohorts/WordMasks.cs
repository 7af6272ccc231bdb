using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>Asks sixteen profiles at once; the answer is one bit each, the first one lowest.</summary>
/// <remarks>Every method may read sixteen words from its start, whatever lies behind the end of what is asked about.</remarks>
internal static class WordMasks
{
    /// <summary>Profiles a step.</summary>
    public const int Lanes = 16;

    /// <summary>Which profiles are of some age or more.</summary>
    /// <param name="words">Sixteen profiles or more.</param>
    /// <param name="now">UTC seconds, low bits.</param>
    /// <param name="age">Seconds, 1 or more.</param>
    /// <param name="width">Of the vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtLeastAsOld(ReadOnlySpan<uint> words, uint now, uint age, VectorWidth width)
    {
        if (width == VectorWidth.Bits512)
        {
            Vector512<uint> ages =
                (Vector512.Create(now) - Vector512.Create(words)) & Vector512.Create(ProfileWord.InstantMask);
            return (uint)Vector512.GreaterThanOrEqual(ages, Vector512.Create(age)).ExtractMostSignificantBits();
        }

        return AtLeastAsOldInParts(words, now, age, width);
    }

    private static uint AtLeastAsOldInParts(ReadOnlySpan<uint> words, uint now, uint age, VectorWidth width)
    {
        ref uint first = ref MemoryMarshal.GetReference(words[..Lanes]);
        uint mask = 0;
        switch (width)
        {
            case VectorWidth.Bits256:
                for (int lane = 0; lane < Lanes; lane += Vector256<uint>.Count)
                {
                    Vector256<uint> ages256 =
                        (Vector256.Create(now) - Vector256.LoadUnsafe(ref first, (nuint)lane))
                        & Vector256.Create(ProfileWord.InstantMask);
                    mask |=
                        Vector256.GreaterThanOrEqual(ages256, Vector256.Create(age)).ExtractMostSignificantBits() << lane;
                }

                return mask;
            case VectorWidth.Bits128:
                for (int lane = 0; lane < Lanes; lane += Vector128<uint>.Count)
                {
                    Vector128<uint> ages128 =
                        (Vector128.Create(now) - Vector128.LoadUnsafe(ref first, (nuint)lane))
                        & Vector128.Create(ProfileWord.InstantMask);
                    mask |=
                        Vector128.GreaterThanOrEqual(ages128, Vector128.Create(age)).ExtractMostSignificantBits() << lane;
                }

                return mask;
            default:
                for (int lane = 0; lane < Lanes; lane++)
                {
                    mask |= (ProfileWord.AgeOf(words[lane], now) >= age ? 1u : 0) << lane;
                }

                return mask;
        }
    }

    /// <summary>Which profiles have one of some signatures.</summary>
    /// <param name="words">Sixteen profiles or more.</param>
    /// <param name="signatures">One bit a signature.</param>
    /// <param name="width">Of the vectors; those without shifts by lane fall back to the plain loop.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint OfSignatures(ReadOnlySpan<uint> words, ulong signatures, VectorWidth width)
    {
        if (width == VectorWidth.Bits512 && Avx512F.IsSupported)
        {
            // A shift by 32 or more gives 0: of the two halves of the bits the wrong one always does. The bit asked for
            // ends up on top, where a mask is taken from.
            Vector512<uint> which = Vector512.Create(words) >>> ProfileWord.InstantBits;
            Vector512<uint> bits =
                Avx512F.ShiftRightLogicalVariable(Vector512.Create((uint)signatures), which)
                | Avx512F.ShiftRightLogicalVariable(
                    Vector512.Create((uint)(signatures >> 32)),
                    which - Vector512.Create(32u)
                );
            return (uint)(bits << 31).ExtractMostSignificantBits();
        }

        return OfSignaturesInParts(words, signatures, width);
    }

    private static uint OfSignaturesInParts(ReadOnlySpan<uint> words, ulong signatures, VectorWidth width)
    {
        (uint low, uint high) = ((uint)signatures, (uint)(signatures >> 32));
        ref uint first = ref MemoryMarshal.GetReference(words[..Lanes]);
        uint mask = 0;
        if (width >= VectorWidth.Bits256 && Avx2.IsSupported)
        {
            for (int lane = 0; lane < Lanes; lane += Vector256<uint>.Count)
            {
                Vector256<uint> which = Vector256.LoadUnsafe(ref first, (nuint)lane) >>> ProfileWord.InstantBits;
                Vector256<uint> bits =
                    Avx2.ShiftRightLogicalVariable(Vector256.Create(low), which)
                    | Avx2.ShiftRightLogicalVariable(Vector256.Create(high), which - Vector256.Create(32u));
                mask |= (bits << 31).ExtractMostSignificantBits() << lane;
            }

            return mask;
        }

        if (width >= VectorWidth.Bits128 && Avx2.IsSupported)
        {
            for (int lane = 0; lane < Lanes; lane += Vector128<uint>.Count)
            {
                Vector128<uint> which = Vector128.LoadUnsafe(ref first, (nuint)lane) >>> ProfileWord.InstantBits;
                Vector128<uint> bits =
                    Avx2.ShiftRightLogicalVariable(Vector128.Create(low), which)
                    | Avx2.ShiftRightLogicalVariable(Vector128.Create(high), which - Vector128.Create(32u));
                mask |= (bits << 31).ExtractMostSignificantBits() << lane;
            }

            return mask;
        }

        for (int lane = 0; lane < Lanes; lane++)
        {
            mask |= (uint)((signatures >> ProfileWord.SignatureOf(words[lane])) & 1) << lane;
        }

        return mask;
    }

    /// <summary>Moves the profiles of a mask together, in order, and the others too.</summary>
    /// <param name="words">Sixteen profiles to read.</param>
    /// <param name="chosen">Goes to <paramref name="taken"/>.</param>
    /// <param name="others">Goes to <paramref name="kept"/>; no bit in common with the chosen.</param>
    /// <param name="taken">Room for sixteen.</param>
    /// <param name="kept">Room for sixteen; may be the place of <paramref name="words"/> or before it.</param>
    /// <param name="width">Of the vectors; only 512 bits can compress.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(
        ReadOnlySpan<uint> words,
        uint chosen,
        uint others,
        Span<uint> taken,
        Span<uint> kept,
        VectorWidth width
    )
    {
        if (width == VectorWidth.Bits512 && Avx512F.IsSupported)
        {
            var all = Vector512.Create(words);
            Compress(all, chosen).CopyTo(taken);
            Compress(all, others).CopyTo(kept);
            return;
        }

        SplitOneByOne(words, chosen, others, taken, kept);
    }

    private static void SplitOneByOne(ReadOnlySpan<uint> words, uint chosen, uint others, Span<uint> taken, Span<uint> kept)
    {
        int takenCount = 0;
        int keptCount = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            uint word = words[lane];
            if ((chosen & (1u << lane)) != 0)
            {
                taken[takenCount++] = word;
            }
            else if ((others & (1u << lane)) != 0)
            {
                kept[keptCount++] = word;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Compress(Vector512<uint> words, uint mask)
    {
        Vector512<uint> bits = Vector512.Create(
            1u,
            1u << 1,
            1u << 2,
            1u << 3,
            1u << 4,
            1u << 5,
            1u << 6,
            1u << 7,
            1u << 8,
            1u << 9,
            1u << 10,
            1u << 11,
            1u << 12,
            1u << 13,
            1u << 14,
            1u << 15
        );
        Vector512<uint> isChosen = ~Vector512.Equals(Vector512.Create(mask) & bits, Vector512<uint>.Zero);
        return Avx512F.Compress(Vector512<uint>.Zero, isChosen, words);
    }
}
