using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Runs;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Building;

/// <summary>The report of one result set: cut-offs, pool, invitations, admissions, and what it rests on.</summary>
public static class RunReport
{
    // Types that hardly any future holds a round of have a line in the table and no chart.
    private const double LeastRounds = 0.5;

    /// <summary>Makes the report.</summary>
    /// <param name="speech">The language.</param>
    /// <param name="input">The run, and the history it knew.</param>
    /// <returns>The report; equal input gives an equal report.</returns>
    public static Report Build(ReportSpeech speech, RunReportInput input)
    {
        RunSummary run = input.Run;
        var charts = new RunCharts(speech, run, input.History);
        TypeFigures[] byInvitations = [.. run.Types.OrderByDescending(type => type.Invitations.Mean)];
        TypeFigures[] drawn =
        [
            .. byInvitations.Where(type =>
                type.Rounds >= LeastRounds && type.CutoffsByMonth.Any(month => month is not null)
            ),
        ];
        ReportChart? admissions = charts.Admissions();
        var targetParts = new TargetParts(speech, run.AsOf);
        ImmutableArray<(OutputName Output, OutputSummary Simulated, AdmissionTarget Target)> targets = RunTargets.Of(
            run.Results,
            input.History
        );
        DateOnly lastDay = run.End.AddDays(-1);
        string period = speech.Say(
            $"from {speech.Day(run.AsOf)} to {speech.Day(lastDay)}",
            $"du {speech.Day(run.AsOf)} au {speech.Day(lastDay)}"
        );
        return new Report(
            speech,
            run.Name,
            string.Join(
                ' ',
                new[]
                {
                    speech.Say(
                        $"What the rounds of invitations, the pool and the admissions look like {period}.",
                        $"À quoi ressemblent les rondes d'invitations, le bassin et les admissions {period}."
                    ),
                    run.Description,
                }.Where(text => text.Length > 0)
            ),
            [
                .. Findings(speech, input, byInvitations, period),
                .. targets.Select(one => targetParts.Say(one.Output, one.Simulated, one.Target)).OfType<string>(),
            ],
            [
                new ReportSection(
                    speech.Say(
                        "Cut-offs and invitations by type of round",
                        "Notes du dernier invité et invitations par type de ronde"
                    ),
                    [RunTables.Types(speech, run, byInvitations), .. drawn.Select(charts.Fan)]
                ),
                .. drawn.Length == 0
                    ? []
                    : new[]
                    {
                        new ReportSection(
                            speech.Say("Invitations by month", "Invitations par mois"),
                            [charts.Invitations(drawn)]
                        ),
                    },
                new ReportSection(speech.Say("The pool", "Le bassin"), [charts.Pool()]),
                new ReportSection(
                    speech.Say("Flows, applications and admissions", "Flux, demandes et admissions"),
                    [
                        RunTables.Flows(speech, run),
                        .. admissions is null ? [] : new[] { admissions },
                        .. targets.IsEmpty ? [] : new[] { targetParts.Table(targets) },
                    ]
                ),
                Basis.Of(speech, [run], Notes(speech, input)),
            ]
        );
    }

    internal static ImmutableArray<string> Notes(ReportSpeech speech, RunReportInput input) =>
        [
            speech.Say(
                "Every figure comes from the result set named here; ranges are over its replications, each of which draws what the published history leaves open.",
                "Chaque chiffre vient du jeu de résultats nommé ici; les intervalles portent sur ses réplications, dont chacune tire ce que l'historique publié laisse ouvert."
            ),
            .. input.History is null
                ? new[]
                {
                    speech.Say(
                        "The history at hand is not the one this run knew, so rounds before it are not shown.",
                        "L'historique disponible n'est pas celui que cette simulation connaissait; les rondes antérieures ne sont donc pas montrées."
                    ),
                }
                : [],
            .. ScenarioWarnings.IsBeyondTheKnownGrid(input.Run.Results.Run.Scenario, input.Run.End.AddDays(-1))
                ? new[] { Basis.UnknownGrid(speech) }
                : [],
        ];

    private static ImmutableArray<string> Findings(
        ReportSpeech speech,
        RunReportInput input,
        TypeFigures[] byInvitations,
        string period
    )
    {
        RunSummary run = input.Run;
        List<string> findings = [];
        if (run.Flow("invited") is { } invited)
        {
            findings.Add(
                speech.Say(
                    $"{Capital(period)}, {speech.Number(invited.Total.Mean)} invitations are issued on average (9 times in 10 {speech.Range(invited.Total.P05, invited.Total.P95)}), in {speech.Number(run.Types.Sum(type => type.Rounds))} rounds.",
                    $"{Capital(period)}, {speech.Number(invited.Total.Mean)} invitations sont émises en moyenne (9 fois sur 10 {speech.Range(invited.Total.P05, invited.Total.P95)}), en {speech.Number(run.Types.Sum(type => type.Rounds))} rondes."
                )
            );
        }

        foreach (TypeFigures type in byInvitations.Where(type => type.Cutoffs is not null).Take(3))
        {
            Spread cutoffs = type.Cutoffs!.Value;
            string name = GroupNames.Of(speech, type.Type);
            findings.Add(
                speech.Say(
                    $"{name}: half of the cut-offs lie from {speech.Range(cutoffs.P25, cutoffs.P75)} points, around a median of {speech.Number(cutoffs.P50)}; 9 times in 10 from {speech.Range(cutoffs.P05, cutoffs.P95)}.",
                    $"{name} : la moitié des notes du dernier invité vont {speech.Range(cutoffs.P25, cutoffs.P75)} points, autour d'une médiane de {speech.Number(cutoffs.P50)}; 9 fois sur 10 {speech.Range(cutoffs.P05, cutoffs.P95)}."
                )
            );
        }

        Spread atEnd = run.Pool.Totals[^1];
        PoolSnapshot? start = input.History?.Snapshots.LastOrDefault();
        string before = start?.Total is { } total
            ? speech.Say(
                $", after {speech.Number(total)} published for {speech.Day(start.AsOf)}",
                $", après {speech.Number(total)} publiés pour le {speech.Day(start.AsOf)}"
            )
            : "";
        string end = speech.Day(run.End.AddDays(-1));
        findings.Add(
            speech.Say(
                $"The pool holds {speech.Number(atEnd.Mean)} profiles on average at the end of {end} (9 times in 10 {speech.Range(atEnd.P05, atEnd.P95)}){before}.",
                $"Le bassin compte {speech.Number(atEnd.Mean)} profils en moyenne à la fin du {end} (9 fois sur 10 {speech.Range(atEnd.P05, atEnd.P95)}){before}."
            )
        );
        if (run.Flow("admitted_persons") is { Total.Mean: > 0 } admitted)
        {
            findings.Add(
                speech.Say(
                    $"{speech.Number(admitted.Total.Mean)} persons are admitted on average, families included (9 times in 10 {speech.Range(admitted.Total.P05, admitted.Total.P95)}).",
                    $"{speech.Number(admitted.Total.Mean)} personnes sont admises en moyenne, familles comprises (9 fois sur 10 {speech.Range(admitted.Total.P05, admitted.Total.P95)})."
                )
            );
        }

        return [.. findings];
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
