using System.Collections.Immutable;
using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History.Checks;

namespace ExpressEntry.Sim.Cli.History;

/// <summary><c>eesim history check</c>: proves the history, and lists the rules it was read under.</summary>
internal static class CheckCommand
{
    public static Command Create(Host host)
    {
        Option<bool> rules = new("--rules")
        {
            Description = "List every rule of the feed reader, also those that did not fire.",
        };
        Option<bool> json = CommonOptions.Json();
        Option<string?> history = CommonOptions.History();
        Option<DateOnly?> asOf = CommonOptions.AsOf();
        var command = new Command(
            "check",
            "Prove the history: official totals, sums, order. Exit code 1 where something is wrong. Example: eesim history check"
        )
        {
            rules,
            json,
            history,
            asOf,
        };
        command.SetAction(call =>
        {
            OpenedHistory opened = HistorySource.OpenWithRules(call.GetValue(history), host);
            KnownHistory known = KnownHistory.Cut(opened.History, call.GetValue(asOf), host);
            ImmutableArray<YearTotal> totals = HistoryCheck.CountYears(
                known.History,
                OfficialTotals.ReadEmbedded(),
                known.AsOf
            );
            ImmutableArray<CheckResult> checks = HistoryCheck.Run(known.History, totals);
            var report = new CheckReport(known, totals, checks, opened.Rules);
            if (call.GetValue(json))
            {
                report.WriteJson(host.Out);
            }
            else
            {
                report.Write(host, call.GetValue(rules));
            }

            return report.HasPassed ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
