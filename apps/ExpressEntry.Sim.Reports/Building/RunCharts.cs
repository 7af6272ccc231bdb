using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Building;

/// <summary>The charts of one run: cut-offs, pool, invitations and admissions by month.</summary>
internal sealed class RunCharts(ReportSpeech speech, RunSummary run, PublishedHistory? history)
{
    private const double OftenShare = 0.2;
    private static readonly ImmutableArray<string> Programs = ["pnp", "cec", "fsw", "fst", "none"];

    private string Source =>
        speech.Say(
            $"simulation “{run.Name}”, {speech.Replications(run.Replications)}, seed {run.Results.Run.Seed}",
            $"simulation « {run.Name} », {speech.Replications(run.Replications)}, germe {run.Results.Run.Seed}"
        );

    private string SourceWithRounds =>
        history is null ? Source : speech.Say("published rounds (IRCC); ", "rondes publiées (IRCC); ") + Source;

    /// <summary>Cut-offs of one type by month, after those of the year before.</summary>
    public ReportChart Fan(TypeFigures type) => Fan(type, null, "");

    /// <summary>The same on a given scale and with a mark behind its id, to stand beside the fan of another run.</summary>
    public ReportChart Fan(TypeFigures type, (double Low, double High)? scale, string mark)
    {
        string word = Engine.Rules.RoundTypes.ToWord(type.Type);
        string name = GroupNames.Of(speech, type.Type);
        (DateOnly Day, int Cutoff)[] past =
        [
            .. (history?.Rounds ?? [])
                .Where(round => round.Type == type.Type && round.Date >= run.AsOf.AddYears(-1) && round.Cutoff is not null)
                .Select(round => (round.Date, round.Cutoff!.Value)),
        ];
        // The title speaks of months in which a round is not a rare thing; a quantile of a few rounds is noise.
        bool IsRare(int month) => type.CutoffsByMonth[month] is not null && type.ShareByMonth[month] < OftenShare;
        int[] held =
        [
            .. Enumerable
                .Range(0, run.Months.Length)
                .Where(i => type.CutoffsByMonth[i] is not null && type.ShareByMonth[i] >= OftenShare),
        ];
        bool hasRare = Enumerable.Range(0, run.Months.Length).Any(IsRare);
        string rare = hasRare
            ? speech.Say(
                $" Dashed outline: fewer than {speech.Percent(OftenShare)} of the replications hold a round in the month.",
                $" Contour en tirets : moins de {speech.Percent(OftenShare)} des réplications tiennent une ronde dans le mois."
            )
            : "";
        string dots = past.Length > 0 ? speech.Say(" Dots: rounds held.", " Points : rondes tenues.") : "";
        string id = $"cutoffs-{word.Replace('_', '-')}{(mark.Length == 0 ? "" : "-" + mark)}";
        string title = FanTitle(name, type, held);
        return new ReportChart(
            id,
            mark.Length == 0 ? title : $"{run.Name}. {title}",
            speech.Say(
                $"CRS score of the last one invited, by month. Line: median; dark: even odds; light: 9 times in 10.{rare}{dots}",
                $"Note SCG de la dernière personne invitée, par mois. Trait : médiane; foncé : une fois sur deux; pâle : 9 fois sur 10.{rare}{dots}"
            ),
            SourceWithRounds,
            "fan",
            json =>
            {
                json.WriteTexts("months", run.Months.Select(SpecJson.Label));
                json.WriteNumbers("low", type.CutoffsByMonth.Select(month => month?.P05));
                json.WriteNumbers("q25", type.CutoffsByMonth.Select(month => month?.P25));
                json.WriteNumbers("median", type.CutoffsByMonth.Select(month => month?.P50));
                json.WriteNumbers("q75", type.CutoffsByMonth.Select(month => month?.P75));
                json.WriteNumbers("high", type.CutoffsByMonth.Select(month => month?.P95));
                if (hasRare)
                {
                    json.WriteFlags("few", Enumerable.Range(0, run.Months.Length).Select(IsRare));
                }

                json.WriteObjects(
                    "past",
                    past,
                    round =>
                    {
                        json.WriteString("date", SpecJson.Day(round.Day));
                        json.WriteNumber("value", round.Cutoff);
                    }
                );
                json.WriteString("asOf", SpecJson.Day(run.AsOf));
                if (scale is { } shared)
                {
                    json.WriteNumbers("scale", new double?[] { shared.Low, shared.High });
                }
            },
            new ReportTable(
                $"{id}-table",
                speech.Say($"Cut-offs by month: {name}", $"Notes du dernier invité par mois : {name}"),
                Cells.Columns(
                    speech.Say("Month", "Mois"),
                    speech.Say("Replications with a round", "Réplications avec une ronde"),
                    speech.Percent(0.05),
                    speech.Percent(0.25),
                    speech.Say("Median", "Médiane"),
                    speech.Percent(0.75),
                    speech.Percent(0.95)
                ),
                [
                    .. run.Months.Select(
                        (month, i) =>
                            (ImmutableArray<ReportCell>)
                                [
                                    Cells.Text(MonthName(month)),
                                    speech.ShareCell(type.ShareByMonth[i]),
                                    .. type.CutoffsByMonth[i] is { } cutoffs
                                        ? (IEnumerable<ReportCell>)
                                            [
                                                speech.Cell(cutoffs.P05),
                                                speech.Cell(cutoffs.P25),
                                                speech.Cell(cutoffs.P50),
                                                speech.Cell(cutoffs.P75),
                                                speech.Cell(cutoffs.P95),
                                            ]
                                        : Cells.Dashes(5),
                                ]
                    ),
                ]
            ),
            IsHalf: true
        );
    }

    private string FanTitle(string name, TypeFigures type, int[] held)
    {
        if (held.Length == 0)
        {
            string all = speech.Number(type.Cutoffs?.P50 ?? double.NaN);
            return speech.Say(
                $"{name}: median cut-off {all} of all rounds together; in no month do {speech.Percent(OftenShare)} of the replications hold one",
                $"{name} : note médiane du dernier invité de {all} pour toutes les rondes ensemble; aucun mois n'en a dans {speech.Percent(OftenShare)} des réplications"
            );
        }

        (int first, int last) = (held[0], held[^1]);
        string from = speech.Number(type.CutoffsByMonth[first]!.Value.P50);
        string to = speech.Number(type.CutoffsByMonth[last]!.Value.P50);
        return first == last
            ? speech.Say(
                $"{name}: median cut-off {from} in {speech.Month(run.Months[first])}",
                $"{name} : note médiane du dernier invité de {from} en {speech.Month(run.Months[first])}"
            )
            : speech.Say(
                $"{name}: median cut-off {from} in {speech.Month(run.Months[first])}, {to} in {speech.Month(run.Months[last])}",
                $"{name} : note médiane du dernier invité de {from} en {speech.Month(run.Months[first])}, de {to} en {speech.Month(run.Months[last])}"
            );
    }

    /// <summary>The pool by band and month, beside the last published one or the first month's.</summary>
    public ReportChart Pool()
    {
        PoolFigures pool = run.Pool;
        PoolSnapshot? start = history?.Snapshots.LastOrDefault();
        double[] before =
        [
            .. pool.Bands.Select(
                (band, i) =>
                    start is not null && ScoreBand.TryParse(band, out ScoreBand of) && start.CountOf(of) is { } count
                        ? count
                        : pool.Means[i][0]
            ),
        ];
        bool isPublished = start is not null;
        string since = isPublished
            ? speech.Say(
                $"the pool published for {speech.Day(start!.AsOf)}",
                $"le bassin publié pour le {speech.Day(start!.AsOf)}"
            )
            : speech.Say($"the end of {speech.Month(run.Months[0])}", $"la fin de {speech.Month(run.Months[0])}");
        double[] endSums = [.. pool.Means.Select(months => months[^1])];
        double change = (endSums.Sum() / before.Sum()) - 1;
        int top = Enumerable
            .Range(0, before.Length)
            .Where(i => before[i] > 0)
            .MaxBy(i => Math.Abs((pool.Means[i][^1] / before[i]) - 1));
        double topChange = (pool.Means[top][^1] / before[top]) - 1;
        string topBand = ReportSpeech.Band(pool.Bands[top]);
        DateOnly lastDay = run.End.AddDays(-1);
        return new ReportChart(
            "pool",
            speech.Say(
                $"On {speech.Day(lastDay)} the pool is {speech.Percent(Math.Abs(change))} {(change < 0 ? "smaller" : "larger")} on average than {since}; band {topBand} changes most, by {(topChange > 0 ? "+" : "")}{speech.Percent(topChange)}",
                $"Le {speech.Day(lastDay)}, le bassin est {(change < 0 ? "plus petit" : "plus grand")} de {speech.Percent(Math.Abs(change))} en moyenne que {since}; la tranche {topBand} change le plus ({(topChange > 0 ? "+" : "")}{speech.Percent(topChange)})"
            ),
            speech.Say(
                $"Mean number of profiles at the end of each month, change in per cent since {since}. Blue: more; orange: fewer.",
                $"Nombre moyen de profils à la fin de chaque mois, écart en pourcentage depuis {since}. Bleu : plus; orange : moins."
            ),
            isPublished ? speech.Say("published pool (IRCC); ", "bassin publié (IRCC); ") + Source : Source,
            "heat",
            json =>
            {
                json.WriteTexts("rows", pool.Bands);
                json.WriteTexts("months", run.Months.Select(SpecJson.Label));
                json.WriteStartArray("change");
                for (int band = 0; band < before.Length; band++)
                {
                    json.WriteStartArray();
                    foreach (double mean in pool.Means[band])
                    {
                        if (before[band] > 0)
                        {
                            // Rounded once, as the title rounds.
                            double percent = 100 * ((mean / before[band]) - 1);
                            json.WriteNumberValue(Math.Round(percent, MidpointRounding.AwayFromZero));
                        }
                        else
                        {
                            json.WriteNullValue();
                        }
                    }

                    json.WriteEndArray();
                }

                json.WriteEndArray();
            },
            PoolTable(before, since)
        );
    }

    private ReportTable PoolTable(double[] before, string since)
    {
        PoolFigures pool = run.Pool;
        return new ReportTable(
            "pool-table",
            speech.Say(
                "Profiles in the pool by band of scores at the end of each month, mean",
                "Profils dans le bassin par tranche de notes à la fin de chaque mois, moyenne"
            ),
            [
                new ReportColumn(speech.Say("CRS score", "Note SCG"), IsNumber: false),
                new ReportColumn(speech.Say("Before", "Avant")),
                .. run.Months.Select(month => new ReportColumn(SpecJson.Label(month))),
            ],
            [
                .. pool.Bands.Select(
                    (band, i) =>
                        (ImmutableArray<ReportCell>)
                            [
                                Cells.Text(ReportSpeech.Band(band)),
                                speech.Cell(before[i]),
                                .. pool.Means[i].Select(mean => speech.Cell(mean)),
                            ]
                ),
                [
                    Cells.Text("Total"),
                    speech.Cell(before.Sum()),
                    .. run.Months.Select((_, month) => speech.Cell(pool.Means.Sum(means => means[month]))),
                ],
            ],
            speech.Say($"Before: {since}.", $"Avant : {since}.")
        );
    }

    /// <summary>Invitations by month, a panel a type.</summary>
    public ReportChart Invitations(IReadOnlyList<TypeFigures> types)
    {
        TypeFigures most = types[0];
        double all = run.Types.Sum(type => type.Invitations.Mean);
        return Panels(
            "invitations",
            speech.Say(
                $"{GroupNames.Of(speech, most.Type)} takes {speech.Percent(most.Invitations.Mean / all)} of the {speech.Number(all)} invitations of a replication on average",
                $"{GroupNames.Of(speech, most.Type)} : {speech.Percent(most.Invitations.Mean / all)} des {speech.Number(all)} invitations d'une réplication en moyenne"
            ),
            speech.Say(
                "Invitations a month by type of round. Bar: mean; line: 9 times in 10. Each panel has its own scale.",
                "Invitations par mois selon le type de ronde. Barre : moyenne; trait : 9 fois sur 10. Chaque cadre a sa propre échelle."
            ),
            speech.Say("Invitations by month and type", "Invitations par mois et par type"),
            [.. types.Select(type => (GroupNames.Of(speech, type.Type), type.InvitationsByMonth))]
        );
    }

    /// <summary>Persons admitted by month, a panel a program.</summary>
    public ReportChart? Admissions()
    {
        FlowFigures[] programs =
        [
            .. Programs
                .Select(program => run.Flow("admitted_persons", program))
                .OfType<FlowFigures>()
                .Where(flow => flow.Total.Mean >= 1),
        ];
        if (programs.Length == 0 || run.Flow("admitted_persons") is not { } all)
        {
            return null;
        }

        return Panels(
            "admissions",
            speech.Say(
                $"{speech.Number(all.Total.Mean)} persons are admitted on average, 9 times in 10 {speech.Range(all.Total.P05, all.Total.P95)}",
                $"{speech.Number(all.Total.Mean)} personnes sont admises en moyenne, 9 fois sur 10 {speech.Range(all.Total.P05, all.Total.P95)}"
            ),
            speech.Say(
                "Persons admitted a month (principal applicants and their families) by program. Bar: mean; line: 9 times in 10. Each panel has its own scale.",
                "Personnes admises par mois (demandeurs principaux et leur famille) selon le programme. Barre : moyenne; trait : 9 fois sur 10. Chaque cadre a sa propre échelle."
            ),
            speech.Say("Persons admitted by month and program", "Personnes admises par mois et par programme"),
            [.. programs.Select(flow => (GroupNames.OfWord(speech, flow.Program), flow.ByMonth))]
        );
    }

    private ReportChart Panels(
        string id,
        string title,
        string unit,
        string tableTitle,
        ImmutableArray<(string Name, ImmutableArray<Spread> Months)> panels
    ) =>
        new(
            id,
            title,
            unit + PartialMonths(),
            Source,
            "panels",
            json =>
            {
                json.WriteTexts("months", run.Months.Select(SpecJson.Label));
                json.WriteFlags("partial", run.Months.Select(month => run.DaysOf(month) < DaysIn(month)));
                json.WriteObjects(
                    "panels",
                    panels,
                    panel =>
                    {
                        json.WriteString("label", panel.Name);
                        json.WriteNumbers("mean", panel.Months.Select(month => month.Mean));
                        json.WriteNumbers("low", panel.Months.Select(month => month.P05));
                        json.WriteNumbers("high", panel.Months.Select(month => month.P95));
                    }
                );
            },
            new ReportTable(
                $"{id}-table",
                tableTitle + speech.Say(", mean (9 times in 10)", ", moyenne (9 fois sur 10)"),
                Cells.Columns(speech.Say("Month", "Mois"), panels.Select(panel => panel.Name)),
                [
                    .. run.Months.Select(
                        (month, i) =>
                            (ImmutableArray<ReportCell>)
                                [
                                    Cells.Text(MonthName(month)),
                                    .. panels.Select(panel => new ReportCell(
                                        $"{speech.Number(panel.Months[i].Mean)} ({speech.Number(panel.Months[i].P05)}–{speech.Number(panel.Months[i].P95)})",
                                        panel.Months[i].Mean
                                    )),
                                ]
                    ),
                ]
            )
        );

    private static int DaysIn(DateOnly month) => DateTime.DaysInMonth(month.Year, month.Month);

    // A month of which the run has a few days is not to be read as one in which little happens.
    private string MonthName(DateOnly month)
    {
        string name = speech.Month(month);
        int days = run.DaysOf(month);
        return days == DaysIn(month)
            ? name
            : speech.Say(
                $"{name} (part of the month, {days} {(days == 1 ? "day" : "days")})",
                $"{name} (partie du mois, {days} {(days == 1 ? "jour" : "jours")})"
            );
    }

    private string PartialMonths()
    {
        DateOnly[] partial = [.. run.Months.Where(month => run.DaysOf(month) < DaysIn(month))];
        return partial.Length == 0
            ? ""
            : speech.Say(
                $" Pale bar with an outline: {string.Join(", ", partial.Select(MonthName))}.",
                $" Barre pâle à contour : {string.Join(", ", partial.Select(MonthName))}."
            );
    }
}
