using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Cli.History;

/// <summary>Where the government publishes the feed.</summary>
internal static class FeedAddress
{
    /// <summary>The official address.</summary>
    public const string Official = "https://www.canada.ca/content/dam/ircc/documents/json/ee_rounds_123_en.json";

    /// <summary>The environment variable that names another one.</summary>
    public const string Variable = "EESIM_FEED_URL";

    /// <summary>Chooses the address: the option, else the variable, else the official one.</summary>
    /// <param name="option">The value of <c>--url</c>; null where it was not given.</param>
    /// <param name="variable">The value of <see cref="Variable"/>; null or empty where it is not set.</param>
    /// <returns>An absolute http or https address.</returns>
    /// <exception cref="InvalidInputException">It is no such address.</exception>
    public static Uri Choose(string? option, string? variable)
    {
        string chosen = option ?? (string.IsNullOrEmpty(variable) ? Official : variable);
        string name = option is not null ? "--url" : Variable;
        return Uri.TryCreate(chosen, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            ? address
            : throw new InvalidInputException(
                $"{name} is '{chosen}'; expected an address that starts with https:// or http://."
            );
    }
}
