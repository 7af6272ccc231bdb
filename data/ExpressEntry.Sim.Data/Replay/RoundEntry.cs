namespace ExpressEntry.Sim.Data.Replay;

/// <summary>A round of a list before it is checked.</summary>
/// <param name="Place">Where it stands, for errors: file and line, round or row.</param>
/// <param name="Values">What is given, by key.</param>
internal sealed record RoundEntry(string Place, Dictionary<string, RoundValue> Values)
{
    /// <summary>A value that must be there and be one.</summary>
    /// <exception cref="InvalidInputException">It is missing or a list.</exception>
    public string Required(string key) =>
        Values.TryGetValue(key, out RoundValue? value)
            ? value.Text ?? throw Error(key, "one value, not a list")
            : throw new InvalidInputException(
                $"{Place}: no '{key}'; expected {string.Join(", ", RoundListFile.Keys[..2])}, and type or groups."
            );

    /// <summary>The error of a value that is given.</summary>
    public InvalidInputException Error(string key, string allowed) =>
        new(
            $"{Place}: '{key}' is \"{Values[key].Text ?? $"[{string.Join(", ", Values[key].List!)}]"}\"; expected {allowed}."
        );
}
