using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Candidates;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Rules.Languages;

namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>Reads a language result: levels as they are, or a test's scores turned into levels.</summary>
internal sealed class LanguageReader(RuleBook book)
{
    public LanguageResult Read(DocumentNode node)
    {
        node.AsMap(ProfileKeys.Language);
        DateOnly? tested = node.Find("tested_on")?.Date();
        LanguageTest? test = ReadTest(node.Find("test"));
        OfficialLanguage? language = node.Find("lang") is { } stated
            ? (OfficialLanguage)stated.Word(ProfileKeys.Languages)
            : null;
        if (test is not null && language is not null && language != test.Language)
        {
            throw node.Require("lang")
                .Wrong(
                    $"is {ProfileKeys.Languages[(int)language]}, but test {test.Word} is for "
                        + $"{ProfileKeys.Languages[(int)test.Language]}; expected both to say the same"
                );
        }

        AbilityLevels? levels = node.Find("clb") is { } clb ? ReadLevels(clb) : null;
        AbilityLevels? scored = node.Find("scores") is { } scores ? ReadScores(node, scores, test, tested) : null;
        RequireAgreement(node, levels, scored);
        return new LanguageResult(
            test?.Language ?? language ?? throw node.Wrong("has no 'lang'; it must be given (en or fr), or a 'test'"),
            scored ?? levels ?? throw node.Wrong("has neither 'clb' nor 'scores'; one of them must be given"),
            tested
        );
    }

    /// <summary>Reads a spouse's language from the short key <c>clb</c>, the richer <c>language</c>, or both.</summary>
    public LanguageResult? ReadSpouse(DocumentNode spouse)
    {
        AbilityLevels? levels = spouse.Find("clb") is { } clb ? ReadLevels(clb) : null;
        if (spouse.Find("language") is not { } language)
        {
            // Which language it is makes no difference to a spouse's points.
            return levels is { } alone ? new LanguageResult(OfficialLanguage.English, alone, null) : null;
        }

        LanguageResult result = Read(language);
        RequireAgreement(spouse, levels, result.Levels);
        return result;
    }

    private static AbilityLevels ReadLevels(DocumentNode node)
    {
        node.AsMap(ProfileKeys.Abilities);
        return new AbilityLevels(Level("listening"), Level("reading"), Level("writing"), Level("speaking"));

        int Level(string ability) => node.Require(ability).WholeNumber(0, AbilityLevels.MaxLevel);
    }

    private static AbilityLevels ReadScores(DocumentNode node, DocumentNode scores, LanguageTest? test, DateOnly? tested)
    {
        if (test is null)
        {
            throw scores.Wrong("needs a 'test' beside it, the name of the test");
        }

        if (tested is not { } day)
        {
            throw scores.Wrong("needs 'tested_on' beside it, the day of the test");
        }

        TestScale scale =
            test.ScaleOn(day)
            ?? throw node.Require("tested_on").Wrong($"is a day for which no scale of {test.Title} is known");
        scores.AsMap(ProfileKeys.Abilities);
        Span<int> levels = stackalloc int[4];
        for (int ability = 0; ability < levels.Length; ability++)
        {
            levels[ability] = ReadScore(scores.Require(ProfileKeys.Abilities[ability]), test, scale.Abilities[ability]);
        }

        return new AbilityLevels(levels[0], levels[1], levels[2], levels[3]);
    }

    private static int ReadScore(DocumentNode node, LanguageTest test, AbilityScale scale)
    {
        decimal min = scale.MinTenths / 10m;
        decimal max = scale.MaxTenths / 10m;
        string step = scale.StepTenths == 10 ? "whole points" : $"steps of {scale.StepTenths / 10m}";
        string allowed = $"a score of {test.Title}, {min:0.#}-{max:0.#} in {step}";
        int tenths = node.Tenths(min, max, allowed);
        return scale.Holds(tenths) ? scale.LevelOf(tenths) : throw node.Expected(allowed);
    }

    private static void RequireAgreement(DocumentNode node, AbilityLevels? levels, AbilityLevels? scored)
    {
        if (levels is not { } stated || scored is not { } follows)
        {
            return;
        }

        for (int ability = 0; ability < 4; ability++)
        {
            // Above 10 counts as 10 and below 4 earns nothing, so those say the same.
            int one = Math.Min(stated[ability], AbilityScale.LastLevel);
            int other = Math.Min(follows[ability], AbilityScale.LastLevel);
            if (one != other && (one >= AbilityScale.FirstLevel || other >= AbilityScale.FirstLevel))
            {
                throw node.Require("clb")
                    .Require(ProfileKeys.Abilities[ability])
                    .Wrong(
                        $"is {stated[ability]}, but the scores give {follows[ability]}; expected only one of the two, or the same"
                    );
            }
        }
    }

    private LanguageTest? ReadTest(DocumentNode? node) =>
        node is null ? null : book.Tests[node.Word([.. book.Tests.Select(test => test.Word)])];
}
