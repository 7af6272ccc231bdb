using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Comparing;

/// <summary>Invitations by attribute, derived by way of the synthetic population.</summary>
internal static class ComparedAttributes
{
    /// <summary>A section with one table; none where no attribute was asked for.</summary>
    public static IEnumerable<ReportSection> Build(ReportSpeech speech, Comparison comparison)
    {
        if (comparison.Attributes.IsEmpty)
        {
            yield break;
        }

        yield return new ReportSection(
            speech.Say("Invitations by attribute (derived)", "Invitations par caractéristique (dérivées)"),
            [Table(speech, comparison)]
        );
    }

    /// <summary>How to read derived figures.</summary>
    public static string Note(ReportSpeech speech) =>
        speech.Say(
            "Derived, not published: the simulation knows scores and groups; the synthetic population says how those with such scores in such groups are made up. It carries that population's assumptions (docs/population.md).",
            "Dérivé, non publié : la simulation connaît les notes et les groupes; la population synthétique dit comment se composent ceux qui ont ces notes dans ces groupes. Le tableau porte donc les hypothèses de cette population (docs/population.md)."
        );

    /// <summary>The words of an attribute's level.</summary>
    public static string NameOf(ReportSpeech speech, ComparedAttribute attribute) =>
        AttributeWords.Of(speech, attribute.Attribute)
        + speech.Say(": ", " : ")
        + AttributeWords.LevelOf(speech, attribute.Level);

    private static ReportTable Table(ReportSpeech speech, Comparison comparison) =>
        new(
            "attributes",
            speech.Say("Invitations by attribute", "Invitations par caractéristique"),
            Cells.Columns(
                speech.Say("Attribute", "Caractéristique"),
                [
                    speech.Say("Share of the pool", "Part du bassin"),
                    .. comparison.Scenarios.Select(scenario =>
                        speech.Say($"{scenario.Name}, mean", $"{scenario.Name}, moyenne")
                    ),
                    .. comparison
                        .Scenarios.Skip(1)
                        .SelectMany(scenario =>
                            (string[])
                                [
                                    speech.Say($"Difference, {scenario.Name}", $"Écart, {scenario.Name}"),
                                    speech.Say("low", "min."),
                                    speech.Say("high", "max."),
                                ]
                        ),
                ]
            ),
            [
                .. comparison.Attributes.Select(attribute =>
                    (ImmutableArray<ReportCell>)
                        [
                            Cells.Text(NameOf(speech, attribute)),
                            speech.ShareCell(attribute.ShareOfPool, 1),
                            .. attribute.Values.Select(value => speech.Cell(value.Mean ?? double.NaN)),
                            .. attribute.Differences.SelectMany(difference =>
                                (ReportCell[])
                                    [
                                        speech.SignedCell(difference.Mean ?? double.NaN),
                                        speech.SignedCell(difference.Low ?? double.NaN),
                                        speech.SignedCell(difference.High ?? double.NaN),
                                    ]
                            ),
                        ]
                ),
            ],
            Note(speech)
        );
}
