using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Reports.Comparing;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Building;

/// <summary>Targets of a levels plan beside what is admitted: sentences, and the table of one run.</summary>
/// <remarks>
/// A result set counts admissions from its first day on. A target is of a whole year, so it stands beside the year with what is
/// expected before that day, or not at all.
/// </remarks>
internal sealed class TargetParts(ReportSpeech speech, DateOnly asOf)
{
    private const double MetWithin = 0.005; // of the target: what rounds to the same per cent

    private readonly OutputNames _names = new(speech);

    /// <summary>Whether a target is met, and by how much it is not.</summary>
    /// <param name="output">Admissions of a line in a year.</param>
    /// <param name="simulated">Persons of the simulated part.</param>
    /// <param name="target">The target.</param>
    /// <returns>A sentence; null where the run ends before the year does.</returns>
    public string? Say(OutputName output, OutputSummary simulated, AdmissionTarget target)
    {
        if (!target.IsWholeYear)
        {
            return null;
        }

        string name = _names.Short(output);
        string wanted = speech.Number(target.Persons);
        if (target.Together(simulated) is not { Mean: { } mean, P05: { } low, P95: { } high })
        {
            return speech.Say(
                $"{name}: the target of {wanted} is not compared, because the history that says what was admitted before {speech.Day(asOf)} is not at hand.",
                $"{name} : la cible de {wanted} n'est pas comparée, faute de l'historique qui dit combien de personnes ont été admises avant le {speech.Day(asOf)}."
            );
        }

        string before =
            target.ExpectedBefore > 0
                ? speech.Say(
                    $", {speech.Number(target.ExpectedBefore.Value)} of them expected before {speech.Day(asOf)}",
                    $", dont {speech.Number(target.ExpectedBefore.Value)} attendues avant le {speech.Day(asOf)}"
                )
                : "";
        return speech.Say(
            $"{name}: {speech.Number(mean)} on average (9 times in 10 {speech.Range(low, high)}){before}; the target of {wanted} {Verdict(mean, low, high, target.Persons)}.",
            $"{name} : {speech.Number(mean)} en moyenne (9 fois sur 10 {speech.Range(low, high)}){before}; la cible de {wanted} {Verdict(mean, low, high, target.Persons)}."
        );
    }

    /// <summary>One line a target: the simulated part, the part before it, the year, and the target.</summary>
    /// <param name="targets">The run's targets, one or more.</param>
    public ReportTable Table(IReadOnlyList<(OutputName Output, OutputSummary Simulated, AdmissionTarget Target)> targets) =>
        new(
            "targets",
            speech.Say("Persons admitted, against the targets", "Personnes admises, par rapport aux cibles"),
            Cells.Columns(
                speech.Say("Year", "Année"),
                speech.Say("Simulated part, mean", "Partie simulée, moyenne"),
                speech.Say($"Expected before {speech.Day(asOf)}", $"Attendues avant le {speech.Day(asOf)}"),
                speech.Say("Whole year, mean", "Année entière, moyenne"),
                speech.Say("Whole year, 5%", "Année entière, 5 %"),
                speech.Say("Whole year, 95%", "Année entière, 95 %"),
                speech.Say("Target", "Cible"),
                speech.Say("Mean over target", "Moyenne par rapport à la cible")
            ),
            [.. targets.Select(one => Row(one.Output, one.Simulated, one.Target))],
            speech.Say(
                $"What was admitted before {speech.Day(asOf)} is not published by program; it is expected from past rounds. A year that the run does not reach the end of has no sum and no target here.",
                $"Les admissions d'avant le {speech.Day(asOf)} ne sont pas publiées par programme; elles sont attendues d'après les rondes passées. Une année dont la simulation n'atteint pas la fin n'a ici ni somme ni cible."
            )
        );

    private ImmutableArray<ReportCell> Row(OutputName output, OutputSummary simulated, AdmissionTarget target)
    {
        OutputSummary? year = target.IsWholeYear ? target.Together(simulated) : null;
        return
        [
            Cells.Text(_names.Short(output)),
            Cell(simulated.Mean),
            Cell(target.ExpectedBefore),
            Cell(year?.Mean),
            Cell(year?.P05),
            Cell(year?.P95),
            Cell(year is null ? null : target.Persons),
            year?.Mean is { } mean
                ? new ReportCell(SignedShare((mean / target.Persons) - 1), (mean / target.Persons) - 1)
                : Cells.Text(ReportSpeech.Dash),
        ];
    }

    private ReportCell Cell(double? value) => value is { } number ? speech.Cell(number) : Cells.Text(ReportSpeech.Dash);

    private string SignedShare(double share) => (Math.Round(100 * share) > 0 ? "+" : "") + speech.Percent(share);

    private string Verdict(double mean, double low, double high, int wanted)
    {
        double over = (mean / wanted) - 1;
        string share = speech.Percent(Math.Abs(over));
        return Math.Abs(over) < MetWithin ? speech.Say("is met", "est atteinte")
            : low <= wanted && wanted <= high ? speech.Say("lies within that range", "se trouve dans cet intervalle")
            : over > 0 ? speech.Say($"is not met (exceeded by {share})", $"n'est pas respectée (dépassée de {share})")
            : speech.Say($"is not met ({share} short)", $"n'est pas respectée (il manque {share})");
    }
}
