using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Rules;

/// <summary>The words for round types, as commands and files spell them.</summary>
public static class RoundTypes
{
    private static readonly ImmutableArray<string> Words =
    [
        "general",
        "pnp",
        "cec",
        "fsw",
        "fst",
        "french",
        "healthcare",
        "stem",
        "trades",
        "transport",
        "agriculture",
        "education",
        "physicians",
        "senior_managers",
        "researchers",
        "military",
        "other",
    ];

    /// <summary>Every type, <see cref="RoundType.Other"/> last.</summary>
    public static ImmutableArray<RoundType> All { get; } = [.. Enum.GetValues<RoundType>()];

    /// <summary>The words a user may write: every type but <see cref="RoundType.Other"/>.</summary>
    public static ImmutableArray<string> AllowedWords { get; } = Words[..^1];

    /// <summary>The word for a type, for example <c>senior_managers</c>.</summary>
    /// <param name="type">A defined type.</param>
    /// <returns>Lower case, words joined by underscores.</returns>
    public static string ToWord(this RoundType type) => Words[(int)type];

    /// <summary>Reads a word as <see cref="ToWord"/> writes it; case is ignored.</summary>
    /// <param name="word">Any text, <c>other</c> included.</param>
    /// <param name="type">The type, or <see cref="RoundType.Other"/> where the word is not known.</param>
    /// <returns>True where the word is known.</returns>
    public static bool TryParse(string? word, out RoundType type)
    {
        int index = Words.FindIndex(known => string.Equals(known, word, StringComparison.OrdinalIgnoreCase));
        type = index < 0 ? RoundType.Other : (RoundType)index;
        return index >= 0;
    }

    private static int FindIndex(this ImmutableArray<string> words, Predicate<string> matches)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (matches(words[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
