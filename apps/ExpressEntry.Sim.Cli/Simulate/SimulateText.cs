using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Cli.Simulate;

/// <summary>A simulation as people read it: the rounds by type, the pool at the end, and where the results are.</summary>
internal static class SimulateText
{
    private const int P05 = 0;
    private const int P25 = 1;
    private const int P50 = 2;
    private const int P75 = 3;
    private const int P95 = 4;

    public static void Write(Host host, KnownHistory known, SimulationRequest request, SimulationOutcome outcome)
    {
        TextWriter output = host.Out;
        SimulationSummary summary = outcome.Summary;
        DateOnly lastDay = known.AsOf.AddDays(request.Scenario.HorizonDays - 1);
        PlainText.Wrap(
            output,
            "",
            "  ",
            $"{request.Scenario.Name}: {PlainText.LongDay(known.AsOf)} to {PlainText.LongDay(lastDay)}",
            host.Width
        );
        output.WriteLine();
        WriteTypes(output, summary, host.Width);
        output.WriteLine();
        WritePool(output, summary, lastDay, host.Width);
        output.WriteLine();
        WriteTargets(output, summary, host.Width);
        PlanSizesPage.Write(output, [("", summary.Sizes)], host.Width);
        int first = outcome.Results.Manifest.FirstReplication;
        string which =
            summary.Replications == request.Scenario.Replications
                ? ""
                : $" (number {first:N0} to {outcome.Results.Manifest.LastReplication:N0} of {request.Scenario.Replications:N0})";
        PlainText.Wrap(
            output,
            "  · ",
            "    ",
            $"{PlainText.Count(summary.Replications, "replication")}{which}, seed {request.Scenario.Seed}; data to {PlainText.Day(known.DataEnds)} ({known.History.Source})",
            host.Width
        );
        PlainText.Wrap(
            output,
            "  · ",
            "    ",
            $"Every round, pool and flow is in {request.Folder} (docs/results.md)",
            host.Width
        );
        PlainText.Warnings(output, [.. known.Warnings, .. outcome.Warnings], host.Width);
    }

    private static void WriteTypes(TextWriter output, SimulationSummary summary, int width)
    {
        var table = new TextTable(
            "Rounds",
            "#Number",
            "#Invitations",
            "#9 times in 10",
            "#Cut-off",
            "#Even odds",
            "#9 times in 10"
        );
        foreach (TypeSummary type in summary.Types)
        {
            bool hasCutoff = !type.CutoffQuantiles.IsEmpty;
            table.Add(
                type.Type.ToWord(),
                type.Rounds.ToString("0.0", CultureInfo.InvariantCulture),
                PlainText.Count((long)Math.Round(type.Invitations)),
                Counts(type.InvitationQuantiles, P05, P95),
                hasCutoff ? type.CutoffQuantiles[P50].ToString("0", CultureInfo.InvariantCulture) : "–",
                hasCutoff ? Scores(type.CutoffQuantiles, P25, P75) : "–",
                hasCutoff ? Scores(type.CutoffQuantiles, P05, P95) : "–"
            );
        }

        table.Write(output, width);
        output.WriteLine();
        PlainText.Wrap(
            output,
            "  ",
            "  ",
            "Read: rounds and invitations are means of the whole time; cut-offs are of all its rounds together.",
            width
        );
    }

    private static void WritePool(TextWriter output, SimulationSummary summary, DateOnly lastDay, int width)
    {
        output.WriteLine(
            $"  Pool at the end of {PlainText.LongDay(lastDay)}: {PlainText.Count((long)Math.Round(summary.PoolTotalQuantiles[P50]))} profiles at the median, 9 times in 10 {Counts(summary.PoolTotalQuantiles, P05, P95)}"
        );
        output.WriteLine();
        var table = new TextTable("Score", "#Profiles, mean");
        foreach ((string band, double count) in summary.PoolAtEnd)
        {
            table.Add(band, PlainText.Count((long)Math.Round(count)));
        }

        table.Write(output, width);
    }

    private static void WriteTargets(TextWriter output, SimulationSummary summary, int width)
    {
        if (summary.Targets.IsEmpty)
        {
            return;
        }

        output.WriteLine("  Persons admitted, against the targets:");
        output.WriteLine();
        var table = new TextTable("Year", "Line", "#Target", "#Admitted", "#9 times in 10", "#Expected before");
        foreach (TargetSummary target in summary.Targets)
        {
            table.Add(
                target.Target.Year.ToString(CultureInfo.InvariantCulture) + (target.IsWholeYear ? "" : " (in part)"),
                target.Target.Line.ToWord(),
                PlainText.Count(target.Target.Persons),
                PlainText.Count((long)target.AdmittedQuantiles[P50]),
                Counts(target.AdmittedQuantiles, P05, P95),
                PlainText.Count((long)target.AdmittedAlready)
            );
        }

        table.Write(output, width);
        output.WriteLine();
        PlainText.Wrap(
            output,
            "  ",
            "  ",
            $"Read: of the whole year{(summary.Targets.All(target => target.IsWholeYear) ? "" : ", of one in part up to the last day simulated")}; what was admitted before the first day simulated is not published by program and is expected from past rounds.",
            width
        );
        output.WriteLine();
    }

    private static string Counts(ImmutableArray<double> quantiles, int low, int high) =>
        $"{PlainText.Count((long)Math.Floor(quantiles[low]))}–{PlainText.Count((long)Math.Ceiling(quantiles[high]))}";

    private static string Scores(ImmutableArray<double> quantiles, int low, int high) =>
        $"{Math.Floor(quantiles[low]):0}–{Math.Ceiling(quantiles[high]):0}";
}
