using System.Text.Json;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Text;
using ExpressEntry.Sim.Reports.Writing;

namespace ExpressEntry.Sim.Reports.Tests;

/// <summary>Charts of one run: what their titles may say.</summary>
public sealed class RunChartsTests(SmallRuns runs)
{
    [Theory]
    [InlineData(
        ReportLanguage.English,
        "of all rounds together; in no month do 20% of the replications hold one",
        "Dashed outline"
    )]
    [InlineData(
        ReportLanguage.French,
        "pour toutes les rondes ensemble; aucun mois n'en a dans 20\u00a0% des réplications",
        "Contour en tirets"
    )]
    public void Fan_RoundsInFewReplications_TitleIsOfAllRoundsAndSaysWhy(ReportLanguage language, string title, string unit)
    {
        (RunSummary run, TypeFigures type) = TypeWithShares(_ => 0.1);
        ReportChart chart = new RunCharts(new ReportSpeech(language), run, null).Fan(type);
        Assert.EndsWith(title, chart.Title, StringComparison.Ordinal);
        Assert.Contains(unit, chart.Unit, StringComparison.Ordinal);
        Assert.DoesNotContain("2026", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Fan_OneMonthOfFewReplications_IsMarkedAndNotInTheTitle()
    {
        (RunSummary run, TypeFigures type) = TypeWithShares(month => month == 0 ? 0.05 : 0.9);
        var speech = new ReportSpeech(ReportLanguage.English);
        ReportChart chart = new RunCharts(speech, run, null).Fan(type);
        Assert.DoesNotContain("July 2026", chart.Title, StringComparison.Ordinal);
        bool[] few = [.. SpecOf(speech, chart).GetProperty("few").EnumerateArray().Select(flag => flag.GetBoolean())];
        Assert.Equal([type.CutoffsByMonth[0] is not null, false, false, false], few);
    }

    [Fact]
    public void Pool_BandThatChangesMost_IsTheNumberOfItsCell()
    {
        RunSummary run = RunSummary.Read(runs.First);
        // 319.46 of 100: rounded twice it would be 220 and not 219.
        run = WithPool(run, [100, 100, 100, 319.46]);
        var speech = new ReportSpeech(ReportLanguage.English);
        ReportChart chart = new RunCharts(speech, run, null).Pool();
        Assert.EndsWith("changes most, by +219%", chart.Title, StringComparison.Ordinal);
        Assert.Equal(219, SpecOf(speech, chart).GetProperty("change")[0][3].GetDouble());
    }

    private static RunSummary WithPool(RunSummary run, double[] means)
    {
        typeof(RunSummary)
            .GetProperty(nameof(RunSummary.Pool))!
            .SetValue(
                run,
                run.Pool with
                {
                    Bands = ["601-1200"],
                    Means =
                    [
                        [.. means],
                    ],
                }
            );
        return run;
    }

    private (RunSummary Run, TypeFigures Type) TypeWithShares(Func<int, double> share)
    {
        RunSummary run = RunSummary.Read(runs.First);
        TypeFigures type = run.Types.MaxBy(one => one.CutoffsByMonth.Count(month => month is not null))!;
        return (run, type with { ShareByMonth = [.. run.Months.Select((_, month) => share(month))] });
    }

    private static JsonElement SpecOf(ReportSpeech speech, ReportChart chart) =>
        JsonSerializer.Deserialize<JsonElement>(ChartSpecs.Of(speech, chart));
}
