using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Studies;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Tests;

/// <summary>Reports of studies, from measures written down here.</summary>
public sealed class StudyFiguresReportTests
{
    private const double None = double.NaN;

    [Fact]
    public void Morris_Finding_SaysDirectionAndWhatIsNoise()
    {
        StudyFigures figures = Morris("cutoff:cec", 500, ("strong", -10.1, -12, -8, 0.2), ("weak", 0.1, -0.3, 0.5, 0.2));
        string english = Build(ReportLanguage.English, figures).Findings[0];
        Assert.Contains(
            "strong from 1 to 2 lowers it most, by 10.1 points (95% interval 8.0 to 12.0)",
            english,
            StringComparison.Ordinal
        );
        Assert.EndsWith(". weak cannot be told from the noise of the replications.", english, StringComparison.Ordinal);
        string french = Build(ReportLanguage.French, figures).Findings[0];
        Assert.Contains(
            "strong, de 1 à 2, a le plus d'effet, une baisse de 10,1 points (intervalle à 95\u00a0%\u00a0: de 8,0 à 12,0)",
            french,
            StringComparison.Ordinal
        );
        Assert.EndsWith("aucun effet distinct du hasard des réplications.", french, StringComparison.Ordinal);
    }

    [Fact]
    public void Morris_AllIsNoise_NamesNoKeyAsTheStrongest()
    {
        StudyFigures figures = Morris("cutoff:cec", 500, ("one", 0.2, -0.3, 0.7, 0.5), ("two", 0.1, -0.4, 0.6, 0.5));
        Assert.EndsWith(
            "no assumption moves it by more than the noise of the replications.",
            Assert.Single(Build(ReportLanguage.English, figures).Findings),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("cutoff:cec", "10.10", "\u22120.0019")]
    [InlineData("never_invited", "1,010", "\u22120.19")] // percentage points, as the sentence
    public void Morris_Table_HasDecimalsByTheSizeOfANumber(string output, string large, string small)
    {
        StudyFigures figures = Morris(output, 0.5, ("strong", 10.1, 8, 12, 0), ("weak", -0.0019, -0.002, -0.001, 0));
        ReportTable table = Build(ReportLanguage.English, figures).Charts.Single().Table;
        Assert.Equal(large, table.Rows[0][3].Text);
        Assert.Equal(small, table.Rows[1][3].Text);
        Assert.Equal(-0.0019, table.Rows[1][3].Value);
        Assert.Equal(output == "never_invited" ? "In percentage points." : "In CRS points.", table.Note);
    }

    [Fact]
    public void Sobol_Finding_HasItsIntervalAndSaysThatItIsWide()
    {
        StudyFigures figures = Sobol(("strong", 1.04, 0.37, 2.34), ("weak", 0.01, -0.02, 0.03));
        string english = Build(ReportLanguage.English, figures).Findings[0];
        Assert.Contains(
            "strong explains 100% of the variance (95% interval 37% to 234%), interactions included.",
            english,
            StringComparison.Ordinal
        );
        Assert.Contains("The intervals are wide; more rows (--base)", english, StringComparison.Ordinal);
        Assert.EndsWith(
            "weak could be set to any value of the range without much difference.",
            english,
            StringComparison.Ordinal
        );
        string french = Build(ReportLanguage.French, figures).Findings[0].Replace('\u00a0', ' ');
        Assert.Contains(
            "strong explique 100 % de la variance (intervalle à 95 % : de 37 % à 234 %)",
            french,
            StringComparison.Ordinal
        );
        Assert.Equal("104%", Build(ReportLanguage.English, figures).Charts.Single().Table.Rows[0][6].Text);
    }

    [Theory]
    [InlineData(100, false)] // to 2026-10-31
    [InlineData(103, true)] // to 2026-11-03
    public void Study_BeyondTheKnownGrid_SaysSo(int days, bool isBeyond)
    {
        Report report = Build(ReportLanguage.English, Sobol(days, ("strong", 1.0, 0.37, 2.34)));
        Assert.Equal(
            isBeyond,
            report
                .Sections[^1]
                .Blocks.OfType<ReportParagraph>()
                .Any(paragraph => paragraph.Text.Contains("the CRS grid is not known", StringComparison.Ordinal))
        );
    }

    private static Report Build(ReportLanguage language, StudyFigures figures) =>
        StudyReport.Build(new ReportSpeech(language), figures);

    private static StudyFigures Morris(
        string output,
        double mean,
        params (string Key, double Mu, double Low, double High, double Noise)[] keys
    ) =>
        new(
            Study("morris", output, 30, [.. keys.Select(key => key.Key)]),
            [
                .. keys.SelectMany(key =>
                    (StudyMeasure[])
                        [
                            new(output, key.Key, "mu", key.Mu, key.Low, key.High),
                            new(
                                output,
                                key.Key,
                                "mu_star",
                                Math.Abs(key.Mu),
                                Math.Min(Math.Abs(key.Low), Math.Abs(key.High)),
                                Math.Max(Math.Abs(key.Low), Math.Abs(key.High))
                            ),
                            new(output, key.Key, "sigma", 0.1, 0, 0.2),
                            new(output, key.Key, "noise", key.Noise, None, None),
                        ]
                ),
            ],
            ImmutableDictionary<string, double>.Empty.Add(output, mean),
            []
        );

    private static StudyFigures Sobol(params (string Key, double Total, double Low, double High)[] keys) => Sobol(30, keys);

    private static StudyFigures Sobol(int days, params (string Key, double Total, double Low, double High)[] keys) =>
        new(
            Study("sobol-indices", "cutoff:cec", days, [.. keys.Select(key => key.Key)]),
            [
                .. keys.SelectMany(key =>
                    (StudyMeasure[])
                        [
                            new("cutoff:cec", key.Key, "first", key.Total, key.Low, key.High),
                            new("cutoff:cec", key.Key, "total", key.Total, key.Low, key.High),
                        ]
                ),
            ],
            ImmutableDictionary<string, double>.Empty.Add("cutoff:cec", 500),
            []
        );

    private static StudyDescription Study(string design, string output, int days, ImmutableArray<string> keys) =>
        new()
        {
            ProgramVersion = "1",
            Engine = "cohort",
            ScenarioDigest = "",
            DataDigest = "",
            DataSource = "embedded",
            DataEnds = "2026-07-23",
            Seed = 1,
            Replications = 4,
            Outputs = [output],
            Design = design,
            Vary = [.. keys.Select(key => $"{key}=1..2")],
            Keys = keys,
            Points = 12,
            Scenario = JsonSerializer.Deserialize<JsonElement>(
                $$"""{"name":"Small","as_of":"2026-07-24","horizon_days":{{days}}}"""
            ),
        };
}
