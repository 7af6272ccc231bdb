using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Checks;

namespace ExpressEntry.Sim.Cli.History;

/// <summary>What <c>eesim history check</c> found, for people and for programs.</summary>
/// <param name="Known">The history.</param>
/// <param name="Totals">Invitations by year.</param>
/// <param name="Checks">One result a check.</param>
/// <param name="Rules">Feed rules that fired; null where the history came from no feed.</param>
internal sealed record CheckReport(
    KnownHistory Known,
    ImmutableArray<YearTotal> Totals,
    ImmutableArray<CheckResult> Checks,
    ImmutableArray<FiredRule>? Rules
)
{
    private const int FindingsShown = 12;

    /// <summary>Whether nothing failed.</summary>
    public bool HasPassed => Checks.All(check => check.Status != CheckStatus.Failed);

    /// <summary>Writes the report for people.</summary>
    public void Write(Host host, bool withAllRules)
    {
        TextWriter output = host.Out;
        WriteTotals(host);
        WriteChecks(host);
        WriteFindings(host);
        FeedRuleTable.Write(host, Rules, withAllRules);
        int failed = Checks.Count(check => check.Status == CheckStatus.Failed);
        output.WriteLine(
            failed == 0
                ? $"All {Checks.Length} checks hold: {Known.History.Rounds.Length:N0} rounds, {Known.History.Snapshots.Length:N0} pool snapshots."
                : $"{failed} of {Checks.Length} checks FAILED."
        );
        PlainText.Source(host, Known);
    }

    /// <summary>Writes the report as JSON.</summary>
    public void WriteJson(TextWriter output) =>
        JsonDocumentWriter.Write(
            output,
            Known.Warnings,
            json =>
            {
                json.WriteString("source", Known.History.Source);
                json.WriteString("data_ends", PlainText.Day(Known.DataEnds));
                json.WriteBoolean("passed", HasPassed);
                WriteTotals(json);
                WriteChecks(json);
                FeedRuleTable.WriteJson(json, "feed_rules", Rules);
            }
        );

    private void WriteTotals(Host host)
    {
        var table = new TextTable("year", "#rounds", "#invitations", "#official total", "verdict");
        foreach (YearTotal total in Totals)
        {
            string verdict = total.Agrees switch
            {
                true => "equal",
                false => $"DIFFERS by {total.Invitations - total.Official!.Invitations:N0}",
                null => "no official total known",
            };
            table.Add(
                $"{total.Year}",
                PlainText.Count(total.Rounds),
                PlainText.Count(total.Invitations),
                PlainText.Count(total.Official?.Invitations),
                verdict
            );
        }

        host.Out.WriteLine("Invitations by year, and the official totals (Express Entry Year-End Reports)");
        host.Out.WriteLine();
        table.Write(host.Out, host.Width);
        host.Out.WriteLine();
    }

    private void WriteChecks(Host host)
    {
        var table = new TextTable("check", "result", "#records", "claim");
        foreach (CheckResult check in Checks)
        {
            string result = check.Status switch
            {
                CheckStatus.Passed => "passed",
                CheckStatus.KnownExceptions => $"{check.Findings.Length} known",
                _ => $"FAILED {check.Findings.Count(finding => finding.KnownReason is null)}",
            };
            table.Add(check.Id, result, PlainText.Count(check.Checked), check.Claim);
        }

        host.Out.WriteLine("Checks");
        host.Out.WriteLine();
        table.Write(host.Out, host.Width);
        host.Out.WriteLine();
    }

    private void WriteFindings(Host host)
    {
        foreach (CheckResult check in Checks.Where(check => !check.Findings.IsEmpty))
        {
            bool hasFailed = check.Status == CheckStatus.Failed;
            host.Out.WriteLine(hasFailed ? $"  {check.Id}: FAILED" : $"  {check.Id}: known exceptions");
            WriteFailures(host, [.. check.Findings.Where(finding => finding.KnownReason is null)]);
            foreach (var reason in check.Findings.Where(f => f.KnownReason is not null).GroupBy(f => f.KnownReason))
            {
                string subjects = string.Join(", ", reason.Select(finding => finding.Subject));
                PlainText.Wrap(host.Out, "    ", "      ", $"{subjects}: {reason.Key}", host.Width);
            }
        }

        if (Checks.Any(check => !check.Findings.IsEmpty))
        {
            host.Out.WriteLine();
        }
    }

    private static void WriteFailures(Host host, CheckFinding[] failures)
    {
        foreach (CheckFinding finding in failures.Take(FindingsShown))
        {
            PlainText.Wrap(host.Out, $"    {finding.Subject}: ", "      ", finding.Detail, host.Width);
        }

        if (failures.Length > FindingsShown)
        {
            host.Out.WriteLine($"    and {failures.Length - FindingsShown:N0} more (--json lists all)");
        }
    }

    private void WriteTotals(Utf8JsonWriter json)
    {
        json.WriteStartArray("totals");
        foreach (YearTotal total in Totals)
        {
            json.WriteStartObject();
            json.WriteNumber("year", total.Year);
            json.WriteNumber("rounds", total.Rounds);
            json.WriteNumber("invitations", total.Invitations);
            RoundsOutput.WriteNumber(json, "official", total.Official?.Invitations);
            json.WriteString("official_source", total.Official?.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteChecks(Utf8JsonWriter json)
    {
        json.WriteStartArray("checks");
        foreach (CheckResult check in Checks)
        {
            json.WriteStartObject();
            json.WriteString("check", check.Id);
            json.WriteString("claim", check.Claim);
            json.WriteString(
                "status",
                check.Status switch
                {
                    CheckStatus.Passed => "passed",
                    CheckStatus.KnownExceptions => "known_exceptions",
                    _ => "failed",
                }
            );
            json.WriteNumber("checked", check.Checked);
            json.WriteStartArray("findings");
            foreach (CheckFinding finding in check.Findings)
            {
                json.WriteStartObject();
                json.WriteString("subject", finding.Subject);
                json.WriteString("detail", finding.Detail);
                json.WriteString("known_reason", finding.KnownReason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
