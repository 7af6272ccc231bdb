using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Comparing;

/// <summary>The report of scenarios beside each other: what they say differently, and what comes of it.</summary>
public sealed class ComparisonReport
{
    private const int FansShown = 3;

    private readonly ReportSpeech _speech;
    private readonly ComparisonInput _input;
    private readonly Comparison _comparison;
    private readonly ComparisonParts _parts;
    private readonly ComparisonHighlights _highlights;

    private ComparisonReport(ReportSpeech speech, ComparisonInput input)
    {
        (_speech, _input, _comparison) = (speech, input, input.Comparison);
        _parts = new ComparisonParts(speech, input.Comparison);
        _highlights = new ComparisonHighlights(speech, input.Comparison, _parts);
    }

    /// <summary>Makes the report.</summary>
    /// <param name="speech">The language.</param>
    /// <param name="input">The comparison, and what it rests on.</param>
    /// <returns>The report.</returns>
    public static Report Build(ReportSpeech speech, ComparisonInput input) => new ComparisonReport(speech, input).Build();

    private Report Build()
    {
        string first = _comparison.Scenarios[0].Name;
        string others = string.Join(
            _speech.Say(", ", ", "),
            _comparison.Scenarios.Skip(1).Select(scenario => scenario.Name)
        );
        ComparedScenario subject = _comparison.Scenarios[0];
        string period = _speech.Say(
            $"{_speech.Day(subject.AsOf)} to {_speech.Day(subject.AsOf.AddDays(subject.HorizonDays - 1))}",
            $"du {_speech.Day(subject.AsOf)} au {_speech.Day(subject.AsOf.AddDays(subject.HorizonDays - 1))}"
        );
        return new Report(
            _speech,
            _speech.Say($"{others}, against {first}", $"{others}, par rapport à {first}"),
            string.Join(
                ' ',
                _comparison
                    .Scenarios.Skip(1)
                    .Select(scenario => scenario.Description)
                    .Where(text => text.Length > 0)
                    .Prepend(
                        _speech.Say(
                            $"What changes between the scenarios, {period}, when everything left to chance is the same.",
                            $"Ce qui change d'un scénario à l'autre, {period}, quand tout ce qui relève du hasard est le même."
                        )
                    )
            ),
            [.. _highlights.Say()],
            [
                Keys(),
                .. Kind(
                    OutputKind.Cutoff,
                    "cutoffs",
                    _speech.Say("Cut-offs by type of round", "Notes du dernier invité par type de ronde"),
                    _speech.Say(
                        "Mean cut-off of the invitations of a replication, CRS points.",
                        "Note du dernier invité, moyenne sur les invitations d'une réplication, points du SCG."
                    ),
                    hasRanges: true
                ),
                .. Fans(),
                .. Kind(
                    OutputKind.Invitations,
                    "invitations",
                    _speech.Say("Invitations by type of round", "Invitations par type de ronde"),
                    _speech.Say("Invitations over the whole time.", "Invitations sur toute la période."),
                    hasRanges: true
                ),
                .. Kind(
                    OutputKind.Odds,
                    "odds",
                    _speech.Say("Odds of an invitation", "Chances d'invitation"),
                    _speech.Say(
                        "Odds over the whole time of a profile that is in the pool throughout, in percentage points.",
                        "Chances sur toute la période d'un profil présent dans le bassin du début à la fin, en points de pourcentage."
                    ),
                    hasRanges: false
                ),
                .. Kind(
                    OutputKind.Wait,
                    "waits",
                    _speech.Say("Waits", "Délais d'attente"),
                    _speech.Say(
                        "Mean days from submission to invitation.",
                        "Nombre moyen de jours entre la présentation et l'invitation."
                    ),
                    hasRanges: true
                ),
                .. Kind(
                    OutputKind.Pool,
                    "pool",
                    _speech.Say("The pool at the end", "Le bassin à la fin"),
                    _speech.Say("Profiles at the end by band of scores.", "Profils à la fin par tranche de notes."),
                    hasRanges: false
                ),
                .. Admissions(),
                .. ComparedAttributes.Build(_speech, _comparison),
                Rests(),
            ]
        );
    }

    private ReportSection Keys() =>
        new(
            _speech.Say("What the scenarios say differently", "Ce que les scénarios disent différemment"),
            [
                new ReportTable(
                    "keys",
                    _speech.Say("Keys with different values", "Clés dont les valeurs diffèrent"),
                    [
                        new ReportColumn(_speech.Say("Key", "Clé"), IsNumber: false),
                        .. _comparison.Scenarios.Select(scenario => new ReportColumn(scenario.Name, IsNumber: false)),
                    ],
                    [
                        .. _comparison.DifferingKeys.Select(key =>
                            (ImmutableArray<ReportCell>)
                                [
                                    Cells.Text(key.Key),
                                    .. key.Values.Select(value =>
                                        Cells.Text(
                                            value is null ? ReportSpeech.Dash
                                            : value.Length == 0 ? "[]"
                                            : value
                                        )
                                    ),
                                ]
                        ),
                    ],
                    _comparison.DifferingKeys.IsEmpty ? _speech.Say("No key differs.", "Aucune clé ne diffère.") : null
                ),
            ]
        );

    private IEnumerable<ReportSection> Kind(OutputKind kind, string id, string heading, string unit, bool hasRanges)
    {
        ComparedOutput[] outputs = OfKind(kind);
        if (outputs.Length == 0)
        {
            yield break;
        }

        ReportTable table = _parts.Table($"{id}-table", heading, outputs);
        List<ReportBlock> blocks = [];
        ComparedOutput[] parts = [.. outputs.Where(output => kind != OutputKind.Pool || output.Output.Band is not null)];
        for (int scenario = 1; scenario < _comparison.Scenarios.Length; scenario++)
        {
            string name = _comparison.Scenarios[scenario].Name;
            string title = _parts.Largest(scenario, parts) is { } largest
                ? _comparison.Scenarios.Length == 2
                    ? largest
                    : $"{name}. {largest}"
                : _parts.NoneSeen(scenario, parts);
            blocks.Add(
                _parts.Differences(
                    scenario == 1 ? $"{id}-differences" : $"{id}-differences-{scenario}",
                    title,
                    _speech.Say(
                        $"Difference from {_comparison.Scenarios[0].Name}. ",
                        $"Écart par rapport à {_comparison.Scenarios[0].Name}. "
                    ) + unit,
                    scenario,
                    parts,
                    scenario == 1 ? table : table with { Id = $"{id}-table-{scenario}" }
                )
            );
        }

        if (hasRanges)
        {
            ComparedOutput[] drawn = [.. outputs.Where(output => !output.Output.Types.IsEmpty)];
            // The title speaks of the type that moves most, for its size.
            ComparedOutput widest = drawn.MaxBy(output =>
                output.Differences[0].Mean is null ? 0 : Math.Abs(ComparisonHighlights.RelativeSize(output, 1))
            )!;
            string means = string.Join(
                ", ",
                widest.Values.Select(
                    (value, i) =>
                        $"{_comparison.Scenarios[i].Name} {_speech.Number(value.Mean ?? double.NaN, OutputNames.Digits(widest.Output))}"
                )
            );
            blocks.Add(
                _parts.Ranges(
                    $"{id}-ranges",
                    new OutputNames(_speech).Full(widest.Output) + _speech.Say(": mean of ", " : moyenne de ") + means,
                    unit + _speech.Say(" Mark: mean; line: 9 times in 10.", " Marque : moyenne; trait : 9 fois sur 10."),
                    drawn,
                    table with
                    {
                        Id = $"{id}-ranges-table",
                    }
                )
            );
        }

        yield return new ReportSection(heading, [.. blocks]);
    }

    // The fans of two runs beside each other, on one scale.
    private IEnumerable<ReportSection> Fans()
    {
        if (_input.Runs.Length != 2)
        {
            yield break;
        }

        RunSummary first = _input.Runs[0];
        TypeFigures[] types =
        [
            .. first
                .Types.Where(type =>
                    type.CutoffsByMonth.Any(month => month is not null)
                    && _input.Runs[1].Types.Any(other => other.Type == type.Type && other.Cutoffs is not null)
                )
                .OrderByDescending(type => type.Invitations.Mean)
                .Take(FansShown),
        ];
        yield return new ReportSection(
            _speech.Say("Cut-offs over time", "Notes du dernier invité au fil du temps"),
            [
                .. types.SelectMany(type =>
                {
                    TypeFigures other = _input.Runs[1].Types.First(one => one.Type == type.Type);
                    Spread[] all =
                    [
                        .. type
                            .CutoffsByMonth.Concat(other.CutoffsByMonth)
                            .Where(month => month is not null)
                            .Select(month => month!.Value),
                    ];
                    (double Low, double High) scale = (all.Min(month => month.P05), all.Max(month => month.P95));
                    return new[]
                    {
                        new RunCharts(_speech, first, _input.History).Fan(type, scale, "1"),
                        new RunCharts(_speech, _input.Runs[1], _input.History).Fan(other, scale, "2"),
                    };
                }),
            ]
        );
    }

    private IEnumerable<ReportSection> Admissions()
    {
        ComparedOutput[] outputs =
        [
            .. OfKind(OutputKind.NeverInvited),
            .. OfKind(OutputKind.Admissions),
            .. _comparison.Outputs.Where(output =>
                output.Output.Kind == OutputKind.Admissions && output.Output.Period is { IsMonth: false }
            ),
        ];
        if (outputs.Length > 0)
        {
            string heading = _speech.Say("Admissions, and who is never invited", "Admissions, et qui n'est jamais invité");
            yield return new ReportSection(heading, [_parts.Table("admissions", heading, outputs, isShort: true)]);
        }
    }

    private ReportSection Rests()
    {
        ImmutableArray<string> notes =
        [
            _speech.Say(
                $"Every replication sees the same arrivals and parameters in each scenario; replications {_comparison.FirstReplication} to {_comparison.FirstReplication + _comparison.Replications - 1}.",
                $"Dans chaque réplication, tous les scénarios reçoivent les mêmes profils et les mêmes paramètres; réplications {_comparison.FirstReplication} à {_comparison.FirstReplication + _comparison.Replications - 1}."
            ),
            .. _comparison.Warnings.Select(warning => Basis.Warning(_speech, warning)).Distinct(StringComparer.Ordinal),
        ];
        if (!_input.Runs.IsEmpty)
        {
            return Basis.Of(_speech, _input.Runs, notes);
        }

        return new ReportSection(
            Basis.Heading(_speech),
            [
                .. notes.Select(note => new ReportParagraph(note)),
                Basis.Facts(
                    _speech,
                    [
                        .. _comparison.Scenarios.Select(scenario =>
                            (
                                _speech.Say(
                                    $"Digest of {scenario.Name} (SHA-256)",
                                    $"Empreinte de {scenario.Name} (SHA-256)"
                                ),
                                scenario.Digest
                            )
                        ),
                        (_speech.Say("Replications", "Réplications"), _speech.Number(_comparison.Replications)),
                        (_speech.Say("Seed", "Germe"), _comparison.Seed.ToString(CultureInfo.InvariantCulture)),
                        ("Version", $"ExpressEntry.Sim {_input.Version}"),
                    ]
                ),
                new ReportCode(_input.Command),
            ]
        );
    }

    private ComparedOutput[] OfKind(OutputKind kind) =>
        [.. _comparison.Outputs.Where(output => output.Output.Kind == kind && output.Output.Period is null)];
}
