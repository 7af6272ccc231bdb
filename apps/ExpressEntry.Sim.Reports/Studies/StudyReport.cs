using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Runs;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Comparing;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Studies;

/// <summary>The report of a sensitivity study: a tornado an output, and the measures behind it.</summary>
public sealed class StudyReport
{
    private readonly ReportSpeech _speech;
    private readonly StudyFigures _figures;
    private readonly OutputNames _names;
    private readonly bool _isMorris;

    private StudyReport(ReportSpeech speech, StudyFigures figures)
    {
        (_speech, _figures, _names) = (speech, figures, new OutputNames(speech));
        _isMorris = figures.Study.Design == "morris";
    }

    private string Source =>
        _speech.Say(
            $"{_speech.Number(_figures.Study.Points)} simulated points, {_speech.Replications(_figures.Study.Replications)} each, seed {_figures.Study.Seed}",
            $"{_speech.Number(_figures.Study.Points)} points simulés, {_speech.Replications(_figures.Study.Replications)} chacun, germe {_figures.Study.Seed}"
        );

    /// <summary>Makes the report.</summary>
    /// <param name="speech">The language.</param>
    /// <param name="figures">The study.</param>
    /// <returns>The report.</returns>
    public static Report Build(ReportSpeech speech, StudyFigures figures) => new StudyReport(speech, figures).Build();

    private Report Build()
    {
        ImmutableArray<(string Output, ReportChart? Chart)> all =
        [
            .. _figures.Study.Outputs.Select(output => (output, Chart(output))),
        ];
        ImmutableArray<ReportChart> charts = [.. all.Select(one => one.Chart).OfType<ReportChart>()];
        string name = _figures.Study.Scenario.TryGetProperty("name", out var text) ? text.GetString() ?? "" : "";
        return new Report(
            _speech,
            _speech.Say($"What {name} depends on", $"De quoi dépend {name}"),
            Subtitle(),
            [
                .. all.Where(one => one.Chart is not null)
                    .Select(one => one.Chart!.Title + "." + new StudyRemarks(_speech, _figures).Of(one.Output)),
            ],
            [
                new ReportSection(_speech.Say("Sensitivity", "Sensibilité"), [.. charts]),
                new ReportSection(
                    Basis.Heading(_speech),
                    [
                        .. IsBeyondTheKnownGrid()
                            ? [new ReportParagraph(Basis.UnknownGrid(_speech))]
                            : Array.Empty<ReportBlock>(),
                        Basis.Facts(_speech, [.. Facts()]),
                        new ReportCode(
                            $"{StudyCommand.Of(_figures.Study, _figures.First)}\neesim report study --out report.html{_speech.Say("", " --lang fr")}"
                        ),
                        new ReportParagraph("scenario.yaml"),
                        new ReportCode(Basis.Readable(_figures.Study.Scenario)),
                    ]
                ),
            ]
        );
    }

    private bool IsBeyondTheKnownGrid()
    {
        JsonElement scenario = _figures.Study.Scenario;
        return DateOnly.TryParseExact(scenario.GetProperty("as_of").GetString(), "yyyy-MM-dd", out DateOnly asOf)
            && ScenarioWarnings.IsBeyondTheKnownGrid(
                scenario,
                asOf.AddDays(scenario.GetProperty("horizon_days").GetInt32() - 1)
            );
    }

    private string Subtitle() =>
        _figures.Study.Keys.Length == 1
            ? _speech.Say(
                "How far one assumption moves the results when it goes through its range.",
                "De combien une hypothèse déplace les résultats quand elle parcourt son intervalle."
            )
            : _speech.Say(
                $"How far each of {_figures.Study.Keys.Length} assumptions moves the results when it goes through its range, all others varying as well.",
                $"De combien chacune des {_figures.Study.Keys.Length} hypothèses déplace les résultats quand elle parcourt son intervalle, les autres variant aussi."
            );

    private IEnumerable<(string What, string Value)> Facts()
    {
        StudyDescription study = _figures.Study;
        yield return (_speech.Say("Scenario digest (SHA-256)", "Empreinte du scénario (SHA-256)"), study.ScenarioDigest);
        yield return (_speech.Say("Data digest (SHA-256)", "Empreinte des données (SHA-256)"), study.DataDigest);
        yield return (_speech.Say("Data", "Données"), $"{study.DataSource}, {study.DataEnds}");
        yield return (_speech.Say("Design", "Plan"), study.Design);
        yield return ("Points", _speech.Number(study.Points));
        yield return (_speech.Say("Replications", "Réplications"), _speech.Number(study.Replications));
        yield return (_speech.Say("Seed", "Germe"), study.Seed.ToString(CultureInfo.InvariantCulture));
        yield return (_speech.Say("Engine", "Moteur"), study.Engine);
        yield return ("Version", $"ExpressEntry.Sim {study.ProgramVersion}");
    }

    private ReportChart? Chart(string output)
    {
        string importance = _isMorris ? "mu_star" : "total";
        string[] keys =
        [
            .. _figures
                .Measures.Where(one => one.Output == output && one.Measure == importance && !double.IsNaN(one.Value))
                .OrderByDescending(one => one.Value)
                .Select(one => one.Key),
        ];
        if (keys.Length == 0 || !_figures.Means.TryGetValue(output, out double mean))
        {
            return null;
        }

        OutputName name = OutputName.Parse(output);
        string id =
            "sensitivity-" + string.Concat(output.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        return _isMorris ? Tornado(id, output, name, keys, mean) : Shares(id, output, name, keys);
    }

    private ReportChart Tornado(string id, string output, OutputName name, string[] keys, double mean)
    {
        double scale = OutputNames.IsShare(name) ? 100 : 1;
        StudyMeasure most = _figures.Find(output, keys[0], "mu_star");
        StudyMeasure effect = _figures.Find(output, keys[0], "mu");
        (string low, string high) = RangeOf(keys[0]);
        string ends = _speech.Range(scale * most.Low, scale * most.High, OutputNames.Digits(name));
        bool isQuiet = keys.All(key => _figures.IsQuiet(output, key));
        string interval = double.IsNaN(most.Low)
            ? ""
            : _speech.Say($" (95% interval {ends})", $" (intervalle à 95 % : {ends})");
        return new ReportChart(
            id,
            isQuiet
                ? _speech.Say(
                    $"{_names.Full(name)}: no assumption moves it by more than the noise of the replications",
                    $"{_names.Full(name)} : aucune hypothèse n'a d'effet qui dépasse le hasard des réplications"
                )
                : _speech.Say(
                    $"{_names.Full(name)}: {keys[0]} from {low} to {high} {(effect.Low > 0 ? "raises" : effect.High < 0 ? "lowers" : "moves")} it most, by {_names.Size(name, most.Value)}{interval}",
                    $"{_names.Full(name)} : {keys[0]}, de {low} à {high}, a le plus d'effet, {(effect.Low > 0 ? "une hausse" : effect.High < 0 ? "une baisse" : "un écart")} de {_names.Size(name, most.Value)}{interval}"
                ),
            _speech.Say(
                $"Bars: mean of {_names.Value(name, mean)} less and plus half the mean effect of each assumption's whole range, written at its ends. Orange: low end; blue: high end.",
                $"Barres : moyenne de {_names.Value(name, mean)} moins et plus la moitié de l'effet moyen de tout l'intervalle de chaque hypothèse, dont les bornes sont écrites au bout des barres. Orange : borne inférieure; bleu : borne supérieure."
            ),
            Source,
            "tornado",
            json =>
            {
                json.WriteNumber("digits", OutputNames.Digits(name));
                json.WriteRounded("base", scale * mean);
                json.WriteObjects(
                    "rows",
                    keys,
                    key =>
                    {
                        double half = _figures.Find(output, key, "mu").Value / 2;
                        (string from, string to) = RangeOf(key);
                        json.WriteString("label", key);
                        json.WriteRounded("low", scale * (mean - half));
                        json.WriteRounded("high", scale * (mean + half));
                        json.WriteString("lowInput", from);
                        json.WriteString("highInput", to);
                    }
                );
            },
            Table(id, name, output, keys, ["mu", "mu_star", "sigma"])
        );
    }

    private ReportChart Shares(string id, string output, OutputName name, string[] keys)
    {
        StudyMeasure most = _figures.Find(output, keys[0], "total");
        string interval = double.IsNaN(most.Low)
            ? ""
            : _speech.Say(
                $" (95% interval {_speech.Percent(most.Low)} to {_speech.Percent(most.High)})",
                $" (intervalle à 95 % : de {_speech.Percent(most.Low)} à {_speech.Percent(most.High)})"
            );
        return new ReportChart(
            id,
            _speech.Say(
                $"{_names.Full(name)}: {keys[0]} explains {_speech.Percent(Math.Clamp(most.Value, 0, 1))} of the variance{interval}{(keys.Length > 1 ? ", interactions included" : "")}",
                $"{_names.Full(name)} : {keys[0]} explique {_speech.Percent(Math.Clamp(most.Value, 0, 1))} de la variance{interval}{(keys.Length > 1 ? ", interactions comprises" : "")}"
            ),
            _speech.Say(
                "Total Sobol index of each assumption over its range: share of the variance, per cent. Dot: estimate; line: 95% interval. A hollow dot: the interval holds 0.",
                "Indice de Sobol total de chaque hypothèse sur son intervalle : part de la variance, en pourcentage. Point : estimation; trait : intervalle à 95 %. Point creux : l'intervalle contient 0."
            ),
            Source,
            "differences",
            json =>
                json.WriteObjects(
                    "rows",
                    keys.Select(key => _figures.Find(output, key, "total")),
                    total =>
                    {
                        json.WriteString("label", total.Key);
                        json.WriteRounded("value", 100 * total.Value);
                        json.WriteRounded("low", 100 * (double.IsNaN(total.Low) ? total.Value : total.Low));
                        json.WriteRounded("high", 100 * (double.IsNaN(total.High) ? total.Value : total.High));
                    }
                ),
            Table(id, name, output, keys, ["first", "total"])
        );
    }

    private ReportTable Table(string id, OutputName name, string output, string[] keys, string[] measures) =>
        new(
            id + "-table",
            _speech.Say($"Measures: {_names.Full(name)}", $"Mesures : {_names.Full(name)}"),
            Cells.Columns(
                _speech.Say("Assumption", "Hypothèse"),
                [
                    _speech.Say("Low", "Bas"),
                    _speech.Say("High", "Haut"),
                    .. measures.SelectMany(measure =>
                        (string[])[TitleOf(measure), _speech.Say("low", "min."), _speech.Say("high", "max.")]
                    ),
                ]
            ),
            [
                .. keys.Select(key =>
                {
                    (string low, string high) = RangeOf(key);
                    return (ImmutableArray<ReportCell>)
                        [
                            Cells.Text(key),
                            Cells.Text(low),
                            Cells.Text(high),
                            .. measures
                                .Select(measure => _figures.Find(output, key, measure))
                                .SelectMany(one =>
                                    (ReportCell[])[Cell(name, one.Value), Cell(name, one.Low), Cell(name, one.High)]
                                ),
                        ];
                }),
            ],
            UnitOf(name)
        );

    // With as many decimals as its size asks for, as the terminal has them; shares in hundredths, as the sentence above says them.
    private ReportCell Cell(OutputName name, double value)
    {
        if (!_isMorris)
        {
            return _speech.ShareCell(value);
        }

        int digits = Math.Abs(value) switch
        {
            >= 1000 => 0,
            >= 100 => 1,
            >= 1 => 2,
            _ => 4,
        };
        return OutputNames.IsShare(name)
            ? new ReportCell(_speech.Number(100 * value, Math.Max(0, digits - 2)), double.IsFinite(value) ? value : null)
            : _speech.Cell(value, digits);
    }

    private string? UnitOf(OutputName name) =>
        !_isMorris ? _speech.Say("Shares of the variance, in per cent.", "Parts de la variance, en pourcentage.")
        : OutputNames.IsShare(name) ? _speech.Say("In percentage points.", "En points de pourcentage.")
        : name.Kind is OutputKind.Cutoff or OutputKind.LastCutoff ? _speech.Say("In CRS points.", "En points du SCG.")
        : name.Kind == OutputKind.Wait ? _speech.Say("In days.", "En jours.")
        : null;

    private string TitleOf(string measure) =>
        measure switch
        {
            "mu" => _speech.Say("Mean effect (μ)", "Effet moyen (μ)"),
            "mu_star" => _speech.Say("Mean size (μ*)", "Ampleur moyenne (μ*)"),
            "sigma" => _speech.Say("Spread (σ)", "Dispersion (σ)"),
            "first" => _speech.Say("First-order share", "Part du premier ordre"),
            _ => _speech.Say("Total share", "Part totale"),
        };

    // The ranges are kept as they were written: KEY=LOW..HIGH.
    private (string Low, string High) RangeOf(string key)
    {
        string? written = _figures.Study.Vary.FirstOrDefault(vary => vary.StartsWith(key + "=", StringComparison.Ordinal));
        string range = written?[(key.Length + 1)..] ?? "";
        string[] ends = (range.EndsWith(":log", StringComparison.Ordinal) ? range[..^4] : range).Split("..");
        return ends.Length == 2 ? (EndOf(ends[0]), EndOf(ends[1])) : (ReportSpeech.Dash, ReportSpeech.Dash);
    }

    // With the digits it was written with, in the language's form.
    private string EndOf(string written)
    {
        string plain = PlainNumber.Canonical(written.Trim());
        int point = plain.IndexOf('.', StringComparison.Ordinal);
        return PlainNumber.TryParse(plain, out double value) && !plain.Contains('E', StringComparison.OrdinalIgnoreCase)
            ? _speech.Number(value, point < 0 ? 0 : plain.Length - point - 1)
            : plain;
    }
}
