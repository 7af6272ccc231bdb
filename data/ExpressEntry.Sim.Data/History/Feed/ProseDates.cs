using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Reads dates and instants in words, in any spelling the feed has used or is likely to use.</summary>
/// <remarks>
/// The text is taken apart into numbers, words and signs, and each is understood by what it can be, not by where it
/// stands: <c>July 3rd 2026 at10:02:03 PM UTC</c> and <c>2026-07-03T22:02:03Z</c> say the same. A word or sign that
/// cannot be part of a date makes the whole unreadable: nothing is guessed.
/// </remarks>
internal static class ProseDates
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">Cleaned text (<see cref="FeedText"/>).</param>
    /// <returns>What it says, or null where it is no date or instant.</returns>
    public static ProseInstant? Read(string text) => new ProseScanner(text).Read();

    /// <summary>Reads a whole day.</summary>
    /// <param name="text">Cleaned text.</param>
    /// <param name="spellings">Rules for unusual spellings.</param>
    /// <returns>The day, or null where it is unreadable, does not exist or has no year.</returns>
    public static DateOnly? ReadDay(string text, out ImmutableArray<FeedRule> spellings)
    {
        ProseInstant? read = Read(text);
        spellings = read?.Spellings ?? [];
        return read is { Year: { } year } ? read.DayIn(year) : null;
    }
}
