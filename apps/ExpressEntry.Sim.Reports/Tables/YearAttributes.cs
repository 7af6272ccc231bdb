using System.Collections.Immutable;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Comparing;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Tables;

/// <summary>A year's invited by age, education, language and experience, as far as it was published.</summary>
internal static class YearAttributes
{
    private static readonly ImmutableArray<(string Part, string Key, string English, string French)> Lines =
    [
        ("age", "20-29", "Age 20 to 29", "Âge de 20 à 29 ans"),
        ("age", "20-34", "Age 20 to 34", "Âge de 20 à 34 ans"),
        ("education", "one_or_two_years", "Credential of one or two years", "Diplôme d'un ou deux ans"),
        ("education", "three_years_or_more", "Degree of three years or more", "Diplôme de trois ans ou plus"),
        (
            "education",
            "three_years_only",
            "Degree of three years or more, below a master's",
            "Diplôme de trois ans ou plus, sous la maîtrise"
        ),
        ("education", "masters_or_professional", "Master's or professional degree", "Maîtrise ou diplôme professionnel"),
        ("language", "clb_7", "First official language: CLB 7", "Première langue officielle : NCLC 7"),
        ("language", "clb_9", "First official language: CLB 9", "Première langue officielle : NCLC 9"),
        ("experience", "canadian", "A year or more of work in Canada", "Un an ou plus de travail au Canada"),
        ("experience", "no_foreign", "No work abroad", "Aucun travail à l'étranger"),
    ];

    public static IEnumerable<ReportBlock> Build(ReportSpeech speech, YearReportInput input)
    {
        yield return new ReportTable(
            "year-invited",
            speech.Say(
                "Share of those invited by age, education, language and experience",
                "Part des personnes invitées selon l'âge, les études, la langue et l'expérience"
            ),
            Cells.Columns(speech.Say("Attribute", "Caractéristique"), speech.Say("Published", "Publié")),
            [
                .. Lines.Select(line =>
                    (ImmutableArray<ReportCell>)
                        [
                            Cells.Text(speech.Say(line.English, line.French)),
                            Published(speech, input.Year, line.Part, line.Key),
                        ]
                ),
            ]
        );
        if (input.Run is { } run && !input.Attributes.IsEmpty)
        {
            yield return Derived(speech, input, run);
        }
    }

    // Some shares were published as a bound: "more than half".
    private static ReportCell Published(ReportSpeech speech, int year, string part, string key) =>
        PublishedFigures.Find(year, part, key) is { } figure ? speech.ShareCell(figure.Value)
        : PublishedFigures.Find(year, part, key + "_more_than") is { } bound
            ? new ReportCell(
                speech.Say($"more than {speech.Percent(bound.Value)}", $"plus de {speech.Percent(bound.Value)}"),
                bound.Value
            )
        : Cells.Text(speech.NotInData);

    private static ReportTable Derived(ReportSpeech speech, YearReportInput input, RunSummary run)
    {
        double all = input
            .Attributes.Where(one => one.Attribute == input.Attributes[0].Attribute)
            .Sum(one => one.Values[0].Mean ?? 0);
        return new ReportTable(
            "year-derived",
            speech.Say(
                $"Invited from {speech.Day(run.AsOf)} to {speech.Day(run.End.AddDays(-1))} by attribute (simulated and derived)",
                $"Personnes invitées du {speech.Day(run.AsOf)} au {speech.Day(run.End.AddDays(-1))} par caractéristique (simulé et dérivé)"
            ),
            Cells.Columns(
                speech.Say("Attribute", "Caractéristique"),
                speech.Say("Share of the pool", "Part du bassin"),
                speech.Say("Share of those invited", "Part des personnes invitées"),
                speech.Say("Invitations, mean", "Invitations, moyenne"),
                speech.Say("Invitations, 5%", "Invitations, 5 %"),
                speech.Say("Invitations, 95%", "Invitations, 95 %")
            ),
            [
                .. input.Attributes.Select(one =>
                    (ImmutableArray<ReportCell>)
                        [
                            Cells.Text(ComparedAttributes.NameOf(speech, one)),
                            speech.ShareCell(one.ShareOfPool, 1),
                            speech.ShareCell((one.Values[0].Mean ?? double.NaN) / all, 1),
                            speech.Cell(one.Values[0].Mean ?? double.NaN),
                            speech.Cell(one.Values[0].P05 ?? double.NaN),
                            speech.Cell(one.Values[0].P95 ?? double.NaN),
                        ]
                ),
            ],
            ComparedAttributes.Note(speech)
        );
    }
}
