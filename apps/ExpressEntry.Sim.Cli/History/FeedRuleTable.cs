using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Feed;

namespace ExpressEntry.Sim.Cli.History;

/// <summary>The named rules of the feed reader, with how often and where each fired.</summary>
internal static class FeedRuleTable
{
    private const int PlacesShown = 3;

    /// <summary>Writes the rules for people.</summary>
    /// <param name="host">Where to.</param>
    /// <param name="fired">Rules that fired; null where the history came from no feed.</param>
    /// <param name="withAll">Whether to list those that did not fire too.</param>
    public static void Write(Host host, ImmutableArray<FiredRule>? fired, bool withAll)
    {
        TextWriter output = host.Out;
        if (fired is null && !withAll)
        {
            string text =
                $"This history was read from tables, not from a feed. The feed reader has {FeedRules.All.Length} named rules "
                + "for what a feed may hold; --rules lists them.";
            PlainText.Wrap(output, "", "", text, host.Width);
            output.WriteLine();
            return;
        }

        output.WriteLine(fired is null ? "Rules of the feed reader" : "Rules of the feed reader that fired");
        output.WriteLine();
        var table = new TextTable("rule", "effect", "#times", "what, and where first");
        foreach (FeedRule rule in FeedRules.All)
        {
            FiredRule? seen = fired?.FirstOrDefault(other => other.Id == rule.Id);
            if (seen is null && !withAll)
            {
                continue;
            }

            string places = seen is null ? rule.Description : string.Join(", ", seen.Places.Take(PlacesShown));
            string more = seen?.Count > PlacesShown ? ", …" : "";
            table.Add(rule.Id, Effect(rule), seen is null ? "" : PlainText.Count(seen.Count), places + more);
        }

        table.Write(output, host.Width);
        output.WriteLine();
        if (fired is { } some && !withAll)
        {
            output.WriteLine(
                $"{FeedRules.All.Length - some.Length} other rules did not fire; --rules lists and explains all."
            );
            output.WriteLine();
        }
    }

    /// <summary>Writes every rule as JSON, those that did not fire with a count of 0.</summary>
    public static void WriteJson(Utf8JsonWriter json, string key, ImmutableArray<FiredRule>? fired)
    {
        json.WriteStartArray(key);
        foreach (FeedRule rule in FeedRules.All)
        {
            FiredRule? seen = fired?.FirstOrDefault(other => other.Id == rule.Id);
            json.WriteStartObject();
            json.WriteString("rule", rule.Id);
            json.WriteString("effect", Effect(rule));
            json.WriteString("description", rule.Description);
            RoundsOutput.WriteNumber(json, "count", fired is null ? null : seen?.Count ?? 0);
            RoundsOutput.WriteTexts(json, "places", seen?.Places ?? []);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Effect(FeedRule rule) =>
        rule.Kind switch
        {
            FeedRuleKind.Spelling => "read",
            FeedRuleKind.Kept => "kept",
            FeedRuleKind.Corrected => "corrected",
            FeedRuleKind.Null => "null",
            _ => "left out",
        };
}
