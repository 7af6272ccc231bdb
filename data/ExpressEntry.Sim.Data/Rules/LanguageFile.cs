using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Rules.Languages;

namespace ExpressEntry.Sim.Data.Rules;

/// <summary>Reads <c>languages.yaml</c>.</summary>
internal static class LanguageFile
{
    private const decimal MostScore = 1000;

    public static (ImmutableArray<LanguageTest> Tests, int ValidityYears) Read(DocumentNode document)
    {
        document.AsMap(["source", "recorded", "validity_years", "tests"]);
        return (
            [.. document.Require("tests").AsMap().Children.Select(ReadTest)],
            document.Require("validity_years").WholeNumber(1, 10)
        );
    }

    private static LanguageTest ReadTest(DocumentNode node)
    {
        node.AsMap(["title", "language", "scales"]);
        return new LanguageTest(
            node.Name,
            node.Require("title").Text(),
            (OfficialLanguage)node.Require("language").Word(ProfileKeys.Languages),
            [.. node.Require("scales").AsList().Select(ReadScale)]
        );
    }

    private static TestScale ReadScale(DocumentNode node)
    {
        node.AsMap(["tests_from", "tests_to", .. ProfileKeys.Abilities]);
        return new TestScale(
            node.Find("tests_from")?.Date(),
            node.Find("tests_to")?.Date(),
            [.. ProfileKeys.Abilities.Select(ability => ReadAbility(node.Require(ability)))]
        );
    }

    private static AbilityScale ReadAbility(DocumentNode node)
    {
        node.AsMap(["min", "max", "step", "levels"]);
        var thresholds = ImmutableArray.CreateBuilder<int>();
        DocumentNode levels = node.Require("levels").AsMap();
        for (int level = AbilityScale.FirstLevel; level <= AbilityScale.LastLevel; level++)
        {
            DocumentNode threshold = levels.Require(level.ToString(CultureInfo.InvariantCulture));
            int tenths = Score(threshold);
            if (thresholds.Count > 0 && tenths <= thresholds[^1])
            {
                throw threshold.Expected("a score above that of the level before");
            }

            thresholds.Add(tenths);
        }

        return new AbilityScale(
            Score(node.Require("min")),
            Score(node.Require("max")),
            Score(node.Require("step")),
            thresholds.ToImmutable()
        );
    }

    private static int Score(DocumentNode node) => node.Tenths(0, MostScore, "a score with at most one decimal");
}
