using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Feed;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>Opens the history a call asks for.</summary>
internal static class HistorySource
{
    /// <summary>The word that asks for the history inside the program.</summary>
    public const string Embedded = "embedded";

    /// <summary>The folder of the user's updated data.</summary>
    public static string UserFolder(Host host) => Path.Combine(host.UserDataFolder, "history");

    /// <summary>Reads <c>--history</c>, else the user's updated data, else the embedded history.</summary>
    /// <param name="choice">The option's value; null where it was not given.</param>
    /// <param name="host">Knows the user's data folder.</param>
    /// <returns>The history; its source says which it is.</returns>
    /// <exception cref="InvalidInputException">It cannot be read; the message names the place.</exception>
    public static PublishedHistory Open(string? choice, Host host) => OpenWithRules(choice, host).History;

    /// <summary>The same, with the rules of the feed reader that fired.</summary>
    public static OpenedHistory OpenWithRules(string? choice, Host host) =>
        choice switch
        {
            null => OpenUserData(host) ?? OpenEmbedded(),
            Embedded => OpenEmbedded(),
            _ when Directory.Exists(choice) => OpenFolder(choice),
            _ when File.Exists(choice) => OpenFeed(choice),
            _ => throw new InvalidInputException(
                $"--history is '{choice}', which does not exist; expected a feed (JSON file), a folder of tables or '{Embedded}'."
            ),
        };

    /// <summary>The rules that fired, without those that did not.</summary>
    public static ImmutableArray<FiredRule> Fired(FeedReading reading) =>
        [
            .. reading
                .Rules.Where(rule => rule.Count > 0)
                .Select(rule => new FiredRule(rule.Rule.Id, rule.Count, rule.Places)),
        ];

    private static OpenedHistory OpenEmbedded() => new(HistoryTables.ReadEmbedded(), null);

    private static OpenedHistory OpenFeed(string path)
    {
        FeedReading reading = FeedReader.ReadFile(path);
        return new OpenedHistory(reading.History, Fired(reading));
    }

    private static OpenedHistory OpenFolder(string path)
    {
        (PublishedHistory history, HistoryOrigin? origin) = HistoryFolder.Read(path);
        return new OpenedHistory(history, origin?.Rules);
    }

    private static OpenedHistory? OpenUserData(Host host)
    {
        foreach (string place in (string[])[host.UserDataFolder, UserFolder(host)])
        {
            if (File.Exists(place))
            {
                throw new InvalidInputException(
                    $"{place} is a file; expected the folder of your data, which the variable EESIM_DATA names."
                );
            }
        }

        if (HistoryFolder.Find(UserFolder(host)) is not { } folder)
        {
            return null;
        }

        try
        {
            OpenedHistory opened = OpenFolder(folder);
            return opened with { History = opened.History with { Source = $"your updated data ({folder})" } };
        }
        catch (InvalidInputException damaged)
        {
            throw new InvalidInputException(
                $"your updated data is damaged: {damaged.Message.TrimEnd('.')}; "
                    + $"'--history {Embedded}' works without it, 'eesim history update' renews it.",
                damaged
            );
        }
    }
}
