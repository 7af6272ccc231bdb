using System.Globalization;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Forecasting.Tests.Evaluation;

/// <summary>Pages of <c>docs</c>, and how figures are written in their tables.</summary>
internal static class DocumentPage
{
    /// <summary>Where a page is.</summary>
    /// <param name="parts">Folders and name below <c>docs</c>.</param>
    public static string PathOf(params string[] parts) => Repository.PathOf(["docs", .. parts]);

    /// <summary>The row of a group as the accuracy page has it.</summary>
    public static string GroupRow(string key, CutoffSummary one) =>
        Invariant(
            $"| `{key}` | {one.Rows} | {one.MeanAbsoluteError:0.0} | {one.MedianAbsoluteError:0.0} | {one.Crps:0.00} | "
        ) + Invariant($"{one.ReferenceCrps:0.00} | {SkillOf(one)} | {CoverageOf(one)} |");

    /// <summary>The row of a group as a model's card has it.</summary>
    /// <param name="key">The group.</param>
    /// <param name="model">The model alone.</param>
    /// <param name="clearance">The clearance model alone.</param>
    public static string CardRow(string key, CutoffSummary model, CutoffSummary clearance) =>
        Invariant($"| `{key}` | {model.Rows} | {SkillOf(model)} | {clearance.Skill:0.00} | ")
        + Invariant($"{model.MeanAbsoluteError:0.0} | {CoverageOf(model)} |");

    private static string SkillOf(CutoffSummary one) =>
        Invariant($"{one.Skill:0.00} ({one.Interval.SkillLow:0.00} to {one.Interval.SkillHigh:0.00})");

    private static string CoverageOf(CutoffSummary one) =>
        Invariant($"{100 * one.Coverage50:0}/{100 * one.Coverage80:0}/{100 * one.Coverage90:0}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
