using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>Reads and writes the changes of the rules of a scenario: one, or a list in order of their days.</summary>
internal static class ScenarioRules
{
    private const int MostChanges = 20;

    /// <summary>Reads what stands at <c>rules</c>.</summary>
    public static ImmutableArray<ScenarioRuleChange> Read(DocumentNode node, string file)
    {
        IReadOnlyList<DocumentNode> entries = node.Kind == DocumentNodeKind.List ? node.AsList(MostChanges) : [node];
        var changes = ImmutableArray.CreateBuilder<ScenarioRuleChange>();
        foreach (DocumentNode entry in entries)
        {
            RuleOverrides rules = RuleOverridesFile.ReadChange(
                entry,
                ScenarioKeys.Rules,
                FolderOf(entry, file),
                RuleBook.Embedded
            );
            if (!entry.Has("set") && !entry.Has("values") && !entry.Has("factors"))
            {
                throw entry.Wrong("changes nothing; expected one of set, values, factors");
            }

            DateOnly from = rules.From ?? entry.Require("from").Date();
            DocumentNode place = entry.Find("from") ?? entry;
            changes.Add(
                changes.Count == 0 || changes[^1].From < from
                    ? new ScenarioRuleChange(from, rules, place)
                    : throw place.Wrong(
                        $"is {from:yyyy-MM-dd}, not after {changes[^1].From:yyyy-MM-dd}; expected later days below"
                    )
            );
        }

        return changes.ToImmutable();
    }

    /// <summary>Spells the changes out, files included, so that the text can be read again.</summary>
    public static void Write(Utf8JsonWriter json, ImmutableArray<ScenarioRuleChange> changes)
    {
        json.WriteStartArray("rules");
        foreach (ScenarioRuleChange change in changes)
        {
            RuleOverrides rules = change.Rules;
            json.WriteStartObject();
            json.WriteString("from", $"{change.From:yyyy-MM-dd}");
            if (rules.Base is { } set)
            {
                json.WriteString("set", $"{set:yyyy-MM-dd}");
            }

            json.WriteString("name", rules.Name);
            HashSet<string> inTiers = [.. KeysOf(rules.WorkFactor, Work), .. KeysOf(rules.OfferFactor, Offer)];
            json.WriteStartObject("values");
            // A later value wins over an earlier one of the same key.
            foreach (
                (string key, int points) in rules
                    .Points.Reverse()
                    .DistinctBy(value => value.Key, StringComparer.Ordinal)
                    .Reverse()
                    .Where(value => !inTiers.Contains(value.Key))
            )
            {
                json.WriteNumber(key, points);
            }

            json.WriteEndObject();
            json.WriteStartObject("factors");
            WriteFactor(json, "occupation", rules, rules.WorkFactor, Work);
            WriteFactor(json, "offer_occupation", rules, rules.OfferFactor, Offer);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // A file of changes lies beside the scenario that names it, which may be one that the scenario extends.
    private static string FolderOf(DocumentNode entry, string file)
    {
        string source = (entry.Find("set") ?? entry).Source;
        return Path.GetDirectoryName(File.Exists(source) ? source : file) ?? "";
    }

    private static string Work => CrsTables.OccupationTier.Key;

    private static string Offer => CrsTables.OfferTier.Key;

    private static IEnumerable<string> KeysOf(OccupationFactor? factor, string table) =>
        Enumerable.Range(1, MostTier(factor)).Select(tier => $"{table}.{tier}");

    private static int MostTier(OccupationFactor? factor) => factor?.TierOf.Values.DefaultIfEmpty(0).Max() ?? 0;

    private static void WriteFactor(
        Utf8JsonWriter json,
        string name,
        RuleOverrides rules,
        OccupationFactor? factor,
        string table
    )
    {
        if (factor is null)
        {
            return;
        }

        json.WriteStartObject(name);
        if (table == Work)
        {
            json.WriteNumber("min_years", factor.MinYears);
        }

        json.WriteStartArray("tiers");
        for (int tier = 1; tier <= MostTier(factor); tier++)
        {
            string key = $"{table}.{tier}";
            json.WriteStartObject();
            json.WriteNumber("points", rules.Points.Last(value => value.Key == key).Value);
            json.WriteStartArray("occupations");
            foreach (
                string code in factor
                    .TierOf.Where(entry => entry.Value == tier)
                    .Select(entry => entry.Key)
                    .Order(StringComparer.Ordinal)
            )
            {
                json.WriteStringValue(code);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
