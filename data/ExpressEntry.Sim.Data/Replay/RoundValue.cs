namespace ExpressEntry.Sim.Data.Replay;

/// <summary>One value of a listed round: a text, or a list of texts.</summary>
/// <param name="Text">The text; null for a list.</param>
/// <param name="List">The list; null for a text.</param>
internal sealed record RoundValue(string? Text, string[]? List);
