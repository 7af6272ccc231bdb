using System.Collections.Immutable;
using System.Text;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Replay;

/// <summary>Reads <c>cec|french</c>: words of <see cref="RoundTypes"/> joined by <c>|</c>, as bytes and without a string.</summary>
internal static class GroupWords
{
    private static readonly ImmutableArray<(byte[] Word, uint Bits)> Words =
    [
        .. RoundTypes.AllowedWords.Select(word =>
        {
            _ = RoundTypes.TryParse(word, out RoundType type);
            return (Encoding.ASCII.GetBytes(word), GroupSet.Of(type).Bits);
        }),
    ];

    /// <summary>What is allowed, for an error.</summary>
    public static string Allowed => $"words of {string.Join(", ", RoundTypes.AllowedWords)}, joined by |";

    /// <summary>Reads words.</summary>
    /// <param name="text">UTF-8; nothing for no word.</param>
    /// <returns>The bits of <see cref="GroupSet"/>; null where a word is unknown or empty.</returns>
    public static uint? TryRead(ReadOnlySpan<byte> text)
    {
        uint bits = 0;
        bool isMore = !text.IsEmpty;
        while (isMore)
        {
            int length = text.IndexOf((byte)'|');
            if (BitsOf(length < 0 ? text : text[..length]) is not { } word)
            {
                return null;
            }

            bits |= word;
            isMore = length >= 0;
            text = isMore ? text[(length + 1)..] : [];
        }

        return bits;
    }

    private static uint? BitsOf(ReadOnlySpan<byte> word)
    {
        foreach ((byte[] known, uint bits) in Words)
        {
            if (word.SequenceEqual(known))
            {
                return bits;
            }
        }

        return null;
    }
}
