using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Rules;

/// <summary>Reads a scenario's changes of the score from YAML or JSON.</summary>
/// <remarks>Keys: <c>name</c>, <c>base</c>, <c>from</c>, <c>values</c>, <c>factors</c>; see <c>data/rules/README.md</c>.</remarks>
public static class RuleOverridesFile
{
    private const string WorkFactorKey = "occupation";
    private const string OfferFactorKey = "offer_occupation";
    private static readonly ImmutableArray<string> Keys = ["name", "base", "from", "values", "factors"];
    private static readonly ImmutableArray<string> Endings = [".yaml", ".yml", ".json"];
    private static readonly ImmutableArray<string> FactorKeys = [WorkFactorKey, OfferFactorKey];
    private static readonly ImmutableArray<string> TierKeys = ["points", "occupations"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="book">The rules it changes.</param>
    /// <returns>The changes.</returns>
    /// <exception cref="InvalidInputException">Something is wrong; the message names file, line, path and what is allowed.</exception>
    public static RuleOverrides Read(string path, RuleBook book) =>
        Read(DocumentFile.Read(path), Path.GetFileNameWithoutExtension(path), book);

    /// <summary>Reads a part of a scenario.</summary>
    /// <param name="node">The map with the keys above.</param>
    /// <param name="defaultName">The name where the map gives none.</param>
    /// <param name="book">The rules it changes.</param>
    /// <returns>The changes.</returns>
    /// <exception cref="InvalidInputException">Something is wrong; the message names file, line, path and what is allowed.</exception>
    public static RuleOverrides Read(DocumentNode node, string defaultName, RuleBook book)
    {
        node.AsMap(Keys);
        DateOnly? basis = node.Find("base") is { } named ? ReadBase(named, book, "") : null;
        return ReadParts(node, new RuleOverrides(defaultName, basis, null, [], null, null), book);
    }

    /// <summary>Reads a change of the rules from a scenario: the keys above, with <c>set</c> in place of <c>base</c>.</summary>
    /// <param name="node">The map.</param>
    /// <param name="keys">The keys it can have.</param>
    /// <param name="folder">The scenario's folder, where files that <c>set</c> names lie.</param>
    /// <param name="book">The rules it changes.</param>
    /// <returns>The changes; what the scenario says wins over the file that <c>set</c> names.</returns>
    /// <exception cref="InvalidInputException">Something is wrong; the message names file, line, path and what is allowed.</exception>
    public static RuleOverrides ReadChange(DocumentNode node, ImmutableArray<string> keys, string folder, RuleBook book)
    {
        node.AsMap(keys);
        return ReadParts(node, ReadSet(node.Find("set"), folder, book), book);
    }

    private static RuleOverrides ReadSet(DocumentNode? node, string folder, RuleBook book)
    {
        if (node is null)
        {
            return new RuleOverrides("changed rules", null, null, [], null, null);
        }

        string name = node.Text();
        if (!Endings.Contains(Path.GetExtension(name).ToLowerInvariant()))
        {
            return new RuleOverrides(
                name,
                ReadBase(node, book, " or a file of rules beside the scenario (.yaml, .yml, .json)"),
                null,
                [],
                null,
                null
            );
        }

        // A scenario that somebody sent must not read whatever it likes.
        string path = Path.Combine(folder, name);
        return name != Path.GetFileName(name) || !RealPath.IsBelow(path, folder)
                ? throw node.Expected("a file in the scenario's own folder, named without a path")
            : !File.Exists(path) ? throw node.Wrong($"is {name}, and there is no such file beside the scenario")
            : Read(path, book);
    }

    private static RuleOverrides ReadParts(DocumentNode node, RuleOverrides basis, RuleBook book)
    {
        var points = ImmutableArray.CreateBuilder<KeyValuePair<string, int>>();
        points.AddRange(basis.Points);
        if (node.Find("values") is { } values)
        {
            GridValues.Collect(values, points);
        }

        DocumentNode? factors = node.Find("factors")?.AsMap(FactorKeys);
        OccupationFactor? work = ReadFactor(
            factors?.Find(WorkFactorKey),
            CrsTables.OccupationTier.Key,
            ["min_years", "tiers"],
            points,
            book
        );
        OccupationFactor? offer = ReadFactor(
            factors?.Find(OfferFactorKey),
            CrsTables.OfferTier.Key,
            ["tiers"],
            points,
            book
        );
        return new RuleOverrides(
            node.Find("name")?.Text() ?? basis.Name,
            basis.Base,
            node.Find("from")?.Date() ?? basis.From,
            points.ToImmutable(),
            work ?? basis.WorkFactor,
            offer ?? basis.OfferFactor
        );
    }

    private static DateOnly ReadBase(DocumentNode node, RuleBook book, string orElse)
    {
        bool isDate = DateOnly.TryParseExact(node.Text(), "yyyy-MM-dd", out DateOnly date);
        return isDate && book.RuleSets.Any(set => set.From == date)
            ? date
            : throw node.Expected($"one of {string.Join(", ", book.RuleSets.Select(set => set.Name))}{orElse}");
    }

    private static OccupationFactor? ReadFactor(
        DocumentNode? node,
        string table,
        ImmutableArray<string> keys,
        ImmutableArray<KeyValuePair<string, int>>.Builder points,
        RuleBook book
    )
    {
        if (node is null)
        {
            return null;
        }

        node.AsMap(keys);
        var works = new WorkReader(book);
        var tierOf = ImmutableDictionary.CreateBuilder<string, int>();
        int tier = 0;
        foreach (DocumentNode entry in node.Require("tiers").AsList(OccupationTiers.MaxTier))
        {
            tier++;
            entry.AsMap(TierKeys);
            int worth = entry.Require("points").WholeNumber(0, Engine.Rules.CrsScore.Max);
            points.Add(new KeyValuePair<string, int>($"{table}.{tier}", worth));
            foreach (DocumentNode code in entry.Require("occupations").AsList())
            {
                string occupation = works.ReadOccupation(code);
                if (!tierOf.TryAdd(occupation, tier))
                {
                    throw code.Wrong($"is {occupation}, which is in a tier already; expected each occupation once");
                }
            }
        }

        return new OccupationFactor(node.Find("min_years")?.WholeNumber(0, 10) ?? 1, tierOf.ToImmutable());
    }
}
