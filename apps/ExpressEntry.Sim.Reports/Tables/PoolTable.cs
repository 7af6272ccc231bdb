using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Tables;

/// <summary>The pool by range of scores in the official layout: bands from the top, sub-bands indented below theirs.</summary>
public static class PoolTable
{
    // What sets a sub-band off in a table without markup; kept in CSV out of the way of names by trimming there.
    private const string Indent = "\u2003";

    /// <summary>A published snapshot.</summary>
    /// <param name="speech">The language.</param>
    /// <param name="pool">The snapshot.</param>
    /// <returns>Two columns.</returns>
    public static ReportTable Of(ReportSpeech speech, PoolSnapshot pool) =>
        new(
            "pool",
            speech.Say(
                $"CRS score distribution of candidates in the pool as of {speech.Day(pool.AsOf)}",
                $"Répartition des notes SCG des candidats dans le bassin en date du {speech.Day(pool.AsOf)}"
            ),
            Columns(speech, speech.Say("Number of candidates", "Nombre de candidats")),
            [
                .. pool.Bands.Select(entry =>
                    (ImmutableArray<ReportCell>)
                        [
                            Cells.Text(LabelOf(entry.Band, [.. pool.Bands.Select(other => other.Band)])),
                            speech.Cell(entry.Count),
                        ]
                ),
                [Cells.Text("Total"), speech.PublishedCell(pool.Total)],
            ],
            string.Join(
                ' ',
                pool.Notes.Prepend(
                    speech.Say(
                        $"Published {speech.Day(pool.Published)} (IRCC).",
                        $"Publié le {speech.Day(pool.Published)} (IRCC)."
                    )
                )
            )
        );

    /// <summary>The pool at the end of a run, beside the last published one.</summary>
    /// <param name="speech">The language.</param>
    /// <param name="run">The run.</param>
    /// <param name="published">The last snapshot before it; null where it is not at hand.</param>
    /// <returns>Published count, then median and range.</returns>
    public static ReportTable Of(ReportSpeech speech, RunSummary run, PoolSnapshot? published)
    {
        ScoreBand[] bands = [.. run.Pool.BandsAtEnd.Select(entry => entry.Band)];
        string end = speech.Day(run.End.AddDays(-1));
        return new ReportTable(
            "pool",
            speech.Say(
                $"CRS score distribution of candidates in the pool at the end of {end} (simulated)",
                $"Répartition des notes SCG des candidats dans le bassin à la fin du {end} (simulation)"
            ),
            Columns(
                speech,
                published is null
                    ? speech.Say("Published", "Publié")
                    : speech.Say(
                        $"Published for {speech.Day(published.AsOf)}",
                        $"Publié pour le {speech.Day(published.AsOf)}"
                    ),
                speech.Say("Simulated, median", "Simulé, médiane"),
                speech.Say("Simulated, 5%", "Simulé, 5 %"),
                speech.Say("Simulated, 95%", "Simulé, 95 %")
            ),
            [
                .. run.Pool.BandsAtEnd.Select(entry =>
                    (ImmutableArray<ReportCell>)
                        [
                            Cells.Text(LabelOf(entry.Band, bands)),
                            speech.PublishedCell(published?.CountOf(entry.Band)),
                            speech.Cell(entry.Counts.P50),
                            speech.Cell(entry.Counts.P05),
                            speech.Cell(entry.Counts.P95),
                        ]
                ),
                [
                    Cells.Text("Total"),
                    speech.PublishedCell(published?.Total),
                    speech.Cell(run.Pool.Totals[^1].P50),
                    speech.Cell(run.Pool.Totals[^1].P05),
                    speech.Cell(run.Pool.Totals[^1].P95),
                ],
            ],
            speech.Say(
                $"Simulated: “{run.Name}”, {speech.Replications(run.Replications)}. Medians of bands do not add up to the median of the total.",
                $"Simulation : « {run.Name} », {speech.Replications(run.Replications)}. La somme des médianes des tranches n'est pas la médiane du total."
            )
        );
    }

    private static ImmutableArray<ReportColumn> Columns(ReportSpeech speech, params IEnumerable<string> numbers) =>
        Cells.Columns(speech.Say("CRS score range", "Intervalle de notes SCG"), numbers);

    private static string LabelOf(ScoreBand band, ScoreBand[] all) =>
        (all.Any(other => other.IsParentOf(band)) ? Indent : "") + ReportSpeech.Band(band.Label);
}
