namespace ExpressEntry.Sim.Data.Results;

/// <summary>Says in what two descriptions of a run differ, for whoever goes on with the wrong one.</summary>
internal static class DescriptionDifference
{
    private const int DigestDigits = 64;
    private const int DigitsShown = 12;

    /// <summary>Names the first part that differs.</summary>
    /// <param name="parts">What each part is, here and there.</param>
    /// <returns>For example <c>seed (1 there, 2 here)</c>; null where all are equal.</returns>
    public static string? Find(ReadOnlySpan<(string What, object? Here, object? There)> parts)
    {
        foreach ((string what, object? here, object? there) in parts)
        {
            if (!Equals(here, there))
            {
                return $"{what} ({Shorten(there)} there, {Shorten(here)} here)";
            }
        }

        return null;
    }

    private static string Shorten(object? value)
    {
        string text = value?.ToString() ?? "";
        return text.Length == DigestDigits ? text[..DigitsShown] + "…" : text;
    }
}
