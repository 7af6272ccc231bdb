using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Comparing;

/// <summary>Tables and charts of outputs in all scenarios.</summary>
internal sealed class ComparisonParts(ReportSpeech speech, Comparison comparison)
{
    private readonly OutputNames _names = new(speech);

    public string Source =>
        speech.Say(
            $"simulations of {comparison.Scenarios.Length} scenarios, {speech.Replications(comparison.Replications)} each with the same random numbers, seed {comparison.Seed}",
            $"simulations de {comparison.Scenarios.Length} scénarios, {speech.Replications(comparison.Replications)} chacun avec les mêmes nombres aléatoires, germe {comparison.Seed}"
        );

    /// <summary>One line an output: each scenario's values, and the paired differences.</summary>
    /// <param name="id">The table's id.</param>
    /// <param name="title">Its title.</param>
    /// <param name="outputs">One a row.</param>
    /// <param name="isShort">Means and differences alone, for a table that is printed.</param>
    public ReportTable Table(string id, string title, IReadOnlyList<ComparedOutput> outputs, bool isShort = false) =>
        new(
            id,
            title,
            Cells.Columns(
                speech.Say("What", "Élément"),
                [.. ValueColumns(isShort), .. TargetColumns(outputs), .. DifferenceColumns()]
            ),
            [
                .. outputs.Select(output =>
                    (ImmutableArray<ReportCell>)
                        [
                            Cells.Text(_names.Short(output.Output)),
                            .. output.Values.SelectMany(value => ValueCells(output, value, isShort)),
                            .. WithTargets(outputs)
                                .SelectMany(scenario =>
                                    TargetCells(output, output.Values[scenario], output.Targets[scenario])
                                ),
                            .. output.Differences.SelectMany(difference => DifferenceCells(output, difference)),
                        ]
                ),
            ],
            (WithTargets(outputs).Length == 0 ? "" : TargetNote() + " ")
                + speech.Say(
                    "Differences are taken within each replication in which both have a value, against the first scenario, and averaged (pairs: how many); low and high are their 95% interval. Ratio: how many times the replications it would take without common random numbers.",
                    "Les écarts sont calculés dans chaque réplication où les deux ont une valeur, par rapport au premier scénario, puis moyennés (paires : combien); min. et max. forment leur intervalle à 95 %. Rapport : par combien il faudrait multiplier les réplications sans nombres aléatoires communs."
                )
        );

    /// <summary>Mean and range of each scenario beside each other.</summary>
    public ReportChart Ranges(
        string id,
        string title,
        string unit,
        IReadOnlyList<ComparedOutput> outputs,
        ReportTable table
    ) =>
        new(
            id,
            title,
            unit + MarksOf(),
            Source,
            "ranges",
            json =>
            {
                json.WriteTexts("series", comparison.Scenarios.Select(scenario => scenario.Name));
                json.WriteStartArray("rows");
                foreach (ComparedOutput output in outputs)
                {
                    json.WriteStartObject();
                    json.WriteString("label", _names.Short(output.Output));
                    json.WriteStartArray("values");
                    foreach (OutputSummary value in output.Values)
                    {
                        if (value.Mean is not { } mean)
                        {
                            json.WriteNullValue();
                            continue;
                        }

                        json.WriteStartObject();
                        json.WriteRounded("low", value.P05!.Value);
                        json.WriteRounded("middle", mean);
                        json.WriteRounded("high", value.P95!.Value);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            },
            table
        );

    /// <summary>The differences of one scenario, with their intervals.</summary>
    public ReportChart Differences(
        string id,
        string title,
        string unit,
        int scenario,
        IReadOnlyList<ComparedOutput> outputs,
        ReportTable table
    )
    {
        (string Label, PairedDifference Difference)[] rows =
        [
            .. outputs
                .Select(output => (_names.Short(output.Output), output.Differences[scenario - 1]))
                .Where(row => row.Item2.Low is not null),
        ];
        bool isShare = outputs.Count > 0 && OutputNames.IsShare(outputs[0].Output);
        double scale = isShare ? 100 : 1;
        return new ReportChart(
            id,
            title,
            unit
                + speech.Say(
                    " Dot: mean; line: 95% interval. A hollow dot: the interval holds 0.",
                    " Point : moyenne; trait : intervalle à 95 %. Point creux : l'intervalle contient 0."
                ),
            Source,
            "differences",
            json =>
            {
                json.WriteNumber(
                    "digits",
                    rows.Length > 0 && rows.Max(row => Math.Abs(scale * row.Difference.High!.Value)) < 10 ? 1 : 0
                );
                json.WriteObjects(
                    "rows",
                    rows,
                    row =>
                    {
                        json.WriteString("label", row.Label);
                        json.WriteRounded("value", scale * row.Difference.Mean!.Value);
                        json.WriteRounded("low", scale * row.Difference.Low!.Value);
                        json.WriteRounded("high", scale * row.Difference.High!.Value);
                    }
                );
            },
            table
        );
    }

    /// <summary>A finding about the largest difference that is seen, for a title; null where none is.</summary>
    public string? Largest(int scenario, IReadOnlyList<ComparedOutput> outputs)
    {
        ComparedOutput? most = outputs
            .Where(output => output.Differences[scenario - 1].IsSeen)
            .MaxBy(output => Math.Abs(output.Differences[scenario - 1].Mean!.Value));
        return most is null ? null : Say(most, scenario);
    }

    /// <summary>One difference in words.</summary>
    public string Say(ComparedOutput output, int scenario) => Say(output, scenario, _names.Full(output.Output));

    private string Say(ComparedOutput output, int scenario, string name)
    {
        PairedDifference difference = output.Differences[scenario - 1];
        double mean = difference.Mean!.Value;
        string size = _names.Size(output.Output, mean);
        return mean > 0
            ? speech.Say($"{name}: up by {size}", $"{name} : hausse de {size}")
            : speech.Say($"{name}: down by {size}", $"{name} : baisse de {size}");
    }

    /// <summary>The same of rounds that are held as those of another type.</summary>
    /// <returns>A sentence; null where no difference can be seen.</returns>
    public string? SayAll(ReplacedRounds replaced)
    {
        if (!replaced.Difference.IsSeen)
        {
            return null;
        }

        int scenario = replaced.Difference.Scenario;
        var output = new ComparedOutput(
            OutputName.Parse($"cutoff:{replaced.Type.ToWord()}"),
            [.. comparison.Scenarios.Select((_, i) => i == scenario ? replaced.After : replaced.Before)],
            [.. Enumerable.Repeat(replaced.Difference, comparison.Scenarios.Length - 1)],
            []
        );
        string name = $"{_names.Full(output.Output)} \u2192 {GroupNames.Of(speech, replaced.HeldAs)}";
        return SayAll(output, scenario, name);
    }

    /// <summary>The same with the interval and the two means.</summary>
    public string SayAll(ComparedOutput output, int scenario) => SayAll(output, scenario, _names.Full(output.Output));

    private string SayAll(ComparedOutput output, int scenario, string name)
    {
        PairedDifference difference = output.Differences[scenario - 1];
        string low = Signed(output, difference.Low!.Value);
        string high = Signed(output, difference.High!.Value);
        string from = _names.Value(output.Output, difference.MeanThere!.Value);
        string to = _names.Value(output.Output, difference.MeanHere!.Value);
        string pairs = output.IsOfAll(scenario)
            ? ""
            : speech.Say(
                $", over the {speech.Number(difference.Pairs)} replications in which both scenarios have a value",
                $", sur les {speech.Number(difference.Pairs)} réplications où les deux scénarios ont une valeur"
            );
        return Say(output, scenario, name)
            + speech.Say(
                $" on average (95% interval {low} to {high}), from {from} to {to}{pairs}.",
                $" en moyenne (intervalle à 95 % : de {low} à {high}), de {from} à {to}{pairs}."
            );
    }

    /// <summary>A title where no difference is seen: why, as far as it is known.</summary>
    /// <param name="scenario">Place of the scenario, from 1.</param>
    /// <param name="outputs">What the title is about.</param>
    public string NoneSeen(int scenario, IReadOnlyList<ComparedOutput> outputs)
    {
        string name = comparison.Scenarios[scenario].Name;
        return comparison.Replications == 1
                ? speech.Say(
                    $"{name}: one replication gives no interval",
                    $"{name} : une seule réplication ne donne pas d'intervalle"
                )
            : outputs.All(output => output.Differences[scenario - 1].Pairs < 2)
                ? speech.Say($"{name}: too little in both to compare", $"{name} : trop peu à comparer")
            : speech.Say($"{name}: no difference can be seen", $"{name} : aucun écart visible");
    }

    private string Signed(ComparedOutput output, double value)
    {
        bool isShare = OutputNames.IsShare(output.Output);
        double scaled = isShare ? 100 * value : value;
        int digits = OutputNames.Digits(output.Output);
        while (digits < 3 && scaled != 0 && Math.Round(scaled, digits) == 0)
        {
            digits++;
        }

        return speech.Signed(scaled, digits);
    }

    private string MarksOf()
    {
        string[] marks =
        [
            speech.Say("blue circle", "cercle bleu"),
            speech.Say("orange square", "carré orange"),
            speech.Say("green triangle", "triangle vert"),
            speech.Say("purple diamond", "losange violet"),
            speech.Say("grey star", "étoile grise"),
            speech.Say("brown fork", "fourche brune"),
        ];
        return " "
            + string.Join(
                "; ",
                comparison.Scenarios.Select(
                    (scenario, i) => $"{Capital(marks[i % marks.Length])}{speech.Say(": ", " : ")}{scenario.Name}"
                )
            )
            + ".";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private IEnumerable<string> ValueColumns(bool isShort) =>
        comparison.Scenarios.SelectMany(scenario =>
            (string[])
                [
                    speech.Say($"{scenario.Name}, mean", $"{scenario.Name}, moyenne"),
                    .. isShort
                        ? []
                        : new[]
                        {
                            speech.Say($"{scenario.Name}, 5%", $"{scenario.Name}, 5 %"),
                            speech.Say($"{scenario.Name}, median", $"{scenario.Name}, médiane"),
                            speech.Say($"{scenario.Name}, 95%", $"{scenario.Name}, 95 %"),
                        },
                ]
        );

    // The scenarios that aim at something (admissions of a levels plan) in one of the outputs.
    private int[] WithTargets(IEnumerable<ComparedOutput> outputs) =>
        [
            .. Enumerable
                .Range(0, comparison.Scenarios.Length)
                .Where(scenario => outputs.Any(output => output.Targets[scenario] is not null)),
        ];

    private IEnumerable<string> TargetColumns(IEnumerable<ComparedOutput> outputs) =>
        WithTargets(outputs)
            .Select(scenario => comparison.Scenarios[scenario].Name)
            .SelectMany(name =>
                (string[])
                    [
                        speech.Say($"{name}, expected before the first day", $"{name}, attendues avant le premier jour"),
                        speech.Say($"{name}, whole year", $"{name}, année entière"),
                        speech.Say($"{name}, target of the whole year", $"{name}, cible de l'année entière"),
                    ]
            );

    // A part of a year does not stand beside the target of all of it.
    private IEnumerable<ReportCell> TargetCells(ComparedOutput output, OutputSummary value, AdmissionTarget? target)
    {
        double? year = target is { IsWholeYear: true } ? target.Together(value)?.Mean : null;
        return
        [
            ValueCell(output, target?.ExpectedBefore),
            ValueCell(output, year),
            ValueCell(output, year is null ? null : target!.Persons),
        ];
    }

    private string TargetNote() =>
        speech.Say(
            "Means of a year are of its simulated part; whole year: with what is expected to have been admitted before the first day, which is not published by program. Without that part, and for a year that the simulation does not reach the end of, no target is shown.",
            "Les moyennes d'une année portent sur sa partie simulée; année entière : avec les admissions attendues avant le premier jour, qui ne sont pas publiées par programme. Sans cette partie, et pour une année dont la simulation n'atteint pas la fin, aucune cible n'est montrée."
        );

    private IEnumerable<string> DifferenceColumns() =>
        comparison
            .Scenarios.Skip(1)
            .SelectMany(scenario =>
            {
                string of = comparison.Scenarios.Length == 2 ? "" : $" ({scenario.Name})";
                return (string[])
                    [
                        speech.Say($"Difference, mean{of}", $"Écart moyen{of}"),
                        speech.Say($"Difference, low{of}", $"Écart, min.{of}"),
                        speech.Say($"Difference, high{of}", $"Écart, max.{of}"),
                        speech.Say($"Pairs{of}", $"Paires{of}"),
                        speech.Say($"Ratio{of}", $"Rapport{of}"),
                    ];
            });

    private IEnumerable<ReportCell> ValueCells(ComparedOutput output, OutputSummary value, bool isShort) =>
        isShort
            ? [ValueCell(output, value.Mean)]
            :
            [
                ValueCell(output, value.Mean),
                ValueCell(output, value.P05),
                ValueCell(output, value.P50),
                ValueCell(output, value.P95),
            ];

    private IEnumerable<ReportCell> DifferenceCells(ComparedOutput output, PairedDifference difference) =>
        [
            SignedCell(output, difference.Mean),
            SignedCell(output, difference.Low),
            SignedCell(output, difference.High),
            speech.Cell(difference.Pairs),
            difference.VarianceRatio is { } ratio ? speech.Cell(ratio, ratio < 10 ? 1 : 0) : Cells.Text(ReportSpeech.Dash),
        ];

    private ReportCell ValueCell(ComparedOutput output, double? value) =>
        value is { } number ? new ReportCell(_names.Value(output.Output, number), number) : Cells.Text(ReportSpeech.Dash);

    private ReportCell SignedCell(ComparedOutput output, double? value) =>
        value is { } number
            ? new ReportCell(Signed(output, number) + PointsOf(output, number), number)
            : Cells.Text(ReportSpeech.Dash);

    // Beside values in per cent a bare number would be read as one.
    private string PointsOf(ComparedOutput output, double value) =>
        !OutputNames.IsShare(output.Output) ? ""
        : Math.Abs(100 * value) < 2 ? speech.Say(" points", " point")
        : speech.Say(" points", " points");
}
