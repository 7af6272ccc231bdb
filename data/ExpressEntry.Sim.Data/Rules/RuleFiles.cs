using System.Collections.Frozen;
using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Rules.Invitations;

namespace ExpressEntry.Sim.Data.Rules;

/// <summary>Reads the rule files that travel inside the assembly, and checks that they fit together.</summary>
internal static class RuleFiles
{
    private const string Folder = "rules/";
    private const string GridPrefix = "rules/crs-";
    private static readonly ImmutableArray<string> GridKeys =
    [
        "rule_set",
        "base",
        "source",
        "recorded",
        "certain_to",
        "values",
    ];

    public static RuleBook ReadEmbedded()
    {
        FrozenSet<string> occupations = ReadOccupations();
        (ImmutableArray<Engine.Rules.Languages.LanguageTest> tests, int languageYears) = LanguageFile.Read(
            Document("languages.yaml")
        );
        return new RuleBook
        {
            RuleSets = ReadGrids(GridFiles().Select(Document)),
            Tests = tests,
            Programs = ProgramFile.Read(Document("programs.yaml"), languageYears),
            Categories = CategoryFile.Read(Document("category-rules.yaml"), Open("categories.csv"), "categories.csv"),
            Invitations = ReadInvitations(Document("invitations.yaml")),
            Occupations = occupations,
        };
    }

    /// <summary>Reads grids, each complete or the difference from one before it.</summary>
    public static ImmutableArray<CrsRuleSet> ReadGrids(IEnumerable<DocumentNode> documents)
    {
        var sets = new List<CrsRuleSet>();
        foreach (DocumentNode document in documents.OrderBy(document => document.AsMap(GridKeys).Require("rule_set").Date()))
        {
            sets.Add(ReadGrid(document, sets));
        }

        return [.. sets];
    }

    private static CrsRuleSet ReadGrid(DocumentNode document, List<CrsRuleSet> earlier)
    {
        DateOnly from = document.Require("rule_set").Date();
        var points = ImmutableArray.CreateBuilder<KeyValuePair<string, int>>();
        GridValues.Collect(document.Require("values"), points);
        CrsGrid basis = CrsGrid.Empty;
        if (document.Find("base") is { } named)
        {
            DateOnly date = named.Date();
            basis = earlier.Find(set => set.From == date)?.Grid ?? throw named.Expected("the date of an earlier rule set");
        }
        else
        {
            RequireEveryCell(document, points);
        }

        CrsGrid grid = basis.With(points);
        if (grid.Points(CrsTables.TotalCap) == 0)
        {
            throw document.Wrong("has a total_cap of 0; expected the highest score");
        }

        return new CrsRuleSet(from, document.Find("certain_to")?.Date(), document.Require("source").Text(), grid);
    }

    // A complete grid gives each cell its points exactly once, so that a slip of a range cannot hide.
    private static void RequireEveryCell(DocumentNode document, IEnumerable<KeyValuePair<string, int>> points)
    {
        int[] times = new int[CrsTables.CellCount];
        foreach ((string key, _) in points)
        {
            CrsKey.TryResolve(key, out ImmutableArray<int> cells, out _);
            foreach (int cell in cells)
            {
                times[cell]++;
            }
        }

        foreach (CrsTable table in CrsTables.All.Where(table => !table.IsOptional))
        {
            for (int cell = table.Offset; cell < table.Offset + table.CellCount; cell++)
            {
                if (times[cell] != 1)
                {
                    throw document.Wrong($"gives '{CrsKey.Of(cell)}' {times[cell]} times; expected once");
                }
            }
        }
    }

    private static InvitationRules ReadInvitations(DocumentNode document)
    {
        document.AsMap(["source", "recorded", "profile_years", "deadlines"]);
        return new InvitationRules(
            document.Require("profile_years").WholeNumber(1, 10),
            [
                .. document
                    .Require("deadlines")
                    .AsList()
                    .Select(entry => entry.AsMap(["from", "days", "doubt_from", "doubt_to"]))
                    .Select(entry => new InvitationDeadline(
                        entry.Require("from").Date(),
                        entry.Require("days").WholeNumber(1, 365),
                        entry.Find("doubt_from")?.Date(),
                        entry.Find("doubt_to")?.Date()
                    ))
                    .OrderBy(deadline => deadline.From),
            ]
        );
    }

    private static FrozenSet<string> ReadOccupations()
    {
        using TextReader reader = Open("occupations.csv");
        string[] lines = reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Skip(1).ToFrozenSet();
    }

    private static IEnumerable<string> GridFiles() =>
        typeof(RuleFiles)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(GridPrefix, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal);

    private static DocumentNode Document(string name)
    {
        using TextReader reader = Open(name);
        return YamlDocument.Read(reader, $"data/{Folder}{name}");
    }

    private static StreamReader Open(string name) =>
        new(
            typeof(RuleFiles).Assembly.GetManifestResourceStream($"{Folder}{name}")
                ?? throw new InvalidOperationException($"{Folder}{name} is not embedded.")
        );
}
