using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Tables;

/// <summary>A year by score: what is published is the cut-off of each round and the pool, not the scores of the invited.</summary>
internal static class YearScores
{
    public static IEnumerable<ReportBlock> Build(ReportSpeech speech, YearReportInput input, YearTotals totals)
    {
        yield return Cutoffs(speech, totals);
        yield return new ReportParagraph(
            speech.Say(
                "Invitations by score are not in this project's data. The cut-offs above bound them from below: everybody a round invites has at least its cut-off.",
                "Les invitations selon la note sont absentes des données de ce projet. Les notes du dernier invité ci-dessus en donnent le minimum : toute personne invitée par une ronde a au moins la note de celle-ci."
            )
        );
        if (input.Run is { InvitedByBand.IsEmpty: false } run)
        {
            yield return Invited(speech, run, input.Year);
        }

        if (totals.PoolShown is { } pool)
        {
            yield return PoolTable.Of(speech, pool) with
            {
                Id = "year-pool",
            };
        }
    }

    private static ReportTable Invited(ReportSpeech speech, RunSummary run, int year)
    {
        int place = run.Years.IndexOf(year);
        return new ReportTable(
            "year-invited-scores",
            speech.Say(
                $"Invitations by score, simulated part of {year}",
                $"Invitations selon la note, partie simulée de {year}"
            ),
            Cells.Columns(
                speech.Say("CRS score range", "Intervalle de notes SCG"),
                speech.Say("Median", "Médiane"),
                speech.Percent(0.05),
                speech.Percent(0.95)
            ),
            [
                .. run.InvitedByBand.Select(band =>
                    (ImmutableArray<ReportCell>)
                        [
                            Cells.Text(ReportSpeech.Band(band.Band)),
                            speech.Cell(band.ByYear[place].P50),
                            speech.Cell(band.ByYear[place].P05),
                            speech.Cell(band.ByYear[place].P95),
                        ]
                ),
            ]
        );
    }

    private static ReportTable Cutoffs(ReportSpeech speech, YearTotals totals) =>
        new(
            "year-cutoffs",
            speech.Say("Cut-offs of the rounds held, by type", "Notes du dernier invité des rondes tenues, par type"),
            Cells.Columns(
                speech.Say("Type of round", "Type de ronde"),
                speech.Say("Rounds", "Rondes"),
                speech.Say("Lowest cut-off", "Note la plus basse"),
                speech.Say("Median", "Médiane"),
                speech.Say("Highest cut-off", "Note la plus élevée")
            ),
            [
                .. totals
                    .Rounds.Where(round => round.Cutoff is not null)
                    .GroupBy(round => round.Type)
                    .OrderBy(group => group.Key)
                    .Select(group => Row(speech, GroupNames.Of(speech, group.Key), [.. group])),
            ]
        );

    private static ImmutableArray<ReportCell> Row(ReportSpeech speech, string name, PublishedRound[] rounds)
    {
        double[] cutoffs = [.. rounds.Select(round => (double)round.Cutoff!.Value).Order()];
        return
        [
            Cells.Text(name),
            speech.Cell(cutoffs.Length),
            speech.Cell(cutoffs[0]),
            speech.Cell(Engine.Statistics.Quantile.OfSorted(cutoffs, 0.5)),
            speech.Cell(cutoffs[^1]),
        ];
    }
}
