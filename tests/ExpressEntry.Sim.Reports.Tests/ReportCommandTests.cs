using System.Text.Json;
using System.Text.RegularExpressions;
using ExpressEntry.Sim.Cli.Tests;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Reports.Tests;

/// <summary><c>eesim report</c> on small result sets, without a browser.</summary>
public sealed class ReportCommandTests(SmallRuns runs)
{
    private const int WrongInput = 2;

    [Fact]
    public void Report_MadeTwice_HasTheSameBytes()
    {
        string again = runs.NewPath("again.html");
        runs.Run("report", runs.First, runs.Second, "--out", again);
        Assert.Equal(File.ReadAllBytes(runs.Page), File.ReadAllBytes(again));
    }

    [Fact]
    public void Report_TitleWithMarkup_IsEscapedEverywhere()
    {
        string page = File.ReadAllText(runs.SinglePage);
        Assert.DoesNotContain("<b>bold", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("</script><i>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2028", page, StringComparison.Ordinal);
        // Two scripts a chart: none more than the page itself opens, each closed once.
        Assert.Equal(page.Split("<script").Length, page.Split("</script>").Length);
    }

    [Fact]
    public void Report_Page_NamesNoAddressAndForbidsFetching()
    {
        string page = File.ReadAllText(runs.Page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        foreach (string part in (string[])["src=\"http", "href=\"http", "url(http", "@import"])
        {
            Assert.DoesNotContain(part, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Report_TypesTable_HasTheNumbersOfSimulateJson()
    {
        // The summary that 'simulate' prints is worked out by other code, from the rows as they are made.
        string folder = runs.NewPath("again");
        string scenario = runs.NewPath("again.yaml");
        File.WriteAllText(scenario, "scenario: 1\nhorizon_days: 60\nreplications: 30\nas_of: 2026-07-24\n");
        using JsonDocument simulated = JsonDocument.Parse(runs.Run("simulate", scenario, "--out", folder, "--json"));
        using JsonDocument report = JsonDocument.Parse(
            runs.Run("report", folder, "--out", runs.NewPath("x.html"), "--json")
        );
        JsonElement table = report
            .RootElement.GetProperty("tables")
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == "types");
        JsonElement[] types =
        [
            .. simulated
                .RootElement.GetProperty("types")
                .EnumerateArray()
                .OrderByDescending(type => type.GetProperty("invitations").GetProperty("mean").GetDouble()),
        ];
        JsonElement[] rows = [.. table.GetProperty("rows").EnumerateArray()];
        Assert.Equal(types.Length, rows.Length);
        for (int i = 0; i < types.Length; i++)
        {
            JsonElement invitations = types[i].GetProperty("invitations");
            Assert.Equal(types[i].GetProperty("rounds").GetDouble(), rows[i][1].GetDouble(), 1e-4);
            Assert.Equal(invitations.GetProperty("mean").GetDouble(), rows[i][2].GetDouble(), 0.051);
            Assert.Equal(invitations.GetProperty("p05").GetDouble(), rows[i][3].GetDouble(), 0.051);
            if (types[i].GetProperty("cutoff") is { ValueKind: JsonValueKind.Object } cutoff)
            {
                Assert.Equal(cutoff.GetProperty("p50").GetDouble(), rows[i][5].GetDouble(), 0.051);
                Assert.Equal(cutoff.GetProperty("p95").GetDouble(), rows[i][9].GetDouble(), 0.051);
            }
        }
    }

    [Fact]
    public void Report_ScenarioShownInIt_GivesTheSameRunAgain()
    {
        string page = File.ReadAllText(runs.SinglePage);
        int start = page.LastIndexOf("<pre tabindex=\"0\"><code>", StringComparison.Ordinal);
        string code = System.Net.WebUtility.HtmlDecode(
            page[(start + 24)..page.IndexOf("</code>", start, StringComparison.Ordinal)]
        );
        string scenario = runs.NewPath("scenario.yaml");
        File.WriteAllText(scenario, code);
        string folder = runs.NewPath("results");
        runs.Run("simulate", scenario, "--out", folder, "--engine", "cohort");
        foreach (string file in (string[])["run.json", "rounds.parquet", "pool.parquet", "flows.parquet"])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(runs.First, file)), File.ReadAllBytes(Path.Combine(folder, file)));
        }
    }

    [Fact]
    public void Report_AsMarkdown_HasFindingsAndTablesAndEscapesMarkup()
    {
        string file = runs.NewPath("report.md");
        runs.Run("report", runs.First, "--out", file, "--format", "md");
        string text = File.ReadAllText(file);
        Assert.Contains("## Findings", text, StringComparison.Ordinal);
        Assert.Contains("| Type of round |", text, StringComparison.Ordinal);
        // Between fences a text stands as it is; everywhere else its markup is escaped.
        string prose = string.Concat(text.Split("```").Where((_, part) => part % 2 == 0));
        Assert.DoesNotContain(" <b>bold", prose, StringComparison.Ordinal);
        Assert.Contains("\\<b\\>bold", prose, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_AsCsv_HasAFileATableWithPlainNumbers()
    {
        string folder = runs.NewPath("csv");
        runs.Run("report", runs.First, "--out", folder, "--format", "csv", "--lang", "fr");
        string[] lines = File.ReadAllLines(Path.Combine(folder, "pool-table.csv"));
        Assert.Equal(17, lines.Length); // header, fifteen bands, total
        Assert.All(lines.Skip(1), line => Assert.DoesNotContain('\u202f', line));
        Assert.True(Directory.GetFiles(folder, "*.csv").Length >= 8);
    }

    [Fact]
    public void Report_AsSvg_HasAPictureAChartWithTitleAndSource()
    {
        string folder = runs.NewPath("svg");
        runs.Run("report", runs.First, "--out", folder, "--format", "svg");
        string picture = File.ReadAllText(Path.Combine(folder, "pool.svg"));
        Assert.StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"", picture, StringComparison.Ordinal);
        Assert.Contains("<title>", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", picture, StringComparison.Ordinal);
        System.Xml.Linq.XDocument.Parse(picture); // well-formed
    }

    [Theory]
    [InlineData("", "100", true)] // 2026-07-24 and 100 days: to 2026-10-31
    [InlineData("", "103", false)] // to 2026-11-03
    [InlineData("rules: {from: 2026-11-03, values: {D.sibling: 0}}\n", "103", true)]
    public void Report_RunBeyondTheKnownGrid_SaysSo(string rules, string days, bool isKnown)
    {
        string scenario = runs.NewPath("grid.yaml");
        File.WriteAllText(scenario, $"scenario: 1\nhorizon_days: {days}\nreplications: 2\nas_of: 2026-07-24\n{rules}");
        string one = runs.NewPath("one");
        string other = runs.NewPath("other");
        runs.Run("simulate", scenario, "--out", one);
        runs.Run("simulate", scenario, "--out", other, "--set", "departures.factor=1.1");
        foreach (
            (string language, string says) in ((string, string)[])
                [
                    (
                        "en",
                        "After November 2, 2026 the CRS grid is not known: a revised one is announced without values, so the simulation goes on with the rules it has."
                    ),
                    ("fr", "la grille du SCG n'est pas connue : une révision est annoncée"),
                ]
        )
        {
            foreach (
                string[] folders in (string[][])
                    [
                        [one],
                        [one, other],
                    ]
            )
            {
                string page = runs.NewPath("page.md");
                runs.Run(["report", .. folders, "--out", page, "--format", "md", "--lang", language]);
                string text = File.ReadAllText(page).Replace('\u00a0', ' ');
                Assert.NotEqual(isKnown, text.Contains(says, StringComparison.Ordinal));
                Assert.DoesNotContain("after 2026-11-02", text, StringComparison.Ordinal);
            }
        }

        using JsonDocument compared = JsonDocument.Parse(runs.Run("compare", one, other, "--json"));
        Assert.NotEqual(
            isKnown,
            compared
                .RootElement.GetProperty("warnings")
                .EnumerateArray()
                .Any(warning =>
                    warning.GetString()!.StartsWith("after 2026-11-02 the CRS grid is not known", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void Report_OfARun_SaysOneStatisticASubjectAndNamesIt()
    {
        using JsonDocument report = JsonDocument.Parse(
            runs.Run("report", runs.First, "--out", runs.NewPath("x.html"), "--json")
        );
        string[] findings = Texts(report.RootElement.GetProperty("findings").EnumerateArray());
        string[] titles = Texts(
            report.RootElement.GetProperty("charts").EnumerateArray().Select(chart => chart.GetProperty("title"))
        );
        string Number(string[] sentences, string pattern) =>
            Assert
                .Single(
                    sentences.Select(one =>
                        Regex.Match(one, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                    ),
                    match => match.Success
                )
                .Value;
        Assert.Equal(
            Number(findings, "[0-9,]+(?= invitations are issued on average)"),
            Number(titles, "(?<=of the )[0-9,]+(?= invitations of a replication on average)")
        );
        Assert.Equal(
            Number(findings, "[0-9,]+(?= persons are admitted on average)"),
            Number(titles, "[0-9,]+(?= persons are admitted on average)")
        );
        Assert.Contains(findings, finding => finding.Contains(" profiles on average at the end", StringComparison.Ordinal));
        Assert.Contains(
            titles,
            title =>
                title.Contains("% larger on average than ", StringComparison.Ordinal)
                || title.Contains("% smaller on average than ", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("en", "July 2026 (part of the month, 8 days)", "October 2026 (part of the month, 23 days)")]
    [InlineData("fr", "juillet 2026 (partie du mois, 8 jours)", "octobre 2026 (partie du mois, 23 jours)")]
    public void Report_MonthsOfWhichTheRunHasAPart_AreMarkedInChartAndTable(string language, string first, string last)
    {
        string page = runs.NewPath("page.html");
        runs.Run("report", runs.First, "--out", page, "--lang", language);
        string text = File.ReadAllText(page);
        Assert.Contains("\"partial\":[true,false,false,true]", text, StringComparison.Ordinal);
        foreach (string month in (string[])[first, last])
        {
            // In the unit of both charts, and in the tables behind them.
            Assert.True(text.Split(month).Length > 4, month);
        }
    }

    [Fact]
    public void Report_LevelsPlan_SaysWhetherItsTargetsAreMet()
    {
        string scenario = runs.NewPath("plan.yaml");
        File.WriteAllText(
            scenario,
            "scenario: 1\nhorizon_days: 161\nreplications: 4\nas_of: 2026-07-24\nrounds: {targets: [{year: 2026, persons: 50_000}]}\n"
        );
        string folder = runs.NewPath("plan");
        runs.Run("simulate", scenario, "--out", folder);
        using JsonDocument report = JsonDocument.Parse(
            runs.Run("report", folder, "--out", runs.NewPath("x.html"), "--json")
        );
        string finding = Assert.Single(
            Texts(report.RootElement.GetProperty("findings").EnumerateArray()),
            text => text.Contains("the target of 50,000 is not met (exceeded by", StringComparison.Ordinal)
        );
        Assert.Contains(" of them expected before July 24, 2026", finding, StringComparison.Ordinal);
        double[] row =
        [
            .. report
                .RootElement.GetProperty("tables")
                .EnumerateArray()
                .Single(table => table.GetProperty("id").GetString() == "targets")
                .GetProperty("rows")[0]
                .EnumerateArray()
                .Skip(1)
                .Select(cell => cell.GetDouble()),
        ];
        Assert.True(row[1] > 50_000); // half a year of rounds came before
        Assert.Equal(row[0] + row[1], row[2], 1e-6);
        Assert.Equal(row[2] / 50_000 - 1, row[6], 1e-9);
        string french = runs.NewPath("plan.md");
        runs.Run("report", folder, "--out", french, "--format", "md", "--lang", "fr");
        Assert.Contains("n'est pas respectée (dépassée de", File.ReadAllText(french), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_FolderWithoutManifest_IsRefusedAsUnfinished() =>
        AssertRefused(folder => File.Delete(Path.Combine(folder, "manifest.json")), "is an unfinished run");

    [Fact]
    public void Report_DamagedTable_IsRefused() =>
        AssertRefused(
            folder =>
            {
                string file = Path.Combine(folder, "rounds.parquet");
                byte[] bytes = File.ReadAllBytes(file);
                bytes[bytes.Length / 2] ^= 1;
                File.WriteAllBytes(file, bytes);
            },
            "is not the file that was written"
        );

    [Fact]
    public void Report_ResultSetsOfTwoSeeds_AreNotMixed()
    {
        using var host = new TestHost();
        string page = runs.NewPath("mixed.html");
        Assert.Equal(WrongInput, host.Run("report", runs.First, runs.OtherSeed, "--out", page, "--history", "embedded"));
        Assert.Contains("its seed is 7", host.Error, StringComparison.Ordinal);
        AssertOneLine(host);
        Assert.False(File.Exists(page));
    }

    [Theory]
    [InlineData("--lang", "de", "expected en or fr")]
    [InlineData("--format", "pdf", "expected html, md, csv, svg")]
    [InlineData("--by", "age", "expected two result sets")]
    public void Report_OptionThatIsNotKnown_IsRefusedInOneLine(string option, string value, string said)
    {
        using var host = new TestHost();
        Assert.Equal(WrongInput, host.Run("report", runs.First, "--out", runs.NewPath("x.html"), option, value));
        Assert.Contains(said, host.Error, StringComparison.Ordinal);
        AssertOneLine(host);
    }

    [Fact]
    public void Report_StudyByAttributes_IsRefused()
    {
        using var host = new TestHost();
        string study = Path.GetDirectoryName(host.Write("study/study.json", "{}"))!;
        Assert.Equal(WrongInput, host.Run("report", study, "--out", runs.NewPath("x.html"), "--by", "age"));
        Assert.Contains("a study has no attributes", host.Error, StringComparison.Ordinal);
        AssertOneLine(host);
    }

    [Fact]
    public void Report_InFrench_SaysInFrenchWhereItIs()
    {
        string page = runs.NewPath("rapport.html");
        string said = runs.Run("report", runs.First, "--out", page, "--lang", "fr").ReplaceLineEndings(" ");
        Assert.Contains("graphiques (", said, StringComparison.Ordinal);
        Assert.Contains("et tableaux (", said, StringComparison.Ordinal);
        Assert.DoesNotContain("charts", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_ComparisonInFrench_SaysWaitsAndPairingAsPeopleSayThem()
    {
        string text = System.Net.WebUtility.HtmlDecode(File.ReadAllText(runs.FrenchPage));
        Assert.Contains("Délais d'attente", text, StringComparison.Ordinal);
        Assert.Contains(
            "Dans chaque réplication, tous les scénarios reçoivent les mêmes profils",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Chaque réplication voit", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_LinksTheExampleItself() =>
        Assert.Contains(
            "](docs/reports/example.html)",
            File.ReadAllText(Repository.PathOf("README.md")),
            StringComparison.Ordinal
        );

    [Fact]
    public void Draw_WithoutNode_SaysWhatIsNeeded()
    {
        var missing = Assert.Throws<Data.InvalidInputException>(() =>
            Cli.Report.NodeCharts.Draw("[]", "no-such-program-as-node")
        );
        Assert.Contains("Node.js 20 or newer", missing.Message, StringComparison.Ordinal);
    }

    private void AssertRefused(Action<string> damage, string said)
    {
        string copy = runs.NewPath("damaged");
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(runs.First))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        damage(copy);
        using var host = new TestHost();
        Assert.Equal(WrongInput, host.Run("report", copy, "--out", runs.NewPath("x.html"), "--history", "embedded"));
        Assert.Contains(said, host.Error, StringComparison.Ordinal);
        AssertOneLine(host);
    }

    private static string[] Texts(IEnumerable<JsonElement> texts) => [.. texts.Select(text => text.GetString()!)];

    private static void AssertOneLine(TestHost host) => Assert.Single(host.Error.TrimEnd().Split('\n'));
}
