using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Categories;

namespace ExpressEntry.Sim.Data.Rules;

/// <summary>Reads <c>category-rules.yaml</c> and <c>categories.csv</c>.</summary>
internal static class CategoryFile
{
    private const string Certain = "H";

    public static CategoryRules Read(DocumentNode document, TextReader lists, string listsName)
    {
        document.AsMap(["source", "recorded", "first_day", "french_level", "experience", "in_canada", "stated"]);
        return new CategoryRules(
            ReadLists(lists, listsName),
            [
                .. document
                    .Require("experience")
                    .AsList()
                    .Select(entry => entry.AsMap(["from", "hours", "window_years", "continuous"]))
                    .Select(entry => new ExperienceRule(
                        entry.Require("from").Date(),
                        entry.Require("hours").WholeNumber(1, 20_000),
                        entry.Require("window_years").WholeNumber(1, 10),
                        entry.Require("continuous").Flag()
                    ))
                    .OrderBy(rule => rule.From),
            ],
            document.Require("first_day").Date(),
            document.Require("french_level").WholeNumber(1, 10),
            ReadTypes(document.Require("in_canada")),
            ReadTypes(document.Require("stated"))
        );
    }

    private static ImmutableHashSet<RoundType> ReadTypes(DocumentNode node) =>
        [.. node.AsList().Select(word => (RoundType)word.Word(RoundTypes.AllowedWords))];

    private static ImmutableArray<CategoryList> ReadLists(TextReader reader, string name)
    {
        using CsvReader csv = new(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        TableRow row = TableRow.ReadHeader(csv, name, ["category", "valid_from", "valid_to", "noc_2021", "confidence"]);
        var entries = new List<(RoundType Type, DateOnly From, DateOnly? To, string Code, bool IsCertain)>();
        while (row.MoveNext())
        {
            if (!RoundTypes.TryParse(row.Text("category"), out RoundType type))
            {
                throw row.Error("category", $"one of {string.Join(", ", RoundTypes.AllowedWords)}");
            }

            DateOnly? to = row.Text("valid_to").Length == 0 ? null : row.Date("valid_to");
            bool isCertain = row.Text("confidence") == Certain;
            entries.Add((type, row.Date("valid_from"), to, row.Required("noc_2021"), isCertain));
        }

        return
        [
            .. entries
                .GroupBy(entry => (entry.Type, entry.From, entry.To))
                .OrderBy(list => list.Key.From)
                .ThenBy(list => list.Key.Type)
                .Select(list => new CategoryList(
                    list.Key.Type,
                    list.Key.From,
                    list.Key.To,
                    [.. list.Select(entry => entry.Code)],
                    [.. list.Where(entry => !entry.IsCertain).Select(entry => entry.Code)]
                )),
        ];
    }
}
