using System.Text.Json;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Tests.Scenarios;

public sealed class ScenarioRulesTests
{
    private const string Several = """
        scenario: 1
        rules:
          - from: 2026-10-01
            set: "2020-10-20"
            name: offers
            values: {D: {sibling: 20}}
          - from: 2026-11-03
            factors:
              occupation: {min_years: 2, tiers: [{points: 50, occupations: ["31100", "31101"]}, {points: 20, occupations: ["21222"]}]}
              offer_occupation: {tiers: [{points: 7, occupations: ["31100"]}]}
          - {from: 2027-01-01, values: {D.french.9.9: 60, A.age.no_spouse.20-29: 100}}
        """;

    private static readonly CrsRuleSet Known = RuleBook.Embedded.RuleSets[^1];

    [Fact]
    public void Read_SeveralChanges_EachStartsFromItsSetOrTheRulesBefore()
    {
        CrsRuleSet[] rules = Chained(ScenarioReader.Read("s.yaml", Several));
        Assert.Equal([50, 50, 50], rules.Select(set => set.Grid.Points(CrsTables.Offer, (int)JobOffer.Other)));
        Assert.Equal([20, 20, 20], rules.Select(set => set.Grid.Points(CrsTables.Sibling)));
        Assert.Equal([0, 50, 50], rules.Select(set => set.Grid.Points(CrsTables.OccupationTier, 1)));
        Assert.Equal([null, 2, 2], rules.Select(set => set.WorkFactor?.MinYears));
        Assert.Equal([50, 50, 60], rules.Select(set => set.Grid.Points(CrsTables.French, 9, 9)));
        Assert.Equal(
            ["offers", "changed rules", "changed rules"],
            ScenarioReader.Read("s.yaml", Several).RuleChanges.Select(change => change.Rules.Name)
        );
    }

    [Fact]
    public void Read_OneChangeWithoutAList_IsOneChange()
    {
        Scenario scenario = ScenarioReader.Read("s.yaml", "scenario: 1\nrules: {from: 2026-10-01, set: 2020-10-20}");
        ScenarioRuleChange change = Assert.Single(scenario.RuleChanges);
        Assert.Equal(new DateOnly(2026, 10, 1), change.From);
        Assert.Same(RuleBook.Embedded.RuleSets[^2].Source, change.Apply(Known, RuleBook.Embedded).Source);
    }

    [Fact]
    public void Read_SetThatIsAFile_IsTakenWithTheScenariosValuesOnTop()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(
                Path.Combine(folder.FullName, "mine.yaml"),
                "name: mine\nbase: 2017-06-06\nfrom: 2026-12-01\nvalues: {D.sibling: 30, D.french.9.9: 70}"
            );
            string path = Path.Combine(folder.FullName, "s.yaml");
            File.WriteAllText(path, "scenario: 1\nrules: {set: mine.yaml, values: {D.sibling: 25}}");
            Scenario scenario = ScenarioReader.ReadFile(path);
            CrsRuleSet rules = Assert.Single(Chained(scenario));
            Assert.Equal(new DateOnly(2026, 12, 1), scenario.RuleChanges[0].From);
            Assert.Equal((25, 70), (rules.Grid.Points(CrsTables.Sibling), rules.Grid.Points(CrsTables.French, 9, 9)));
            Assert.Equal(new DateOnly(2017, 6, 6), rules.From);

            File.WriteAllText(path, "scenario: 1\nrules: {set: ../mine.yaml, from: 2026-12-01}");
            Assert.Contains(
                "line 2, column 14, rules.set: is \"../mine.yaml\"; expected a file in the scenario's own folder",
                Assert.Throws<InvalidInputException>(() => ScenarioReader.ReadFile(path)).Message,
                StringComparison.Ordinal
            );
            File.WriteAllText(path, "scenario: 1\nrules: {set: absent.yaml, from: 2026-12-01}");
            Assert.Contains(
                "there is no such file",
                Assert.Throws<InvalidInputException>(() => ScenarioReader.ReadFile(path)).Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Json_OfChanges_CanBeReadAgainAndSaysTheSame()
    {
        Scenario scenario = ScenarioReader.Read("s.yaml", Several) with
        {
            AsOf = new DateOnly(2026, 7, 24),
            Seed = 1,
            Replications = 2,
        };
        (JsonElement json, string digest) = ScenarioJson.Write(scenario);
        string text = json.GetRawText()
            .Replace("\"description\":\"\",", "", StringComparison.Ordinal)
            .Replace(",\"responses\":null,\"applications\":null", "", StringComparison.Ordinal);
        Scenario again = ScenarioReader.Read("json", text);
        Assert.Equal(digest, ScenarioJson.Write(again).Digest);
        CrsRuleSet[] rules = Chained(scenario);
        CrsRuleSet[] read = Chained(again);
        for (int i = 0; i < rules.Length; i++)
        {
            Assert.All(
                Enumerable.Range(0, CrsTables.CellCount),
                cell => Assert.Equal(rules[i].Grid[cell], read[i].Grid[cell])
            );
            Assert.Equal(
                rules[i].WorkFactor?.TierOf.OrderBy(tier => tier.Key, StringComparer.Ordinal),
                read[i].WorkFactor?.TierOf.OrderBy(tier => tier.Key, StringComparer.Ordinal)
            );
            Assert.Equal(
                rules[i].OfferFactor?.TierOf.OrderBy(tier => tier.Key, StringComparer.Ordinal),
                read[i].OfferFactor?.TierOf.OrderBy(tier => tier.Key, StringComparer.Ordinal)
            );
        }
    }

    [Theory]
    [InlineData(
        "rules: {form: 2026-10-01, set: 2020-10-20}",
        "s.yaml line 2, column 9, rules: unknown key 'form'. Did you mean 'from'?"
    )]
    [InlineData(
        "rules:\n  - {from: 2026-10-01, set: 2019-01-01}",
        "s.yaml line 3, column 29, rules[1].set: is \"2019-01-01\""
    )]
    [InlineData(
        "rules:\n  - {from: 2026-10-01, set: high-wage}",
        "or a file of rules beside the scenario (.yaml, .yml, .json)"
    )]
    [InlineData("rules: {set: 2020-10-20}", "line 2, column 8, rules: has no 'from'; it must be given")]
    [InlineData("rules: {from: 2026-02-30, set: 2020-10-20}", "line 2, column 15, rules.from: is \"2026-02-30\"")]
    [InlineData("rules: {from: 2026-10-01}", "rules: changes nothing; expected one of set, values, factors")]
    [InlineData(
        "rules: {from: 2026-10-01, values: {D.siblings: 3}}",
        "line 2, column 48, rules.values.D.siblings: no such value"
    )]
    [InlineData("rules: {from: 2026-10-01, values: {D.sibling: 1201}}", "line 2, column 47, rules.values.D.sibling")]
    [InlineData("rules: {from: 2026-10-01, factors: {work: {}}}", "line 2, column 37, rules.factors: unknown key 'work'")]
    [InlineData(
        "rules: {from: 2026-10-01, factors: {occupation: {tiers: [{points: 1, occupations: [\"99999\"]}]}}}",
        "line 2, column 84"
    )]
    [InlineData(
        "rules:\n- {from: 2026-10-01, set: 2020-10-20}\n- {from: 2026-10-01, set: 2025-03-25}",
        "line 4, column 10, rules[2].from: is 2026-10-01, not after 2026-10-01; expected later days below"
    )]
    [InlineData(
        "rules: {from: 2026-08-01, values: {D.sibling: 30, D: {sibling: 20}}}",
        "rules.values.D.sibling: gives D.sibling a second time; expected each value of the score once."
    )]
    [InlineData("rules: {from: 2026-08-01, values: {D.siblin: 30}}", "(did you mean 'sibling'?).")]
    [InlineData("rules: {from: 2026-08-01, set: nope.yaml}", "line 2, column 32, rules.set: is nope.yaml, and there is no")]
    [InlineData("rules: 2025-03-25", "line 2, column 8, rules: is \"2025-03-25\"; expected keys with values")]
    public void Read_WrongChange_SaysWhereAndWhatIsAllowed(string yaml, string says)
    {
        var refused = Assert.Throws<InvalidInputException>(() => ScenarioReader.Read("s.yaml", $"scenario: 1\n{yaml}"));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("s.yaml", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void Apply_NominationOfOtherPoints_IsRefused()
    {
        Scenario scenario = ScenarioReader.Read(
            "s.yaml",
            "scenario: 1\nrules: {from: 2026-10-01, values: {D.nomination: 300}}"
        );
        Assert.Contains(
            "line 2, column 15, rules.from: makes a nomination worth 300 points; a simulation can only have 600",
            Assert.Throws<InvalidInputException>(() => Chained(scenario)).Message,
            StringComparison.Ordinal
        );
    }

    private static CrsRuleSet[] Chained(Scenario scenario)
    {
        List<CrsRuleSet> rules = [Known];
        foreach (ScenarioRuleChange change in scenario.RuleChanges)
        {
            rules.Add(change.Apply(rules[^1], RuleBook.Embedded));
        }

        return [.. rules.Skip(1)];
    }
}
