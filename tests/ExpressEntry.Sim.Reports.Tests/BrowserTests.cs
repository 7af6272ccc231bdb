using System.Text.Json;

namespace ExpressEntry.Sim.Reports.Tests;

/// <summary>Pages in a real browser: a comparison in both languages, the report of one run, a backtest and a hindcast.</summary>
[Trait("Length", "long")]
public sealed class BrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const double RoundedTo = 1e-5;

    public enum Paper
    {
        Comparison,
        French,
        Single,
        Backtest,
        Hindcast,
    }

    [Theory]
    [InlineData(Paper.Comparison)]
    [InlineData(Paper.French)]
    [InlineData(Paper.Single)]
    [InlineData(Paper.Backtest)]
    [InlineData(Paper.Hindcast)]
    public void Page_Opened_AsksTheNetworkForNothing(Paper page)
    {
        JsonElement found = Look(page);
        Assert.Empty(Texts(found, "requests"));
        Assert.Empty(Texts(found, "errors"));
    }

    [Theory]
    [InlineData(Paper.Comparison)]
    [InlineData(Paper.French)]
    [InlineData(Paper.Single)]
    [InlineData(Paper.Backtest)]
    [InlineData(Paper.Hindcast)]
    public void Page_Opened_EveryChartIsDrawnWithTitleUnitSourceAndTable(Paper page)
    {
        JsonElement found = Look(page);
        Assert.True(found.GetProperty("figures").GetInt32() >= (page == Paper.Hindcast ? 2 : 6));
        Assert.Equal(found.GetProperty("figures").GetInt32(), found.GetProperty("drawn").GetInt32());
        Assert.True(found.GetProperty("titled").GetBoolean());
        Assert.Equal(0, found.GetProperty("openTables").GetInt32());
    }

    [Theory]
    [InlineData(Paper.Comparison)]
    [InlineData(Paper.Single)]
    [InlineData(Paper.Backtest)]
    [InlineData(Paper.Hindcast)]
    public void Page_WithoutScripts_ShowsTheTableOfEveryChart(Paper page)
    {
        JsonElement found = Look(page);
        Assert.Equal(found.GetProperty("figures").GetInt32(), found.GetProperty("tablesWithoutScript").GetInt32());
    }

    [Theory]
    [InlineData(Paper.Comparison)]
    [InlineData(Paper.French)]
    [InlineData(Paper.Single)]
    [InlineData(Paper.Backtest)]
    [InlineData(Paper.Hindcast)]
    public void Page_CheckedByAxe_HasNoSeriousFinding(Paper page) =>
        Assert.DoesNotContain(
            Look(page).GetProperty("axe").EnumerateArray(),
            finding => finding.GetProperty("impact").GetString() is "serious" or "critical"
        );

    [Theory]
    [InlineData(Paper.Comparison, "A4")]
    [InlineData(Paper.Comparison, "Letter")]
    [InlineData(Paper.French, "A4")]
    [InlineData(Paper.French, "Letter")]
    [InlineData(Paper.Single, "A4")]
    [InlineData(Paper.Single, "Letter")]
    [InlineData(Paper.Backtest, "A4")]
    [InlineData(Paper.Backtest, "Letter")]
    [InlineData(Paper.Hindcast, "A4")]
    [InlineData(Paper.Hindcast, "Letter")]
    public void Page_Printed_NoChartIsCut(Paper page, string format)
    {
        JsonElement paper = Look(page).GetProperty("paper").GetProperty(format);
        JsonProperty[] charts = [.. paper.GetProperty("charts").EnumerateObject()];
        Assert.Equal(Look(page).GetProperty("figures").GetInt32(), charts.Length);
        Assert.All(
            charts,
            chart => Assert.Equal(chart.Value.GetProperty("head").GetInt32(), chart.Value.GetProperty("foot").GetInt32())
        );
        Assert.Empty(Texts(paper, "wide"));
    }

    [Theory]
    [InlineData(Paper.Comparison)]
    [InlineData(Paper.French)]
    [InlineData(Paper.Single)]
    [InlineData(Paper.Backtest)]
    [InlineData(Paper.Hindcast)]
    public void Page_OnAPhone_DoesNotScrollSideways(Paper page)
    {
        JsonElement found = Look(page);
        Assert.Equal(360, found.GetProperty("phoneWidth").GetInt32());
        Assert.Equal(0, found.GetProperty("phoneWide").GetInt32());
    }

    [Fact]
    public void Page_ScenarioNamedWithMarkup_ShowsItAsText()
    {
        JsonElement found = Look(Paper.Single);
        Assert.Equal(SmallRuns.Title, found.GetProperty("heading").GetString());
        Assert.DoesNotContain("<b>", found.GetProperty("headingMarkup").GetString(), StringComparison.Ordinal);
        Assert.Contains("</script><i>markup</i>", found.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, found.GetProperty("dialogs").GetInt32());
    }

    [Fact]
    public void Page_OfAComparison_HasTheNumbersOfCompareJson()
    {
        using JsonDocument compared = JsonDocument.Parse(
            browser.Runs.Run("compare", browser.Runs.First, browser.Runs.Second, "--json")
        );
        JsonElement tables = Look(Paper.Comparison).GetProperty("tables");
        int cells = 0;
        foreach (
            (string kind, string table) in ((string, string)[])
                [
                    ("cutoff", "cutoffs-table"),
                    ("invitations", "invitations-table"),
                    ("wait", "waits-table"),
                    ("pool", "pool-table"),
                ]
        )
        {
            JsonElement[] rows = [.. tables.GetProperty(table).EnumerateArray()];
            JsonElement[] outputs =
            [
                .. compared
                    .RootElement.GetProperty("outputs")
                    .EnumerateArray()
                    .Where(output =>
                        output.GetProperty("period").ValueKind == JsonValueKind.Null
                        && output.GetProperty("output").GetString()!.Split(':')[0] == kind
                    ),
            ];
            Assert.Equal(outputs.Length, rows.Length);
            for (int row = 0; row < rows.Length; row++)
            {
                JsonElement[] expected =
                [
                    .. outputs[row]
                        .GetProperty("values")
                        .EnumerateArray()
                        .SelectMany(value =>
                            ((string[])["mean", "p05", "p50", "p95"]).Select(name => value.GetProperty(name))
                        ),
                    .. ((string[])["mean", "low", "high", "pairs", "variance_ratio"]).Select(name =>
                        outputs[row].GetProperty("differences")[0].GetProperty(name)
                    ),
                ];
                for (int cell = 0; cell < expected.Length; cell++, cells++)
                {
                    AssertSame(expected[cell], rows[row][cell + 1]);
                }
            }
        }

        Assert.True(cells > 100);
    }

    [Fact]
    public void Page_OfOneRun_HasTheNumbersOfReportJson()
    {
        using JsonDocument report = JsonDocument.Parse(
            browser.Runs.Run("report", browser.Runs.First, "--out", browser.Runs.NewPath("again.html"), "--json")
        );
        JsonElement shown = Look(Paper.Single).GetProperty("tables");
        foreach (JsonElement table in report.RootElement.GetProperty("tables").EnumerateArray())
        {
            JsonElement rows = shown.GetProperty(table.GetProperty("id").GetString()!);
            Assert.Equal(table.GetProperty("rows").GetArrayLength(), rows.GetArrayLength());
            foreach (
                (JsonElement expected, JsonElement row) in table
                    .GetProperty("rows")
                    .EnumerateArray()
                    .Zip(rows.EnumerateArray())
            )
            {
                foreach ((JsonElement one, JsonElement cell) in expected.EnumerateArray().Zip(row.EnumerateArray()).Skip(1))
                {
                    if (one.ValueKind == JsonValueKind.Number)
                    {
                        Assert.Equal(one.GetDouble(), cell.GetDouble());
                    }
                }
            }
        }
    }

    [Fact]
    public void Page_OfABacktest_HasTheNumbersOfBacktestJson()
    {
        using JsonDocument document = JsonDocument.Parse(browser.Runs.Backtest.Json);
        JsonElement backtest = document.RootElement.GetProperty("tasks");
        JsonElement tables = Look(Paper.Backtest).GetProperty("tables");
        foreach (string task in (string[])["a", "b"])
        {
            // Groups by age of the memory ('mature:…') are for those who work on the models, not for the page.
            JsonElement summary = backtest.GetProperty(task).GetProperty("summary");
            AssertTable(
                summary.EnumerateObject().Where(group => !group.Name.Contains(':', StringComparison.Ordinal)),
                tables.GetProperty($"task-{task}-table"),
                MeasuresWith("median_ae")
            );
        }

        AssertTable(
            backtest.GetProperty("d").GetProperty("summary").GetProperty("all").GetProperty("reliability"),
            tables.GetProperty("reliability-table"),
            ["n", "p", "rate"]
        );
    }

    [Fact]
    public void Page_OfAHindcast_HasTheNumbersOfHindcastJson()
    {
        using JsonDocument hindcast = JsonDocument.Parse(browser.Runs.Hindcast.Json);
        JsonElement tables = Look(Paper.Hindcast).GetProperty("tables");
        double skill = hindcast.RootElement.GetProperty("next_snapshot").GetProperty("all").GetProperty("skill").GetDouble();
        Assert.Contains(
            skill < 0 ? "d'erreur de plus pour toute" : "d'erreur de moins pour toute",
            Look(Paper.Hindcast).GetProperty("text").GetString(),
            StringComparison.Ordinal
        );
        AssertTable(
            hindcast.RootElement.GetProperty("next_snapshot").EnumerateObject(),
            tables.GetProperty("next-table"),
            MeasuresWith("median_error")
        );
    }

    [Fact]
    public void Page_InFrench_SaysSoAndWritesNumbersInItsForm()
    {
        JsonElement found = Look(Paper.French);
        Assert.Equal("fr-CA", found.GetProperty("lang").GetString());
        string text = found.GetProperty("text").GetString()!;
        Assert.Contains("Constats", text, StringComparison.Ordinal);
        Assert.Matches("[0-9]\u202f[0-9]{3}", text);
        Assert.DoesNotMatch("[0-9],[0-9]{3}[^0-9]", text);
    }

    private JsonElement Look(Paper page) =>
        browser.Look(
            page switch
            {
                Paper.Comparison => browser.Runs.Page,
                Paper.French => browser.Runs.FrenchPage,
                Paper.Backtest => browser.Runs.Backtest.Page,
                Paper.Hindcast => browser.Runs.Hindcast.Page,
                _ => browser.Runs.SinglePage,
            }
        );

    // The columns of a table of cut-offs; backtest and hindcast call one of them by two names.
    private static string[] MeasuresWith(string medianError) =>
        ["n", "mae", medianError, "crps", "reference_crps", "skill", "skill_low", "skill_high", "cov50", "cov80", "cov90"];

    private static void AssertTable(IEnumerable<JsonProperty> expected, JsonElement table, string[] names) =>
        AssertRows([.. expected.Select(group => group.Value)], table, names);

    private static void AssertTable(JsonElement expected, JsonElement table, string[] names) =>
        AssertRows([.. expected.EnumerateArray()], table, names);

    private static void AssertRows(JsonElement[] expected, JsonElement table, string[] names)
    {
        JsonElement[] rows = [.. table.EnumerateArray()];
        Assert.NotEmpty(rows);
        Assert.Equal(expected.Length, rows.Length);
        foreach ((JsonElement one, JsonElement row) in expected.Zip(rows))
        {
            for (int cell = 0; cell < names.Length; cell++)
            {
                AssertSame(one.GetProperty(names[cell]), row[cell + 1]);
            }
        }
    }

    private static IEnumerable<string?> Texts(JsonElement found, string name) =>
        found.GetProperty(name).EnumerateArray().Select(text => text.GetString());

    // The JSON is rounded to five digits or more; a dash stands for null.
    private static void AssertSame(JsonElement expected, JsonElement cell)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.Equal("–", cell.GetString());
        }
        else
        {
            Assert.Equal(expected.GetDouble(), cell.GetDouble(), RoundedTo);
        }
    }
}
