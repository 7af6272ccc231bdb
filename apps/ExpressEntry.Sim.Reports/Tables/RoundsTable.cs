using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Tables;

/// <summary>The table of rounds of invitations in the columns of the official page, with the instructions of each round.</summary>
public static class RoundsTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="speech">The language.</param>
    /// <param name="rounds">In order of date; the newest comes first in the table, as on the official page.</param>
    /// <param name="note">Where the rounds come from.</param>
    /// <returns>One row a round.</returns>
    public static ReportTable Build(ReportSpeech speech, IEnumerable<RoundLine> rounds, string note) =>
        new(
            "rounds",
            speech.Say("Rounds of invitations", "Rondes d'invitations"),
            [
                new ReportColumn(speech.Say("Round", "Ronde"), IsNumber: false),
                new ReportColumn(speech.Say("Program or category", "Programme ou catégorie"), IsNumber: false),
                new ReportColumn(speech.Say("Date and time of round", "Date et heure de la ronde"), IsNumber: false),
                new ReportColumn(speech.Say("Number of invitations issued", "Nombre d'invitations émises")),
                new ReportColumn(
                    speech.Say(
                        "Rank required to be invited to apply",
                        "Rang requis pour être invité à présenter une demande"
                    ),
                    IsNumber: false
                ),
                new ReportColumn(
                    speech.Say(
                        "CRS score of lowest-ranked candidate invited",
                        "Note SCG du candidat invité ayant obtenu le rang le plus bas"
                    )
                ),
                new ReportColumn(
                    speech.Say("Date and time of the tie-breaking rule", "Date et heure de la règle de départage"),
                    IsNumber: false
                ),
                new ReportColumn(speech.Say("Instructions", "Instructions"), IsNumber: false),
            ],
            [.. rounds.Reverse().Select(round => Row(speech, round))],
            note
        );

    private static ImmutableArray<ReportCell> Row(ReportSpeech speech, RoundLine round)
    {
        // A simulated round in which nobody was left to invite has a size of 0 and no cut-off; a published one lacks figures.
        string unknown = round.Name is null ? ReportSpeech.Dash : speech.NotPublished;
        return
        [
            Cells.Text(round.Number),
            Cells.Text(round.Name ?? GroupNames.Of(speech, round.Type)),
            round.At is { } at
                ? speech.InstantCell(at)
                : new ReportCell(speech.Day(round.Date), Code: SpecJson.Day(round.Date)),
            round.Invitations is { } size ? speech.Cell(size) : Cells.Text(unknown),
            Cells.Text(
                round.Invitations is { } rank
                    ? speech.Say($"{speech.Number(rank)} or above", $"{speech.Number(rank)} ou mieux")
                    : unknown
            ),
            round.Cutoff is { } cutoff ? speech.Cell(cutoff) : Cells.Text(unknown),
            round.TieBreak is { } tie ? speech.InstantCell(tie) : Cells.Text(unknown),
            Cells.Text(round.Invitations is { } issued ? Instructions(speech, round, issued) : unknown),
        ];
    }

    private static string Instructions(ReportSpeech speech, RoundLine round, int issued)
    {
        string day = speech.Day(round.Date);
        string group = GroupNames.Of(speech, round.Type);
        return round.Type == RoundType.General
            ? speech.Say(
                $"On {day}, the {speech.Number(issued)} highest-ranked candidates of the pool are invited.",
                $"Le {day}, les {speech.Number(issued)} candidats les mieux classés du bassin sont invités."
            )
            : speech.Say(
                $"On {day}, the {speech.Number(issued)} highest-ranked candidates eligible for “{group}” are invited.",
                $"Le {day}, les {speech.Number(issued)} candidats les mieux classés admissibles à « {group} » sont invités."
            );
    }
}
