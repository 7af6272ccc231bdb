using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History.Checks;

/// <summary>The outcome of one check.</summary>
/// <param name="Id">Its name, lower case with hyphens.</param>
/// <param name="Claim">What it claims about every record.</param>
/// <param name="Checked">Records it looked at.</param>
/// <param name="Findings">Those that break the claim.</param>
public sealed record CheckResult(string Id, string Claim, int Checked, ImmutableArray<CheckFinding> Findings)
{
    /// <summary>How it came out.</summary>
    public CheckStatus Status =>
        Findings.IsEmpty ? CheckStatus.Passed
        : Findings.All(finding => finding.KnownReason is not null) ? CheckStatus.KnownExceptions
        : CheckStatus.Failed;
}
