using System.Collections.Immutable;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Building;

/// <summary>The tables of one run that stand on their own.</summary>
internal static class RunTables
{
    /// <summary>Events in the order of a profile's life.</summary>
    public static ImmutableArray<string> FlowOrder { get; } =
    [
        "arrived",
        "re_entered",
        "nominated",
        "expired",
        "withdrawn",
        "lost_eligibility",
        "invited",
        "declined",
        "lapsed",
        "applied",
        "refused",
        "admitted",
        "admitted_persons",
    ];

    /// <summary>One line a type: rounds, invitations and cut-offs of the whole time.</summary>
    public static ReportTable Types(ReportSpeech speech, RunSummary run, IEnumerable<TypeFigures> types) =>
        new(
            "types",
            speech.Say("Rounds of the whole time by type", "Rondes de toute la période par type"),
            Cells.Columns(
                speech.Say("Type of round", "Type de ronde"),
                speech.Say("Rounds, mean", "Rondes, moyenne"),
                speech.Say("Invitations, mean", "Invitations, moyenne"),
                speech.Say("Invitations, 5%", "Invitations, 5 %"),
                speech.Say("Invitations, 95%", "Invitations, 95 %"),
                speech.Say("Cut-off, median", "Note, médiane"),
                speech.Say("Cut-off, 5%", "Note, 5 %"),
                speech.Say("Cut-off, 25%", "Note, 25 %"),
                speech.Say("Cut-off, 75%", "Note, 75 %"),
                speech.Say("Cut-off, 95%", "Note, 95 %")
            ),
            [
                .. types.Select(type =>
                    (ImmutableArray<ReportCell>)
                        [
                            Cells.Text(GroupNames.Of(speech, type.Type)),
                            speech.Cell(type.Rounds, 1),
                            speech.Cell(type.Invitations.Mean),
                            speech.Cell(type.Invitations.P05),
                            speech.Cell(type.Invitations.P95),
                            .. type.Cutoffs is { } cutoffs
                                ? (IEnumerable<ReportCell>)
                                    [
                                        speech.Cell(cutoffs.P50),
                                        speech.Cell(cutoffs.P05),
                                        speech.Cell(cutoffs.P25),
                                        speech.Cell(cutoffs.P75),
                                        speech.Cell(cutoffs.P95),
                                    ]
                                : Cells.Dashes(5),
                        ]
                ),
            ],
            speech.Say(
                $"Over {speech.Replications(run.Replications)}. Cut-offs are of all rounds of the type together, in CRS points.",
                $"Sur {speech.Replications(run.Replications)}. Les notes du dernier invité sont celles de toutes les rondes du type, en points du SCG."
            )
        );

    /// <summary>One line an event: the whole time, and by program.</summary>
    public static ReportTable Flows(ReportSpeech speech, RunSummary run)
    {
        string[] programs = ["pnp", "cec", "fsw", "fst"];
        return new ReportTable(
            "flows",
            speech.Say("Flows of the whole time", "Flux de toute la période"),
            Cells.Columns(
                speech.Say("What is counted", "Ce qui est compté"),
                [
                    speech.Say("Mean", "Moyenne"),
                    speech.Say("5%", "5 %"),
                    speech.Say("95%", "95 %"),
                    .. programs.Select(program => GroupNames.OfWord(speech, program) + speech.Say(", mean", ", moyenne")),
                ]
            ),
            [
                .. FlowOrder
                    .Select(flow => run.Flow(flow))
                    .OfType<FlowFigures>()
                    .Select(flow =>
                        (ImmutableArray<ReportCell>)
                            [
                                Cells.Text(GroupNames.OfFlow(speech, flow.Flow)),
                                speech.Cell(flow.Total.Mean),
                                speech.Cell(flow.Total.P05),
                                speech.Cell(flow.Total.P95),
                                .. programs.Select(program =>
                                    speech.Cell(run.Flow(flow.Flow, program)?.Total.Mean ?? double.NaN)
                                ),
                            ]
                    ),
            ],
            speech.Say(
                "Applications, refusals and admissions include those of people invited before the first day. A profile counts under one program: nominees under the Provincial Nominee Program, others under the first of CEC, FSW and FST they are in.",
                "Les demandes, refus et admissions comprennent ceux de personnes invitées avant le premier jour. Un profil compte dans un seul programme : les candidats désignés dans celui des provinces, les autres dans le premier des programmes CEC, TQF et TMSF dont ils font partie."
            )
        );
    }
}
