using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Data.Rules;

/// <summary>Reads <c>programs.yaml</c>.</summary>
internal static class ProgramFile
{
    private const int MostPoints = 100;
    private const int MostHours = 20_000;
    private const int MostLevel = 10;
    private const int MostYears = 6;
    private const int FirstAge = 17;
    private const int LastAge = 47;

    public static ProgramRules Read(DocumentNode document, int languageYears)
    {
        document.AsMap([
            "source",
            "recorded",
            "hours_a_year",
            "most_hours_a_week",
            "assessment_years",
            "score_window_years",
            "fsw",
            "cec",
            "fst",
            "fsw_grid",
            "funds",
        ]);
        document.Require("most_hours_a_week").WholeNumber(30, 30); // the ledger's own cap; the file states it for readers
        DocumentNode fsw = document
            .Require("fsw")
            .AsMap(["work_hours", "window_years", "most_teer", "language", "pass_mark"]);
        DocumentNode cec = document
            .Require("cec")
            .AsMap(["work_hours", "window_years", "most_teer", "language_teer_0_1", "language_teer_2_3"]);
        DocumentNode fst = document.Require("fst").AsMap(["work_hours", "window_years", "language", "trades", "not_trades"]);
        return new ProgramRules
        {
            Validity = new ValidityRules(
                languageYears,
                Number(document, "assessment_years", 50),
                Number(document, "score_window_years", 50),
                Number(document, "hours_a_year", MostHours)
            ),
            FswHours = Number(fsw, "work_hours", MostHours),
            FswWindowYears = Number(fsw, "window_years", 50),
            FswMostTeer = Number(fsw, "most_teer", 5),
            FswLanguage = Number(fsw, "language", MostLevel),
            FswPassMark = Number(fsw, "pass_mark", MostPoints),
            FswGrid = ReadGrid(document.Require("fsw_grid")),
            CecHours = Number(cec, "work_hours", MostHours),
            CecWindowYears = Number(cec, "window_years", 50),
            CecMostTeer = Number(cec, "most_teer", 5),
            CecLanguageHigh = Number(cec, "language_teer_0_1", MostLevel),
            CecLanguageLow = Number(cec, "language_teer_2_3", MostLevel),
            FstHours = Number(fst, "work_hours", MostHours),
            FstWindowYears = Number(fst, "window_years", 50),
            FstLanguage = [.. ProfileKeys.Abilities.Select(ability => Number(fst.Require("language"), ability, MostLevel))],
            Trades = [.. fst.Require("trades").AsList().Select(start => start.Text())],
            NotTrades = [.. fst.Require("not_trades").AsList().Select(start => start.Text())],
            Funds = [.. document.Require("funds").AsList().Select(ReadFunds).OrderBy(table => table.From)],
        };
    }

    private static SelectionGrid ReadGrid(DocumentNode node)
    {
        node.AsMap(["education", "first_language", "second_language", "work", "age", "arranged_employment", "adaptability"]);
        DocumentNode second = node.Require("second_language").AsMap(["level", "points"]);
        DocumentNode adaptability = node.Require("adaptability");
        DocumentNode education = node.Require("education").AsMap(ProfileKeys.EducationLevels);
        return new SelectionGrid
        {
            Education = [.. ProfileKeys.EducationLevels.Select(level => Number(education, level, MostPoints))],
            FirstLanguage = Row(node.Require("first_language"), 0, MostLevel),
            SecondLanguageLevel = Number(second, "level", MostLevel),
            SecondLanguage = Number(second, "points", MostPoints),
            Work = Row(node.Require("work"), 0, MostYears),
            FirstAge = FirstAge,
            Age = Row(node.Require("age"), FirstAge, LastAge),
            ArrangedEmployment = Number(node, "arranged_employment", MostPoints),
            OwnWork = Number(adaptability, "own_work", MostPoints),
            OwnStudy = Number(adaptability, "own_study", MostPoints),
            SpouseLanguageLevel = Number(adaptability, "spouse_language_level", MostLevel),
            SpouseLanguage = Number(adaptability, "spouse_language", MostPoints),
            SpouseStudy = Number(adaptability, "spouse_study", MostPoints),
            SpouseWork = Number(adaptability, "spouse_work", MostPoints),
            Relative = Number(adaptability, "relative", MostPoints),
            ArrangedAdaptability = Number(adaptability, "arranged_employment", MostPoints),
            AdaptabilityCap = Number(adaptability, "cap", MostPoints),
        };
    }

    // A row of numbers or ranges, each of them given exactly once.
    private static ImmutableArray<int> Row(DocumentNode node, int first, int last)
    {
        int?[] points = new int?[last - first + 1];
        foreach (DocumentNode entry in node.AsMap().Children)
        {
            string[] ends = entry.Name.Split('-');
            int from = int.Parse(ends[0], CultureInfo.InvariantCulture);
            int to = int.Parse(ends[^1], CultureInfo.InvariantCulture);
            for (int value = from; value <= to; value++)
            {
                if (value < first || value > last || points[value - first] is not null)
                {
                    throw entry.Wrong($"is outside {first}-{last} or given twice");
                }

                points[value - first] = entry.WholeNumber(0, MostPoints);
            }
        }

        return [.. points.Select(value => value ?? throw node.Wrong($"leaves out a value of {first}-{last}"))];
    }

    private static FundsTable ReadFunds(DocumentNode node)
    {
        node.AsMap(["from", "amounts", "more", "doubt", "last_known_to"]);
        return new FundsTable(
            node.Require("from").Date(),
            [.. node.Require("amounts").AsList().Select(amount => amount.WholeNumber(1, 1_000_000))],
            Number(node, "more", 1_000_000),
            node.Find("last_known_to")?.Date(),
            node.Find("doubt")?.Text()
        );
    }

    private static int Number(DocumentNode node, string key, int most) => node.Require(key).WholeNumber(0, most);
}
