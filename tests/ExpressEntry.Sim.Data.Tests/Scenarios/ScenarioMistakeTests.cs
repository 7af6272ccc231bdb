using System.Text;
using ExpressEntry.Sim.Data.Scenarios;

namespace ExpressEntry.Sim.Data.Tests.Scenarios;

/// <summary>Files that are no scenario: refused, with the place and what is allowed there.</summary>
public sealed class ScenarioMistakeTests
{
    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("# only words", "the file is empty")]
    [InlineData("name: x", "line 1, column 1: 'scenario' is missing")]
    [InlineData("scenario: 2", "line 1, column 11: 'scenario' is \"2\"; expected 1.")]
    [InlineData("- scenario", "line 1, column 1: the scenario is a list; expected the keys scenario, extends, name")]
    [InlineData("just words", "the scenario is \"just words\"")]
    [InlineData("scenario: 1\narivals: {}", "line 2, column 1: unknown key 'arivals'; expected one of scenario")]
    [InlineData("scenario: 1\narivals: {}", "did you mean arrivals?")]
    [InlineData("scenario: 1\narrivals:\n  facter: 2", "line 3, column 3: unknown key 'arrivals.facter'")]
    [InlineData(
        "scenario: 1\narrivals:\n  factor: lots",
        "line 3, column 11: 'arrivals.factor' is \"lots\"; expected a number 0 to 10"
    )]
    [InlineData("scenario: 1\narrivals: {factor: -1}", "column 20: 'arrivals.factor' is \"-1\"")]
    [InlineData("scenario: 1\narrivals: {factor: .inf}", "expected a number 0 to 10")]
    [InlineData("scenario: 1\narrivals: {factor: 1e400}", "expected a number 0 to 10")]
    [InlineData("scenario: 1\narrivals: {factor: [1]}", "'arrivals.factor' is a list")]
    [InlineData("scenario: 1\narrivals: {factor: }", "'arrivals.factor' is \"\"")]
    [InlineData("scenario: 1\narrivals: 3", "'arrivals' is \"3\"; expected the keys factor, bands, groups")]
    [InlineData("scenario: 1\narrivals: {groups: {frensh: 2}}", "did you mean french?")]
    [InlineData("scenario: 1\narrivals: {groups: {general: 2}}", "'arrivals.groups.general': expected one of")]
    [InlineData("scenario: 1\narrivals: {groups: {cec: 101}}", "expected a number 0 to 100")]
    [InlineData("scenario: 1\narrivals: {bands: {high: 2}}", "'arrivals.bands.high': expected a band of scores in 0-600")]
    [InlineData("scenario: 1\narrivals: {bands: {601-1200: 2}}", "expected a band of scores in 0-600")]
    [InlineData("scenario: 1\narrivals: {bands: {401-410: 2, 410-420: 1}}", "overlaps a band above")]
    [InlineData("scenario: 1\nname: a\nname: b", "line 3, column 1: 'name' is given twice, first on line 2")]
    [InlineData("scenario: 1\nname: []", "'name' is a list; expected a text of 1 to 100 letters")]
    [InlineData("scenario: 1\nas_of: 2026-02-30", "line 2, column 8: 'as_of' is \"2026-02-30\"; expected a day that exists")]
    [InlineData("scenario: 1\nhorizon_days: 0", "expected a whole number 1 to 1826")]
    [InlineData("scenario: 1\nhorizon_days: 10.5", "expected a whole number 1 to 1826")]
    [InlineData("scenario: 1\nseed: -1", "expected a whole number 0 to 9223372036854775807")]
    [InlineData("scenario: 1\nseed: 99999999999999999999", "expected a whole number 0 to")]
    [InlineData("scenario: 1\nparameters: fixd", "did you mean fixed?")]
    [InlineData("scenario: 1\nrule_set: 2027-01-01", "expected one of 2025-03-25")]
    [InlineData("scenario: 1\npool: {factor: 11}", "'pool.factor' is \"11\"; expected a number 0 to 10")]
    [InlineData("scenario: 1\npool: {from: guess}", "expected one of flows, posterior")]
    [InlineData("scenario: 1\npool: {as_of: May}", "'pool.as_of' is \"May\"; expected a day that exists")]
    [InlineData("scenario: 1\narrivals: {trend: 0}", "'arrivals.trend' is \"0\"; expected a number 0.1 to 10")]
    [InlineData("scenario: 1\narrivals: {season: {13: 1}}", "'arrivals.season.13': expected a month, 1 to 12")]
    [InlineData("scenario: 1\narrivals: {season: [1]}", "'arrivals.season' is a list; expected keys with a number each")]
    [InlineData("scenario: 1\narrivals: {shocks: [{from: 2026-09-01, factor: 1}]}", "'arrivals.shocks[1].to' is missing")]
    [InlineData(
        "scenario: 1\narrivals: {shocks: [{from: 2026-09-02, to: 2026-09-01, factor: 1}]}",
        "'arrivals.shocks[1].to' is before 'from', 2026-09-02"
    )]
    [InlineData("scenario: 1\narrivals: {shocks: [{from: 2026-09-01, to: 2026-09-01}]}", "factor' is missing")]
    [InlineData("scenario: 1\ncategories: [{type: french, share: 0.1}]", "expected a category of occupations")]
    [InlineData("scenario: 1\ncategories: [{type: stem, share: 1.1}]", "expected a number 0 to 1")]
    [InlineData("scenario: 1\ncategories: [{type: stem, share: 0}, {type: stem, share: 0}]", "names stem twice")]
    [InlineData("scenario: 1\ncategories: [{type: stem, share: 0.6}, {type: trades, share: 0.6}]", "1.2 together")]
    [InlineData("scenario: 1\nrounds: {size_factors: {pnp: 2}}", "'rounds.size_factors.pnp': expected one of general")]
    [InlineData("scenario: 1\nrounds: {size_factors: {cec: 0}}", "expected a number 0.01 to 100")]
    [InlineData("scenario: 1\nrounds: {instead: {cec: pnp}}", "nominees are invited as they come")]
    [InlineData("scenario: 1\nrounds: {instead: {cec: frensh}}", "did you mean french?")]
    [InlineData("scenario: 1\nrounds: {instead: {cec: [french]}}", "'rounds.instead.cec' is a list")]
    [InlineData("scenario: 1\nrounds: {pauses: [{from: 2026-09-01}]}", "'rounds.pauses[1].to' is missing")]
    [InlineData("scenario: 1\nrounds: {targets: [{persons: 1}]}", "'rounds.targets[1].year' is missing")]
    [InlineData("scenario: 1\nrounds: {targets: [{year: 2026, persons: -1}]}", "a whole number 0 to 10000000")]
    [InlineData("scenario: 1\nrounds: {targets: [{year: 2026, line: fed, persons: 1}]}", "expected one of federal, pnp")]
    [InlineData(
        "scenario: 1\nrounds: {targets: [{year: 2026, persons: 1}, {year: 2026, persons: 1}]}",
        "'rounds.targets[2].year' has a second target for 2026"
    )]
    [InlineData(
        "scenario: 1\nrounds:\n  without: [cec]\n  instead: {cec: general}",
        "line 4, column 13: 'rounds.instead.cec': holds for cec rounds that are drawn, and 'rounds.without' has them out"
    )]
    [InlineData(
        "scenario: 1\nrounds: {size_factors: {french: 0.5}, cadence: [{type: french, every_days: 7, size: 1}]}",
        "'rounds.size_factors.french': holds for french rounds that are drawn, and a cadence stands in their place"
    )]
    [InlineData(
        "scenario: 1\nrounds: {instead: {french: cec}, cadence: [{type: french, every_days: 7, size: 1}]}",
        "'rounds.instead.french': holds for french rounds"
    )]
    [InlineData(
        "scenario: 1\nrounds:\n  process: none\n  targets: [{year: 2026, persons: 1}]\n  list: [{at: 2026-08-05T15:00:00Z, type: cec, size: 1}]",
        "line 4, column 12: 'rounds.targets' set sizes of rounds that are drawn or have a cadence"
    )]
    [InlineData("scenario: 1\nrounds: {process: random}", "expected one of fitted, none")]
    [InlineData("scenario: 1\nrounds: {without: cec}", "expected a list of round types")]
    [InlineData("scenario: 1\nrounds: {without: [cecc]}", "did you mean cec?")]
    [InlineData("scenario: 1\nrounds: {without: [other]}", "'rounds.without' is \"other\"")]
    [InlineData("scenario: 1\nrounds: {cadence: [{type: cec, every_days: 7}]}", "'rounds.cadence[1].size' or 'per_year'")]
    [InlineData(
        "scenario: 1\nrounds: {cadence: [{type: cec, every_days: 7, size: 1, per_year: 9}]}",
        "expected one of the two"
    )]
    [InlineData("scenario: 1\nrounds: {cadence: [{type: cec, size: 1}]}", "'rounds.cadence[1].every_days' is missing")]
    [InlineData("scenario: 1\nrounds: {cadence: [{type: cec, every_days: 7, size: 0}]}", "a whole number 1 to 100000")]
    [InlineData("scenario: 1\nrounds: {cadence: [{type: cec, every_days: 366, per_year: 9999999}]}", "more than 100000")]
    [InlineData("scenario: 1\nrounds: {cadence: [{type: cec, every_days: 7, size: 1, at: 25:00}]}", "a time of day")]
    [InlineData(
        "scenario: 1\nrounds: {cadence: [{type: cec, every_days: 7, size: 1, first: 2026-09-01, last: 2026-08-01}]}",
        "is before 'first'"
    )]
    [InlineData(
        "scenario: 1\nrounds:\n  cadence:\n  - {type: cec, every_days: 7, size: 1}\n  - {type: cec, every_days: 9, size: 1}",
        "names cec twice"
    )]
    [InlineData("scenario: 1\nrounds: {list: [{at: 2026-08-05, type: cec, size: 1}]}", "an instant in UTC that exists")]
    [InlineData("scenario: 1\nrounds: {list: [5]}", "'rounds.list[1]' is \"5\"; expected the keys at, type, size")]
    [InlineData(
        "scenario: 1\nresponses: {declined: 0.6, lapsed: 0.5}",
        "'responses.lapsed' and 'declined' are 1.1 together"
    )]
    [InlineData("scenario: 1\nresponses: {declined: 0.6}", "'responses.lapsed' is missing")]
    [InlineData("scenario: 1\nresponses: {lapsed: 0.6}", "line 2, column 12: 'responses.declined' is missing")]
    [InlineData("scenario: 1\nresponses: {deadline_days: 9, deadlines: []}", "both say how long invitations are open")]
    [InlineData("scenario: 1\nresponses: {deadlines: [{days: 9}]}", "'responses.deadlines[1].from' is missing")]
    [InlineData(
        "scenario: 1\nresponses: {deadlines: [{from: 2026-01-01, days: 366}]}",
        "line 2, column 50: 'responses.deadlines[1].days' is \"366\"; expected a whole number 1 to 365"
    )]
    [InlineData(
        "scenario: 1\nresponses: {deadlines: [{from: 2026-01-02, days: 9}, {from: 2026-01-01, days: 9}]}",
        "has 2026-01-01 out of order; expected later days below"
    )]
    [InlineData("scenario: 1\nreentry: {factor: 11}", "'reentry.factor' is \"11\"; expected a number 0 to 10")]
    [InlineData("scenario: 1\nscore_changes: {factors: 1}", "unknown key 'score_changes.factors'")]
    [InlineData("scenario: 1\napplications: {refused: 2}", "'applications.refused' is \"2\"; expected a number 0 to 1")]
    [InlineData("scenario: 1\napplications: {months: 0}", "expected a whole number 1 to 60")]
    [InlineData("scenario: 1\nname: \"open", "line 2")]
    [InlineData("scenario: 1\n\tname: x", "line 2, column 1: no YAML")]
    [InlineData("scenario: 1\nname: x\npool: {from: flows}\narrivals:\n\tfactor: 1", "line 5, column 1: no YAML")]
    [InlineData("scenario: 1\ndescription: |\n  \tindented\nrounds:\n  pauses:\n  \t- {}", "line 6, column 3: no YAML")]
    [InlineData("scenario: 1\nname: \"a\\nb\"", "line 2, column 7: 'name' has a line break or another control character")]
    [InlineData("scenario: 1\nname: \"a\\e[31mb\"", "'name' has a line break or another control character")]
    [InlineData("scenario: 1\narrivals: {season: {\"8\": 1, 08: 2}}", "'arrivals.season.08': month 8 is given twice")]
    [InlineData("scenario: 1\npool: {file_sha256: abc}", "'pool.file_sha256' is the digest of no file")]
    [InlineData("scenario: 1\nname: [a", "no YAML")]
    [InlineData("scenario: 1\n---\nscenario: 1", "a second document starts")]
    [InlineData("scenario: &a 1", "anchors (&) and aliases (*) are not read")]
    [InlineData("scenario: 1\nname: *a", "anchors (&) and aliases (*) are not read")]
    [InlineData("scenario: !!int 1", "tags (!) are not read")]
    [InlineData("scenario: 1\n? [a]\n: 2", "a list stands where a key is expected")]
    [InlineData("scenario: 1\n<<: {name: x}", "unknown key '<<'")]
    public void Read_WrongFile_SaysWhereAndWhatIsAllowed(string yaml, string says)
    {
        var refused = Assert.Throws<InvalidInputException>(() => ScenarioReader.Read("s.yaml", yaml));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("s.yaml", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void Read_Bombs_AreRefusedAtOnce()
    {
        var aliases = new StringBuilder("scenario: 1\na0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++)
        {
            aliases.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        foreach (
            string bomb in (string[])
                [
                    aliases.ToString(),
                    "scenario: 1\nname: " + new string('[', 500_000),
                    "scenario: 1\nname: " + string.Concat(Enumerable.Repeat("{a: ", 100_000)),
                    string.Concat(Enumerable.Range(0, 2000).Select(depth => new string(' ', depth % 400) + "a:\n")),
                    "scenario: 1\nname: " + new string('x', 900_000),
                    "scenario: 1\n? " + new string('x', 900_000) + "\n: 1",
                    "scenario: 1\nrounds: {process: " + new string('x', 900_000) + "}",
                ]
        )
        {
            var refused = Assert.Throws<InvalidInputException>(() => ScenarioReader.Read("bomb.yaml", bomb));
            Assert.InRange(refused.Message.Length, 10, 400);
        }
    }

    [Fact]
    public void ReadFile_LargeBrokenOrAbsentFile_IsRefused()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, new byte[1024 * 1024 + 1]);
            Assert.Contains("1,048,577 bytes", Refuse(path), StringComparison.Ordinal);
            File.WriteAllBytes(path, [.. "scenario: 1\nname: "u8, 0xFF, 0xFE]);
            Assert.Contains("no UTF-8", Refuse(path), StringComparison.Ordinal);
            File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF, .. "scenario: 1\r\nname: Café"u8]);
            Assert.Equal("Café", ScenarioReader.ReadFile(path).Name);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Contains("cannot be read", Refuse(path), StringComparison.Ordinal);
        static string Refuse(string file) =>
            Assert.Throws<InvalidInputException>(() => ScenarioReader.ReadFile(file)).Message;
    }
}
