using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Accuracy;

/// <summary>The report of a backtest: how good the forecasts were, by task and group, and whether their odds kept their word.</summary>
public sealed class BacktestReport
{
    private readonly ReportSpeech _speech;
    private readonly AccuracyBasis _basis;
    private readonly BacktestFigures _figures;
    private readonly AccuracyParts _parts;

    private BacktestReport(ReportSpeech speech, AccuracyBasis basis, BacktestFigures figures) =>
        (_speech, _basis, _figures, _parts) = (speech, basis, figures, new AccuracyParts(speech, basis));

    /// <summary>Makes the report.</summary>
    /// <param name="speech">The language.</param>
    /// <param name="basis">Window, history, seed, version and command.</param>
    /// <param name="figures">What was found; at least one task with rows.</param>
    /// <returns>The report.</returns>
    public static Report Build(ReportSpeech speech, AccuracyBasis basis, BacktestFigures figures) =>
        new BacktestReport(speech, basis, figures).Build();

    private Report Build() =>
        new(
            _speech,
            _speech.Say("How good the forecasts are", "Que valent les prévisions"),
            _speech.Say(
                $"The rounds from {_speech.Day(_basis.Window.From)} to {_speech.Day(_basis.Window.To)}, each forecast from what was public before its day.",
                $"Les rondes du {_speech.Day(_basis.Window.From)} au {_speech.Day(_basis.Window.To)}, chacune prévue à partir de ce qui était public avant son jour."
            ),
            [.. Findings()],
            [.. _figures.Cutoffs.Select(one => Cutoffs(one.Task, one.Report)), .. Odds(), .. Pool(), _parts.Rests()]
        );

    private IEnumerable<string> Findings()
    {
        foreach ((char task, CutoffReport report) in _figures.Cutoffs)
        {
            CutoffSummary all = report.Find("all")!;
            yield return TitleOf(task)
                + _speech.Say(": ", " : ")
                + _speech.Say(
                    $"mean error {_speech.Number(all.MeanAbsoluteError, 1)} points over {_speech.Number(all.Rows)} rounds; {_parts.LessError(all.Skill)} of the whole forecast (CRPS) than “same as last time”; {_speech.Percent(all.Coverage90)} of cut-offs inside the 90% ranges.",
                    $"erreur moyenne de {_speech.Number(all.MeanAbsoluteError, 1)} points sur {_speech.Number(all.Rows)} rondes; {_parts.LessError(all.Skill)} pour toute la prévision (CRPS) que « comme la dernière fois »; {_speech.Percent(all.Coverage90)} des notes dans les intervalles à 90 %."
                );
        }

        if (_figures.Odds?.Find("all") is { } odds)
        {
            yield return _speech.Say(
                $"Odds of an invitation were off by {_speech.Number(100 * odds.CalibrationError, 1)} points of percentage on average.",
                $"Les chances d'invitation s'écartaient en moyenne de {_speech.Number(100 * odds.CalibrationError, 1)} points de pourcentage."
            );
        }

        if (_figures.Pool is { } pool)
        {
            yield return _speech.Say(
                $"The bands of the next snapshot were {_speech.Percent(pool.Error, 2)} off, {_speech.Percent(pool.ReferenceError, 2)} without a forecast.",
                $"Les tranches de l'instantané suivant s'écartaient de {_speech.Percent(pool.Error, 2)}, de {_speech.Percent(pool.ReferenceError, 2)} sans prévision."
            );
        }
    }

    private ReportSection Cutoffs(char task, CutoffReport report)
    {
        ImmutableArray<(string Group, CutoffSummary Summary)> groups =
        [
            .. report
                .Groups.Where(group =>
                    !group.Key.Contains(':', StringComparison.Ordinal)
                    && (task != 'c' || group.Key.Contains('@', StringComparison.Ordinal))
                )
                .Select(group => (group.Key, group.Value)),
        ];
        string title = TitleOf(task);
        ReportTable table = _parts.Cutoffs($"task-{task}-table", title, groups);
        return new ReportSection(
            title,
            [
                _parts.Skill($"task-{task}-skill", table, groups),
                _parts.Transforms($"task-{task}-transform", report.CountTransforms()),
            ]
        );
    }

    private IEnumerable<ReportSection> Odds()
    {
        if (_figures.Odds?.Find("all") is not { } all)
        {
            yield break;
        }

        ReliabilityBin[] bins = [.. all.Bins.Where(bin => bin.Cells > 0)];
        yield return new ReportSection(
            _speech.Say("Odds of an invitation", "Chances d'invitation"),
            [
                new ReportChart(
                    "reliability",
                    _speech.Say(
                        $"Odds were {_speech.Number(100 * all.CalibrationError, 1)} points of percentage off on average, in {_speech.Number(all.Cells)} cases",
                        $"Les chances s'écartaient en moyenne de {_speech.Number(100 * all.CalibrationError, 1)} points de pourcentage, sur {_speech.Number(all.Cells)} cas"
                    ),
                    _speech.Say(
                        "Odds said, in tenths, and how often an invitation came. On the dashed line both are equal.",
                        "Chances annoncées, par dixième, et fréquence des invitations. Sur les tirets, les deux sont égales."
                    ),
                    _parts.Source,
                    "reliability",
                    json =>
                    {
                        json.WriteString("xLabel", _speech.Say("Odds that were said", "Chances annoncées"));
                        json.WriteString("yLabel", _speech.Say("How often invited", "Fréquence des invitations"));
                        json.WriteObjects(
                            "points",
                            bins,
                            bin =>
                            {
                                json.WriteRounded("said", bin.MeanOdds);
                                json.WriteRounded("happened", bin.EventRate);
                                json.WriteNumber("cases", bin.Cells);
                            }
                        );
                    },
                    new ReportTable(
                        "reliability-table",
                        _speech.Say("Odds that were said, and what happened", "Chances annoncées et ce qui s'est produit"),
                        Cells.Columns(
                            _speech.Say("Tenth", "Dixième"),
                            _speech.Say("Cases", "Cas"),
                            _speech.Say("Said, mean", "Annoncé, moyenne"),
                            _speech.Say("Invited", "Invités")
                        ),
                        [
                            .. all.Bins.Select(
                                (bin, i) =>
                                    (ImmutableArray<ReportCell>)
                                        [
                                            Cells.Text($"{10 * i}–{10 * (i + 1)}"),
                                            _speech.Cell(bin.Cells),
                                            _speech.ShareCell(bin.MeanOdds, 1),
                                            _speech.ShareCell(bin.EventRate, 1),
                                        ]
                            ),
                        ]
                    )
                ),
            ]
        );
    }

    private IEnumerable<ReportSection> Pool() =>
        _figures.Pool is { } pool ? [new ReportSection(_speech.Say("The pool", "Le bassin"), [_parts.Bands(pool)])] : [];

    private string TitleOf(char task) =>
        task switch
        {
            'a' => _speech.Say("Date, type and size known", "Date, type et taille connus"),
            'b' => _speech.Say("Size not known", "Taille inconnue"),
            _ => _speech.Say("Last round within 90 and 180 days", "Dernière ronde dans les 90 et 180 jours"),
        };
}
