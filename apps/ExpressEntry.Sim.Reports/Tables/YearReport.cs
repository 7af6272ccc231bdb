using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Tables;

/// <summary>
/// The tables of the government's year-end report for one year: published figures, what the published rounds add up to, and,
/// with a run, what it simulates beside them. What this project does not hold is said to be so: it may be published all the same.
/// </summary>
public sealed class YearReport
{
    private static readonly ImmutableArray<string> Programs = ["pnp", "cec", "fsw", "fst"];

    private readonly ReportSpeech _speech;
    private readonly YearReportInput _input;
    private readonly YearTotals _totals;

    private YearReport(ReportSpeech speech, YearReportInput input) =>
        (_speech, _input, _totals) = (speech, input, new YearTotals(input));

    /// <summary>Makes the report.</summary>
    /// <param name="speech">The language.</param>
    /// <param name="input">Year, history and run.</param>
    /// <returns>The report.</returns>
    public static Report Build(ReportSpeech speech, YearReportInput input) => new YearReport(speech, input).Build();

    private Report Build() =>
        new(
            _speech,
            _speech.Say(
                $"Express Entry, year-end tables {_input.Year}",
                $"Entrée express, tableaux de fin d'année {_input.Year}"
            ),
            Question(),
            [],
            [
                new ReportSection(_speech.Say("The year", "L'année"), [Summary()]),
                new ReportSection(
                    _speech.Say("Invitations", "Invitations"),
                    [ByProgram(), ByType(), .. YearScores.Build(_speech, _input, _totals)]
                ),
                new ReportSection(
                    _speech.Say("Who was invited", "Qui a été invité"),
                    [.. YearAttributes.Build(_speech, _input)]
                ),
                new ReportSection(_speech.Say("Processing", "Traitement"), [Processing()]),
                Rests(),
            ]
        );

    private string Question()
    {
        if (_input.Run is not { } run)
        {
            return _speech.Say(
                $"What was published about {_input.Year}, and what the published rounds of the year add up to.",
                $"Ce qui a été publié sur {_input.Year}, et ce que donnent les rondes publiées de l'année."
            );
        }

        DateOnly from = run.AsOf.Year == _input.Year ? run.AsOf : new DateOnly(_input.Year, 1, 1);
        DateOnly end = new DateOnly(_input.Year + 1, 1, 1);
        DateOnly last = (run.End < end ? run.End : end).AddDays(-1);
        return _speech.Say(
            $"Published figures of {_input.Year}, rounds held before {_speech.Day(run.AsOf)}, and the simulation “{run.Name}” from {_speech.Day(from)} to {_speech.Day(last)}.",
            $"Chiffres publiés pour {_input.Year}, rondes tenues avant le {_speech.Day(run.AsOf)}, et simulation « {run.Name} » du {_speech.Day(from)} au {_speech.Day(last)}."
        );
    }

    private ReportTable Summary() =>
        Table(
            "year-summary",
            _speech.Say($"Express Entry in {_input.Year}", $"Entrée express en {_input.Year}"),
            [
                Row(
                    _speech.Say("Profiles submitted", "Profils présentés"),
                    Published("summary", "submitted"),
                    null,
                    "submitted"
                ),
                [
                    Cells.Text(_speech.Say("of these eligible", "dont admissibles")),
                    PublishedOr(
                        "summary",
                        "eligible",
                        Published("summary", "eligible_share"),
                        Published("summary", "submitted")
                    ),
                    Cells.Text(ReportSpeech.Dash),
                    .. Simulated(null, held: null),
                ],
                [
                    Cells.Text(PoolLabel()),
                    _speech.PublishedCell(_totals.PoolAtYearEnd?.Total),
                    Cells.Text(ReportSpeech.Dash),
                    .. Simulated(_totals.PoolAtEnd(), held: null),
                ],
                [
                    Cells.Text(RoundsLabel()),
                    _speech.PublishedCell(_totals.Listed(_totals.Rounds.Length)),
                    _totals.Rounds.IsEmpty ? Cells.Text(ReportSpeech.Dash) : _speech.Cell(_totals.Rounds.Length),
                    .. Simulated(null, held: null),
                ],
                Row(
                    _speech.Say("Invitations issued", "Invitations émises"),
                    _totals.OfficialInvitations,
                    _totals.Held(),
                    "invited"
                ),
                Row(
                    _speech.Say("Applications received (principal applicants)", "Demandes reçues (demandeurs principaux)"),
                    Published("summary", "applications"),
                    null,
                    "applied"
                ),
                Row(
                    _speech.Say("Admissions (persons, families included)", "Admissions (personnes, familles comprises)"),
                    Published("summary", "admitted_persons"),
                    null,
                    "admitted_persons"
                ),
                .. Programs
                    .Where(program => Published("admitted", program) is not null)
                    .Select(program =>
                        (ImmutableArray<ReportCell>)
                            [
                                Cells.Text(_speech.Say("of these ", "dont ") + GroupNames.OfWord(_speech, program)),
                                _speech.PublishedCell(Published("admitted", program)),
                                Cells.Text(ReportSpeech.Dash),
                                .. Simulated(_totals.Simulated("admitted_persons", program), held: null),
                            ]
                    ),
            ]
        );

    private ReportTable ByProgram() =>
        Table(
            "year-programs",
            _speech.Say("Invitations by program", "Invitations par programme"),
            [
                .. Programs.Select(program =>
                {
                    _ = RoundTypes.TryParse(program, out RoundType type);
                    long? held = _totals.Held(type);
                    return (ImmutableArray<ReportCell>)
                        [
                            Cells.Text(GroupNames.Of(_speech, type)),
                            PublishedOr(
                                "program",
                                program,
                                Published("program_share", program),
                                _totals.OfficialInvitations
                            ),
                            held is { } count ? _speech.Cell(count) : Cells.Text(ReportSpeech.Dash),
                            .. Simulated(_totals.Simulated("invited", program), held: null),
                        ];
                }),
            ],
            _speech.Say(
                "Held: rounds of that program alone. General and category rounds invite people of several programs, and how many of each is not published with them.",
                "Tenues : rondes de ce seul programme. Les rondes générales et par catégorie invitent des personnes de plusieurs programmes, et leur répartition n'est pas publiée avec elles."
            )
        );

    private ReportTable ByType()
    {
        RoundType[] types =
        [
            .. RoundTypes.All.Where(type => _totals.Held(type) is not null || _totals.Simulated(type) is { Mean: > 0 }),
        ];
        return Table(
            "year-types",
            _speech.Say("Invitations by type of round and category", "Invitations par type de ronde et par catégorie"),
            [
                .. types.Select(type =>
                {
                    long? held = _totals.Held(type);
                    return (ImmutableArray<ReportCell>)
                        [
                            Cells.Text(GroupNames.Of(_speech, type)),
                            _speech.PublishedCell(_totals.Listed(held)),
                            held is { } count ? _speech.Cell(count) : Cells.Text(ReportSpeech.Dash),
                            .. Simulated(_totals.Simulated(type), held),
                        ];
                }),
            ]
        );
    }

    private ReportTable Processing() =>
        new(
            "year-processing",
            _speech.Say(
                "Time in which 80% of applications were processed, months",
                "Délai de traitement de 80 % des demandes, en mois"
            ),
            Cells.Columns(_speech.Say("Program", "Programme"), _speech.Say("Published", "Publié")),
            [
                [Cells.Text(_speech.Say("All", "Tous")), _speech.PublishedCell(Published("summary", "processing_months"))],
                .. Programs.Select(program =>
                    (ImmutableArray<ReportCell>)
                        [
                            Cells.Text(GroupNames.OfWord(_speech, program)),
                            _speech.PublishedCell(Published("processing", program)),
                        ]
                ),
            ],
            _input.Run is null
                ? null
                : _speech.Say(
                    "Result sets do not hold processing times; the simulation takes the service standards of the scenario.",
                    "Les jeux de résultats ne contiennent pas les délais; la simulation utilise les normes de service du scénario."
                )
        );

    private ReportSection Rests()
    {
        string[] sources =
        [
            .. PublishedFigures.All.Where(figure => figure.Year == _input.Year).Select(figure => figure.Source).Distinct(),
        ];
        List<string> notes =
        [
            _speech.Say(
                $"Published: {(sources.Length == 0 ? "no year-end figure is known to this program" : string.Join("; ", sources))}. Held: the published rounds ({_input.History.Source}).",
                $"Publié : {(sources.Length == 0 ? "ce programme ne connaît aucun chiffre de fin d'année" : string.Join("; ", sources))}. Tenues : les rondes publiées ({_input.History.Source})."
            ),
        ];
        return _input.Run is { } run
            ? Basis.Of(_speech, [run], [.. notes])
            : new ReportSection(Basis.Heading(_speech), [.. notes.Select(note => new ReportParagraph(note))]);
    }

    private ReportTable Table(string id, string title, ImmutableArray<ImmutableArray<ReportCell>> rows, string? note = null)
    {
        string held = _input.Run is { } run
            ? _speech.Say($"Held before {_speech.Day(run.AsOf)}", $"Tenues avant le {_speech.Day(run.AsOf)}")
            : _speech.Say("From published rounds", "D'après les rondes publiées");
        string[] simulated = _input.Run is null
            ? []
            :
            [
                _speech.Say("Simulated part, median", "Partie simulée, médiane"),
                _speech.Say("Simulated part, 5%", "Partie simulée, 5 %"),
                _speech.Say("Simulated part, 95%", "Partie simulée, 95 %"),
                _speech.Say("Held and simulated, median", "Tenues et simulées, médiane"),
            ];
        return new ReportTable(
            id,
            title,
            Cells.Columns(_speech.Say("What", "Élément"), [_speech.Say("Published", "Publié"), held, .. simulated]),
            rows,
            note
        );
    }

    private ImmutableArray<ReportCell> Row(string label, double? published, long? held, string? flow) =>
        [
            Cells.Text(label),
            _speech.PublishedCell(published),
            held is { } count ? _speech.Cell(count) : Cells.Text(ReportSpeech.Dash),
            .. Simulated(flow is null ? null : _totals.Simulated(flow), held),
        ];

    private IEnumerable<ReportCell> Simulated(Spread? spread, long? held)
    {
        if (_input.Run is null)
        {
            return [];
        }

        return spread is { } known
            ?
            [
                _speech.Cell(known.P50),
                _speech.Cell(known.P05),
                _speech.Cell(known.P95),
                // Adding what is known shifts a median and does nothing else to it.
                held is { } count
                    ? _speech.Cell(known.P50 + count)
                    : Cells.Text(ReportSpeech.Dash),
            ]
            : Cells.Dashes(4);
    }

    // The list of a year that goes on is not that of the year.
    private string RoundsLabel()
    {
        string label = _speech.Say("Rounds held", "Rondes tenues");
        return _input.History.Rounds.LastOrDefault() is { } last && last.Date.Year == _input.Year && last.Date.Month < 12
            ? label + _speech.Say($" (to {_speech.Day(last.Date)})", $" (jusqu'au {_speech.Day(last.Date)})")
            : label;
    }

    private string PoolLabel()
    {
        string label = _speech.Say("Profiles in the pool at the end", "Profils dans le bassin à la fin");
        return _totals.PoolAtYearEnd is { } pool
            ? label
                + _speech.Say($" (published for {_speech.Day(pool.AsOf)})", $" (publié pour le {_speech.Day(pool.AsOf)})")
            : label;
    }

    private double? Published(string part, string key) => PublishedFigures.Find(_input.Year, part, key)?.Value;

    /// <summary>A published count, or what a published share of a published whole comes to, to the thousand and marked as such.</summary>
    private ReportCell PublishedOr(string part, string key, double? share, double? whole)
    {
        if (Published(part, key) is { } count)
        {
            return _speech.Cell(count);
        }

        if (share is not { } of || whole is not { } all)
        {
            return Cells.Text(_speech.NotInData);
        }

        double about = Math.Round(of * all / 1000) * 1000;
        return new ReportCell(
            _speech.Say(
                $"about {_speech.Number(about)} ({_speech.Percent(of)})",
                $"environ {_speech.Number(about)} ({_speech.Percent(of)})"
            ),
            about
        );
    }
}
