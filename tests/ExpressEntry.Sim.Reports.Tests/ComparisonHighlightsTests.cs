using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Reports.Comparing;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Tests;

/// <summary>Findings of comparison reports, from values written down here.</summary>
public sealed class ComparisonHighlightsTests
{
    private const double None = double.NaN;

    // Four types that all rise; the fewer invitations, the larger the rise for its spread.
    private static readonly ComparedOutput[] FourTypes =
    [
        Of("cutoff:senior_managers", [400, 401, 402], [480, 481, 483]),
        Of("cutoff:french", [400, 410, 420], [411, 420, 431]),
        Of("cutoff:healthcare", [400, 410, 420], [421, 430, 441]),
        Of("cutoff:cec", [500, 530, 560], [502, 532, 562]),
        Of("invitations:senior_managers", [10, 10, 10], [10, 10, 10]),
        Of("invitations:french", [500, 500, 500], [500, 500, 500]),
        Of("invitations:healthcare", [200, 200, 200], [200, 200, 200]),
        Of("invitations:cec", [900, 900, 900], [900, 900, 900]),
    ];

    [Fact]
    public void Say_MoreDifferencesThanFit_TakesTheTypesWithMostInvitationsAndCountsTheRest()
    {
        string[] said = Say(ReportLanguage.English, FourTypes);
        Assert.Equal(4, said.Length);
        Assert.StartsWith("Cut-offs, Canadian Experience Class: up by 2.0 points", said[0], StringComparison.Ordinal);
        Assert.StartsWith("Cut-offs, French-language proficiency: up by", said[1], StringComparison.Ordinal);
        Assert.StartsWith("Cut-offs, Healthcare and social services: up by", said[2], StringComparison.Ordinal);
        Assert.Equal("One more difference can be seen, in the tables below.", said[3]);
        Assert.Equal("Un autre écart se voit dans les tableaux ci-dessous.", Say(ReportLanguage.French, FourTypes)[^1]);
    }

    [Theory]
    [InlineData(
        ReportLanguage.English,
        "Cut-offs, Canadian Experience Class \u2192 General (all programs): up by 20.0 points on average (95% interval +20.0 to +20.0), from 510.0 to 530.0."
    )]
    [InlineData(
        ReportLanguage.French,
        "Notes du dernier invité, Expérience canadienne \u2192 Générale (tous les programmes)\u00a0: hausse de 20,0 points en moyenne (intervalle à 95\u00a0%\u00a0: de +20,0 à +20,0), de 510,0 à 530,0."
    )]
    public void Say_RoundsHeldAsThoseOfAnotherType_ComesFirst(ReportLanguage language, string sentence)
    {
        (double[] before, double[] after) = ([500, 510, 520], [520, 530, 540]);
        var replaced = new ReplacedRounds(
            RoundType.Cec,
            RoundType.General,
            OutputSummary.Of(before),
            OutputSummary.Of(after),
            PairedDifference.Of(after, before, 1)
        );
        Assert.Equal(sentence, Say(language, FourTypes, replaced)[0]);
    }

    [Fact]
    public void Say_AllDifferencesFit_CountsNoRest() =>
        Assert.DoesNotContain(
            Say(ReportLanguage.English, FourTypes[1..]),
            sentence => sentence.Contains("tables below", StringComparison.Ordinal)
        );

    [Fact]
    public void Say_DifferenceOverSomeReplications_NamesPairsAndTheirMeans()
    {
        ComparedOutput[] outputs = [Of("wait:cec", [10, 30, 80], [60, 80, None]), .. FourTypes[4..]];
        Assert.EndsWith(
            "from 20.0 to 70.0, over the 2 replications in which both scenarios have a value.",
            Say(ReportLanguage.English, outputs)[0],
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "de 20,0 à 70,0, sur les 2 réplications où les deux scénarios ont une valeur.",
            Say(ReportLanguage.French, outputs)[0],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("wait:cec", 1.3, "hausse de 1,3 jour en moyenne")]
    [InlineData("wait:cec", 2.0, "hausse de 2,0 jours en moyenne")]
    [InlineData("cutoff:cec", 1.9, "hausse de 1,9 point en moyenne")]
    [InlineData("never_invited", 0.013, "hausse de 1,3 point de pourcentage en moyenne")]
    public void Say_InFrench_HasASingularBelowTwo(string output, double more, string says)
    {
        ComparedOutput[] outputs = [Of(output, [0, 0, 0], [more, more, more]), .. FourTypes[4..]];
        Assert.Contains(says, Say(ReportLanguage.French, outputs)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Say_TypeWithoutRoundsInOneScenario_IsNamed()
    {
        ComparedOutput[] outputs = [Of("cutoff:french", [400, 401, 402], [None, None, None])];
        Assert.Equal(
            ["New has no rounds of this type, so no cut-offs and waits to compare: French-language proficiency."],
            Say(ReportLanguage.English, outputs)
        );
        Assert.Contains("New n'a aucune ronde de ce type", Say(ReportLanguage.French, outputs)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Say_TargetOfAYear_StandsBesideThePartBeforeAsWell()
    {
        ComparedOutput[] outputs =
        [
            Of("admissions:federal@2026", [80, 90, 100], [80, 90, 100]) with
            {
                Targets = [null, new AdmissionTarget(2026, "federal", 109, 102, IsWholeYear: true)],
            },
        ];
        Assert.Equal(
            "New – Persons admitted, federal programs, 2026: 192 on average (9 times in 10 183 to 201), 102 of them expected before July 24, 2026; the target of 109 is not met (exceeded by 76%).",
            Say(ReportLanguage.English, outputs)[^1]
        );
        Assert.EndsWith(
            "102 attendues avant le 24\u00a0juillet 2026; la cible de 109 n'est pas respectée (dépassée de 76\u00a0%).",
            Say(ReportLanguage.French, outputs)[^1],
            StringComparison.Ordinal
        );
        ReportTable table = Table(outputs);
        Assert.Equal(
            ["New, expected before the first day", "New, whole year", "New, target of the whole year"],
            Targets(table)
        );
        Assert.Equal([102.0, 192, 109], table.Rows[0][3..6].Select(cell => cell.Value!.Value));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(102.0, false)]
    public void Table_YearInPart_HasNoTargetBesideIt(double? before, bool isWholeYear)
    {
        ComparedOutput[] outputs =
        [
            Of("admissions:federal@2026", [80, 90, 100], [80, 90, 100]) with
            {
                Targets = [null, new AdmissionTarget(2026, "federal", 109, before, isWholeYear)],
            },
        ];
        Assert.Equal(["–", "–"], Table(outputs).Rows[0][4..6].Select(cell => cell.Text));
        Assert.DoesNotContain(
            Say(ReportLanguage.English, outputs),
            sentence => sentence.Contains("is not met", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Table_DifferencesOfAShare_AreInPoints()
    {
        ReportTable table = Table([Of("never_invited", [0.44, 0.45, 0.46], [0.42, 0.44, 0.43])]);
        Assert.Equal("45.0%", table.Rows[0][1].Text);
        Assert.Equal("\u22122.0 points", table.Rows[0][3].Text);
    }

    [Fact]
    public void Say_OneReplication_SaysThatThereIsNoInterval()
    {
        ComparedOutput[] outputs = [Of("cutoff:cec", [500], [510])];
        Assert.StartsWith(
            "One replication gives no interval",
            Assert.Single(Say(ReportLanguage.English, outputs)),
            StringComparison.Ordinal
        );
        var parts = new ComparisonParts(new ReportSpeech(ReportLanguage.English), Comparison(outputs));
        Assert.Equal("New: one replication gives no interval", parts.NoneSeen(1, outputs));
    }

    [Theory]
    [InlineData(510.0, 490.0, 501.0, "New: no difference can be seen")]
    [InlineData(None, None, None, "New: too little in both to compare")]
    public void NoneSeen_OfOutputs_SaysWhy(double first, double second, double third, string says)
    {
        ComparedOutput[] outputs = [Of("cutoff:cec", [500, 500, 500], [first, second, third])];
        var parts = new ComparisonParts(new ReportSpeech(ReportLanguage.English), Comparison(outputs));
        Assert.Equal(says, parts.NoneSeen(1, outputs));
    }

    private static ReportTable Table(ComparedOutput[] outputs) =>
        new ComparisonParts(new ReportSpeech(ReportLanguage.English), Comparison(outputs)).Table(
            "t",
            "",
            outputs,
            isShort: true
        );

    private static IEnumerable<string> Targets(ReportTable table) =>
        table
            .Columns.Select(column => column.Title)
            .Where(title => title.StartsWith("New, ", StringComparison.Ordinal))
            .Skip(1);

    private static string[] Say(ReportLanguage language, ComparedOutput[] outputs, params ReplacedRounds[] replaced)
    {
        var speech = new ReportSpeech(language);
        Comparison comparison = Comparison(outputs) with { Replaced = [.. replaced] };
        return [.. new ComparisonHighlights(speech, comparison, new ComparisonParts(speech, comparison)).Say()];
    }

    private static Comparison Comparison(ComparedOutput[] outputs) =>
        new()
        {
            Scenarios =
            [
                .. new[] { "Old", "New" }.Select(name => new ComparedScenario(
                    name,
                    name,
                    "",
                    "",
                    new DateOnly(2026, 7, 24),
                    365,
                    false
                )),
            ],
            Seed = 1,
            FirstReplication = 1,
            Replications = outputs.Max(output => output.Values.Max(value => value.Count)),
            DifferingKeys = [],
            Outputs = [.. outputs],
            Attributes = [],
            Findings = [],
            Warnings = [],
        };

    private static ComparedOutput Of(string output, double[] first, double[] second) =>
        new(
            OutputName.Parse(output),
            [OutputSummary.Of(first), OutputSummary.Of(second)],
            [PairedDifference.Of(second, first)],
            [null, null]
        );
}
