using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>Reads the population's files, which travel inside the assembly.</summary>
internal static class PopulationFiles
{
    private const string Folder = "population/";
    private const int Levels = 8;
    private const int MostWeight = 1_000_000;
    private const int PerMille = 1000;

    // Work below this does not count for any program.
    private const int MostTeer = 3;

    private static readonly Lazy<PopulationMargins> LazyMargins = new(() =>
        PopulationMargins.Read(Document("margins.yaml"))
    );

    private static readonly Lazy<PopulationPrior> LazyPrior = new(() =>
        ReadPrior(Document("prior.yaml"), ReadOccupations(), RuleBook.Embedded)
    );

    public static PopulationMargins Margins => LazyMargins.Value;

    public static PopulationPrior Prior => LazyPrior.Value;

    private static PopulationPrior ReadPrior(
        DocumentNode root,
        ImmutableArray<PopulationOccupation> occupations,
        RuleBook book
    )
    {
        ImmutableArray<PopulationKind> kinds =
        [
            .. root.Require("kinds").AsList().Select(node => ReadKind(node, occupations, book)),
        ];
        DocumentNode age = root.Require("age");
        DocumentNode jobs = root.Require("jobs");
        DocumentNode first = root.Require("first_language");
        DocumentNode second = root.Require("second_language");
        DocumentNode spouse = root.Require("spouse");
        DocumentNode children = root.Require("children");
        DocumentNode certificates = root.Require("certificates");
        DocumentNode destinations = root.Require("destinations");
        return new PopulationPrior
        {
            DeparturesPer100000 = root.Require("departures_per_100000_a_day").WholeNumber(0, 10_000),
            Kinds = kinds,
            KindOf = new AliasTable([.. kinds.Select(kind => (double)kind.Weight)]),
            Occupations = occupations,
            StartAges = Numbers(age.Require("start"), Levels),
            DelayYears = Table(age.Require("delay_years")),
            BreakYears = Table(age.Require("break_years")),
            OldestAge = age.Require("oldest").WholeNumber(30, 100),
            HeldInCanada = Share(jobs.Require("held_in_canada")),
            EndedInCanada = Range(jobs.Require("ended_in_canada")),
            HeldAbroad = Share(jobs.Require("held_abroad")),
            EndedAbroad = Range(jobs.Require("ended_abroad")),
            SameOccupation = Share(jobs.Require("same_occupation")),
            LanguageInCanada = Tables(first.Require("in_canada")),
            LanguageAbroad = Tables(first.Require("abroad")),
            LanguageFrench = Tables(first.Require("french")),
            Abilities = [.. ProfileKeys.Abilities.Select(word => Table(root.Require("abilities").Require(word)))],
            SomeFrench = Table(second.Require("some_french")),
            GoodFrench = Table(second.Require("good_french")),
            SecondEnglish = Table(second.Require("english")),
            SpouseByAge =
            [
                .. spouse
                    .Require("by_age")
                    .AsList()
                    .Select(entry => (entry.Require("to").WholeNumber(0, 120), Share(entry.Require("has")))),
            ],
            SpouseScored = Share(spouse.Require("scored")),
            SpouseSameEducation = Share(spouse.Require("same_education")),
            SpouseEducation = Table(spouse.Require("education")),
            SpouseHasTest = Share(spouse.Require("has_test")),
            SpouseLanguage = Table(spouse.Require("language")),
            SpouseYears = Table(spouse.Require("canadian_years")),
            ChildrenWithSpouse = Table(children.Require("with_spouse")),
            ChildrenAlone = Table(children.Require("alone")),
            Sibling = Share(root.Require("relations").Require("sibling")),
            OtherRelative = Share(root.Require("relations").Require("other_relative")),
            Certificates = (
                Share(certificates.Require("in_canada")),
                Share(certificates.Require("abroad")),
                Share(certificates.Require("trades_only"))
            ),
            Offers = (Share(root.Require("offers").Require("in_canada")), Share(root.Require("offers").Require("abroad"))),
            Destinations = [.. destinations.AsMap().Children.Select(entry => entry.Name)],
            DestinationOf = new AliasTable([
                .. destinations.Children.Select(entry => (double)entry.WholeNumber(0, MostWeight)),
            ]),
        };
    }

    private static PopulationKind ReadKind(
        DocumentNode node,
        ImmutableArray<PopulationOccupation> occupations,
        RuleBook book
    )
    {
        bool inCanada = node.Require("in_canada").Flag();
        bool tradesOnly = node.Require("trades_only").Flag();
        return new PopulationKind
        {
            Weight = node.Require("weight").WholeNumber(1, MostWeight),
            InCanada = inCanada,
            TradesOnly = tradesOnly,
            Education = Table(node.Require("education")),
            Study = Table(node.Require("canadian_study")),
            ForeignYears = Table(node.Require("foreign_years")),
            CanadianYears = Table(node.Require("canadian_years")),
            Languages = Table(node.Require("languages")),
            Occupations = OccupationTables(occupations, book, inCanada, tradesOnly),
            ForeignOccupations = OccupationTables(occupations, book, inCanada: false, tradesOnly),
        };
    }

    private static ImmutableArray<AliasTable?> OccupationTables(
        ImmutableArray<PopulationOccupation> occupations,
        RuleBook book,
        bool inCanada,
        bool tradesOnly
    )
    {
        var tables = ImmutableArray.CreateBuilder<AliasTable?>(Levels);
        for (int level = 0; level < Levels; level++)
        {
            double[] weights =
            [
                .. occupations.Select(one =>
                    (int)one.From > level || (tradesOnly && !book.Programs.IsTrade(one.Code)) ? 0.0
                    : inCanada ? one.InCanada
                    : one.Abroad
                ),
            ];
            tables.Add(weights.Sum() > 0 ? new AliasTable(weights) : null);
        }

        return tables.MoveToImmutable();
    }

    private static ImmutableArray<PopulationOccupation> ReadOccupations()
    {
        const string name = "occupations.csv";
        using TextReader reader = Open(name);
        using CsvReader csv = new(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        TableRow row = TableRow.ReadHeader(csv, name, ["noc_2021", "abroad", "canada", "from_education"]);
        var occupations = ImmutableArray.CreateBuilder<PopulationOccupation>();
        while (row.MoveNext())
        {
            int level = ProfileKeys.EducationLevels.IndexOf(row.Text("from_education"));
            string code = row.Required("noc_2021");
            if (level < 0 || !RuleBook.Embedded.Occupations.Contains(code) || code[1] - '0' > MostTeer)
            {
                throw row.Error("noc_2021", "a code of NOC 2021 of TEER 0-3, with a level of education");
            }

            occupations.Add(
                new PopulationOccupation(
                    code,
                    row.WholeNumber("abroad", 0, MostWeight) ?? 0,
                    row.WholeNumber("canada", 0, MostWeight) ?? 0,
                    (EducationLevel)level
                )
            );
        }

        return occupations.ToImmutable();
    }

    private static AliasTable Table(DocumentNode node) =>
        new([.. node.AsList().Select(weight => (double)weight.WholeNumber(0, MostWeight))]);

    private static ImmutableArray<AliasTable> Tables(DocumentNode node) => [.. node.AsList().Select(Table)];

    private static ImmutableArray<int> Numbers(DocumentNode node, int count) =>
        node.AsList().Count == count
            ? [.. node.AsList().Select(number => number.WholeNumber(0, 120))]
            : throw node.Wrong($"has {node.AsList().Count} entries; expected {count}");

    private static int Share(DocumentNode node) => node.WholeNumber(0, PerMille);

    private static (int From, int To) Range(DocumentNode node)
    {
        IReadOnlyList<DocumentNode> ends = node.AsList(2);
        return (ends[0].WholeNumber(1, 10_000), ends[1].WholeNumber(1, 10_000));
    }

    private static DocumentNode Document(string name)
    {
        using TextReader reader = Open(name);
        return YamlDocument.Read(reader, $"data/{Folder}{name}");
    }

    private static StreamReader Open(string name) =>
        new(
            typeof(PopulationFiles).Assembly.GetManifestResourceStream($"{Folder}{name}")
                ?? throw new InvalidOperationException($"{Folder}{name} is not embedded.")
        );
}
