using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Accuracy;

/// <summary>Tables and charts that reports of accuracy share.</summary>
internal sealed class AccuracyParts(ReportSpeech speech, AccuracyBasis basis)
{
    private const double Ideal = 0.1;

    public string Source =>
        speech.Say(
            $"published rounds (IRCC), {speech.Day(basis.Window.From)} to {speech.Day(basis.Window.To)}; forecasts by ExpressEntry.Sim {basis.Version}",
            $"rondes publiées (IRCC), du {speech.Day(basis.Window.From)} au {speech.Day(basis.Window.To)}; prévisions d'ExpressEntry.Sim {basis.Version}"
        );

    /// <summary><c>31% less error</c>, or <c>8% more error</c> where the skill is below 0.</summary>
    public string LessError(double skill) =>
        skill >= 0
            ? speech.Say($"{speech.Percent(skill)} less error", $"{speech.Percent(skill)} d'erreur de moins")
            : speech.Say($"{speech.Percent(-skill)} more error", $"{speech.Percent(-skill)} d'erreur de plus");

    /// <summary>One line a group: errors, skill, coverage.</summary>
    public ReportTable Cutoffs(string id, string title, IEnumerable<(string Group, CutoffSummary Summary)> groups) =>
        new(
            id,
            title,
            Cells.Columns(
                speech.Say("Group", "Groupe"),
                speech.Say("Rounds", "Rondes"),
                speech.Say("Mean error, points", "Erreur moyenne, points"),
                speech.Say("Median error", "Erreur médiane"),
                "CRPS",
                speech.Say("CRPS of “same as last time”", "CRPS de « comme la dernière fois »"),
                speech.Say("Skill", "Compétence"),
                speech.Say("Skill, low", "Compétence, min."),
                speech.Say("Skill, high", "Compétence, max."),
                speech.Say("Inside 50%", "Dans les 50 %"),
                speech.Say("Inside 80%", "Dans les 80 %"),
                speech.Say("Inside 90%", "Dans les 90 %")
            ),
            [
                .. groups.Select(group =>
                    (ImmutableArray<ReportCell>)
                        [
                            Cells.Text(NameOf(group.Group)),
                            speech.Cell(group.Summary.Rows),
                            speech.Cell(group.Summary.MeanAbsoluteError, 1),
                            speech.Cell(group.Summary.MedianAbsoluteError, 1),
                            speech.Cell(group.Summary.Crps, 2),
                            speech.Cell(group.Summary.ReferenceCrps, 2),
                            speech.Cell(group.Summary.Skill, 2),
                            speech.Cell(group.Summary.Interval.SkillLow, 2),
                            speech.Cell(group.Summary.Interval.SkillHigh, 2),
                            speech.ShareCell(group.Summary.Coverage50),
                            speech.ShareCell(group.Summary.Coverage80),
                            speech.ShareCell(group.Summary.Coverage90),
                        ]
                ),
            ],
            speech.Say(
                "Error: distance from the median forecast to the cut-off. CRPS: the same for the whole forecast. Skill: 1 less CRPS over that of “same as last time”, with its 95% interval. Inside: share of cut-offs in these ranges.",
                "Erreur : distance entre la médiane prévue et la note du dernier invité. CRPS : de même pour toute la prévision. Compétence : 1 moins le rapport du CRPS à celui de « comme la dernière fois », avec son intervalle à 95 %. Dans : part des notes dans ces intervalles."
            )
        );

    /// <summary>Skill by group with its interval, around "same as last time".</summary>
    public ReportChart Skill(string id, ReportTable table, ImmutableArray<(string Group, CutoffSummary Summary)> groups)
    {
        CutoffSummary all = groups.First(group => group.Group is "all" or "all@90").Summary;
        return new ReportChart(
            id,
            speech.Say(
                $"Forecasts have {LessError(all.Skill)} than “same as last time” over all {speech.Number(all.Rows)} rounds",
                $"Les prévisions ont {LessError(all.Skill)} que « comme la dernière fois » sur l'ensemble des {speech.Number(all.Rows)} rondes"
            ),
            speech.Say(
                "Skill: 0 is “same as last time”, 1 is perfect. Dot: measured; line: 95% interval. A hollow dot: the interval holds 0, or the rounds are too few for one.",
                "Compétence : 0 vaut « comme la dernière fois », 1 la perfection. Point : mesure; trait : intervalle à 95 %. Point creux : l'intervalle contient 0, ou les rondes sont trop peu nombreuses pour en donner un."
            ),
            Source,
            "differences",
            json =>
            {
                json.WriteNumber("digits", 1);
                json.WriteObjects(
                    "rows",
                    groups,
                    group =>
                    {
                        json.WriteString("label", NameOf(group.Group));
                        json.WriteRounded("value", group.Summary.Skill);
                        json.WriteRounded("low", group.Summary.Interval.SkillLow);
                        json.WriteRounded("high", group.Summary.Interval.SkillHigh);
                    }
                );
            },
            table
        );
    }

    /// <summary>Where the cut-offs fell in their forecasts, in tenths.</summary>
    public ReportChart Transforms(string id, ImmutableArray<int> bins)
    {
        int all = bins.Sum();
        double[] shares = [.. bins.Select(count => count / (double)all)];
        double middle = shares[2..8].Sum();
        return new ReportChart(
            id,
            speech.Say(
                $"{speech.Percent(middle)} of cut-offs fell into the middle six tenths of their forecasts; 60% would be ideal",
                $"{speech.Percent(middle)} des notes du dernier invité sont tombées dans les six dixièmes du milieu de leur prévision; 60 % seraient l'idéal"
            ),
            speech.Say(
                "Probability integral transform: share of cut-offs in each tenth of their forecast, from the lowest scores up. Dashed: 10%, what right forecasts give.",
                "Transformée intégrale : part des notes dans chaque dixième de leur prévision, des plus basses aux plus élevées. Tirets : 10 %, ce que donnent des prévisions justes."
            ),
            Source,
            "histogram",
            json =>
            {
                json.WriteString("xLabel", speech.Say("Tenth of the forecast", "Dixième de la prévision"));
                json.WriteNumber("expected", Ideal);
                json.WriteObjects(
                    "bins",
                    shares.Select((share, i) => (Label: Tenth(i), Share: share)),
                    bin =>
                    {
                        json.WriteString("label", bin.Label);
                        json.WriteRounded("share", bin.Share);
                    }
                );
            },
            new ReportTable(
                id + "-table",
                speech.Say("Cut-offs by tenth of their forecast", "Notes du dernier invité par dixième de leur prévision"),
                Cells.Columns(speech.Say("Tenth", "Dixième"), speech.Say("Cut-offs", "Notes"), speech.Say("Share", "Part")),
                [
                    .. bins.Select(
                        (count, i) =>
                            (ImmutableArray<ReportCell>)
                                [Cells.Text(Tenth(i)), speech.Cell(count), speech.ShareCell(shares[i], 1)]
                    ),
                ]
            )
        );
    }

    /// <summary>Error of each band of the next snapshot.</summary>
    public ReportTable Bands(PoolSummary pool) =>
        new(
            "bands",
            speech.Say("Error of the bands of the next snapshot", "Erreur sur les tranches de l'instantané suivant"),
            Cells.Columns(
                speech.Say("CRS score", "Note SCG"),
                speech.Say("Median error", "Erreur médiane"),
                speech.Say("Mean error", "Erreur moyenne")
            ),
            [
                .. Enumerable
                    .Range(0, PoolCounts.BandCount)
                    .Select(band =>
                        (ImmutableArray<ReportCell>)
                            [
                                Cells.Text(ReportSpeech.Band(PoolCounts.Bands[band].Label)),
                                speech.ShareCell(pool.BandMedianErrors[band], 1),
                                speech.ShareCell(pool.BandMeanErrors[band], 1),
                            ]
                    ),
            ],
            speech.Say(
                $"All bands of {speech.Number(pool.Rows)} snapshots together: {speech.Percent(pool.Error, 2)} off; the last snapshot unchanged would be {speech.Percent(pool.ReferenceError, 2)} off.",
                $"Toutes les tranches de {speech.Number(pool.Rows)} instantanés ensemble : écart de {speech.Percent(pool.Error, 2)}; le dernier instantané inchangé : {speech.Percent(pool.ReferenceError, 2)}."
            )
        );

    /// <summary>History, window, seed, version and command.</summary>
    public ReportSection Rests() =>
        new(
            Basis.Heading(speech),
            [
                new ReportParagraph(
                    speech.Say(
                        "Every forecast uses only what was public before its day.",
                        "Chaque prévision n'utilise que ce qui était public avant son jour."
                    )
                ),
                Basis.Facts(
                    speech,
                    [
                        (speech.Say("Data", "Données"), basis.History.Source),
                        (
                            speech.Say("Data digest (SHA-256)", "Empreinte des données (SHA-256)"),
                            HistoryDigest.Of(basis.History)
                        ),
                        (
                            speech.Say("Data end on", "Fin des données"),
                            basis.History.DataEnds is { } ends ? speech.Day(ends) : ReportSpeech.Dash
                        ),
                        (speech.Say("First day judged", "Premier jour évalué"), speech.Day(basis.Window.From)),
                        (speech.Say("Last day judged", "Dernier jour évalué"), speech.Day(basis.Window.To)),
                        (speech.Say("Seed", "Germe"), basis.Seed.ToString(CultureInfo.InvariantCulture)),
                        ("Version", $"ExpressEntry.Sim {basis.Version}"),
                    ]
                ),
                new ReportCode(basis.Command),
            ]
        );

    /// <summary>A group of types, with the horizon where it has one.</summary>
    public string NameOf(string key)
    {
        string[] parts = key.Split('@');
        string name = parts[0] switch
        {
            "all" => speech.Say("All rounds", "Toutes les rondes"),
            "nopnp" => speech.Say("All but nominee rounds", "Toutes sauf candidats des provinces"),
            "othercat" => speech.Say("Other categories", "Autres catégories"),
            "others" => speech.Say("All but CEC, French, nominees", "Toutes sauf CEC, français et provinces"),
            _ => GroupNames.OfWord(speech, parts[0]),
        };
        return parts.Length == 1 ? name : name + speech.Say($", {parts[1]} days", $", {parts[1]} jours");
    }

    private static string Tenth(int place) =>
        string.Create(CultureInfo.InvariantCulture, $"{10 * place}–{10 * (place + 1)}");
}
