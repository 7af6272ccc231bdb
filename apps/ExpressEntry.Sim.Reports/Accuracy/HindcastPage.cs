using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Calibration;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Accuracy;

/// <summary>The report of a hindcast: how far the simulator can be believed.</summary>
public static class HindcastPage
{
    /// <summary>Makes the report.</summary>
    /// <param name="speech">The language.</param>
    /// <param name="basis">Window, history, seed, version and command.</param>
    /// <param name="hindcast">What was found.</param>
    /// <returns>The report.</returns>
    public static Report Build(ReportSpeech speech, AccuracyBasis basis, HindcastReport hindcast)
    {
        var parts = new AccuracyParts(speech, basis);
        ImmutableArray<(string Group, CutoffSummary Summary)> groups =
        [
            .. hindcast.Groups(basis.Seed).Select(group => (group.Name, group.Summary)),
        ];
        PoolSummary? pool = hindcast.PoolErrors(basis.Seed);
        return new Report(
            speech,
            speech.Say("How far the simulator can be believed", "Jusqu'où croire le simulateur"),
            speech.Say(
                $"The real rounds from {speech.Day(basis.Window.From)} to {speech.Day(basis.Window.To)}, held again with their real dates, types and sizes from what was known before them.",
                $"Les vraies rondes du {speech.Day(basis.Window.From)} au {speech.Day(basis.Window.To)}, rejouées avec leurs vraies dates, leurs types et leurs tailles à partir de ce qui était connu avant elles."
            ),
            [.. Findings(speech, parts, groups, pool)],
            [
                .. Cutoffs(speech, parts, hindcast, groups),
                .. ((int[])[90, 180]).SelectMany(days => Ahead(speech, basis, parts, hindcast, days)),
                .. pool is null ? [] : new[] { new ReportSection(speech.Say("The pool", "Le bassin"), [parts.Bands(pool)]) },
                parts.Rests(),
            ]
        );
    }

    private static IEnumerable<string> Findings(
        ReportSpeech speech,
        AccuracyParts parts,
        ImmutableArray<(string Group, CutoffSummary Summary)> groups,
        PoolSummary? pool
    )
    {
        if (!groups.IsEmpty)
        {
            CutoffSummary all = groups.First(group => group.Group == "all").Summary;
            yield return speech.Say(
                $"Simulated cut-offs of {speech.Number(all.Rows)} rounds miss by {speech.Number(all.MeanAbsoluteError, 1)} points on average, with {parts.LessError(all.Skill)} of the whole forecast (CRPS) than “same as last time”.",
                $"Les notes simulées de {speech.Number(all.Rows)} rondes s'écartent en moyenne de {speech.Number(all.MeanAbsoluteError, 1)} points, soit {parts.LessError(all.Skill)} pour toute la prévision (CRPS) que « comme la dernière fois »."
            );
            yield return speech.Say(
                $"{speech.Percent(all.Coverage50)}, {speech.Percent(all.Coverage80)} and {speech.Percent(all.Coverage90)} of the real cut-offs lie inside the 50, 80 and 90% ranges.",
                $"{speech.Percent(all.Coverage50)}, {speech.Percent(all.Coverage80)} et {speech.Percent(all.Coverage90)} des vraies notes se trouvent dans les intervalles à 50, 80 et 90 %."
            );
        }

        if (pool is not null)
        {
            yield return speech.Say(
                $"The bands of the next snapshot are {speech.Percent(pool.Error, 2)} off; the last snapshot unchanged would be {speech.Percent(pool.ReferenceError, 2)} off.",
                $"Les tranches de l'instantané suivant s'écartent de {speech.Percent(pool.Error, 2)}; le dernier instantané inchangé s'écarterait de {speech.Percent(pool.ReferenceError, 2)}."
            );
        }
    }

    private static IEnumerable<ReportSection> Cutoffs(
        ReportSpeech speech,
        AccuracyParts parts,
        HindcastReport hindcast,
        ImmutableArray<(string Group, CutoffSummary Summary)> groups
    )
    {
        if (groups.IsEmpty)
        {
            yield break;
        }

        string title = speech.Say(
            "Cut-offs up to the next snapshot",
            "Notes du dernier invité jusqu'à l'instantané suivant"
        );
        ReportTable table = parts.Cutoffs("next-table", title, groups);
        yield return new ReportSection(
            title,
            [parts.Skill("next-skill", table, groups), parts.Transforms("next-transform", hindcast.CountTransforms())]
        );
    }

    private static IEnumerable<ReportSection> Ahead(
        ReportSpeech speech,
        AccuracyBasis basis,
        AccuracyParts parts,
        HindcastReport hindcast,
        int days
    )
    {
        ImmutableArray<(string Group, CutoffSummary Summary)> groups = [.. hindcast.AheadGroups(days, basis.Seed)];
        if (groups.IsEmpty)
        {
            yield break;
        }

        string title = speech.Say($"{days} days ahead", $"{days} jours à l'avance");
        ReportTable table = parts.Cutoffs($"ahead-{days}-table", title, groups);
        yield return new ReportSection(title, [parts.Skill($"ahead-{days}-skill", table, groups)]);
    }
}
