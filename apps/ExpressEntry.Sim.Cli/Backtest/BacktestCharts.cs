using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Cli.Backtest;

/// <summary>Charts of a backtest in plain text.</summary>
internal static class BacktestCharts
{
    private const double LeastSkill = -0.5;
    private const int SkillColumns = 46;
    private const int BarColumns = 40;

    /// <summary>Skill by group: a dot with its 95 % interval on a scale from −0.5 to 1.</summary>
    public static void WriteSkill(
        TextWriter output,
        IReadOnlyCollection<(string Group, double Skill, BootstrapInterval Interval)> groups
    )
    {
        output.WriteLine("Skill, 0 = same as last time, 1 = perfect (dot) with its 95 % interval");
        int width = Math.Max(10, groups.Max(group => group.Group.Length));
        foreach ((string group, double skill, BootstrapInterval interval) in groups)
        {
            char[] line = new string(' ', SkillColumns).ToCharArray();
            line[Column(0)] = '│';
            if (interval.IsKnown)
            {
                line.AsSpan(Column(interval.SkillLow)..(Column(interval.SkillHigh) + 1)).Fill('─');
            }

            line[Column(skill)] = '●';
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {group.PadRight(width)} {new string(line)} {skill, 6:0.00} [{RangeOf(interval, ", ")}]"
                )
            );
        }

        output.WriteLine();
    }

    /// <summary>The interval of a skill, its ends joined by a text; a dash where there are too few rows for one.</summary>
    public static string RangeOf(BootstrapInterval interval, string joint) =>
        interval.IsKnown
            ? string.Create(CultureInfo.InvariantCulture, $"{interval.SkillLow:0.00}{joint}{interval.SkillHigh:0.00}")
            : "–";

    /// <summary>The probability integral transform in ten bars: level where the forecasts are calibrated.</summary>
    public static void WriteTransforms(TextWriter output, ImmutableArray<int> bins)
    {
        int all = bins.Sum();
        output.WriteLine($"Where the cut-offs fell in their forecasts (level bars, {100 / bins.Length} % each, are ideal)");
        for (int bin = 0; bin < bins.Length; bin++)
        {
            double share = bins[bin] / (double)all;
            string range = $"{bin * 10}-{(bin + 1) * 10} %";
            output.WriteLine($"  {range, -11}{Bar(share / 0.4)} {100 * share:0} %");
        }

        output.WriteLine();
    }

    /// <summary>Reliability: what was said against what happened, in ten bins of probability.</summary>
    public static void WriteReliability(TextWriter output, ImmutableArray<ReliabilityBin> bins)
    {
        output.WriteLine("Odds: what was said (○) and what happened (●), 0 to 100 %");
        for (int bin = 0; bin < bins.Length; bin++)
        {
            string range = $"{bin * 10}-{(bin + 1) * 10} %";
            if (bins[bin].Cells == 0)
            {
                output.WriteLine($"  {range, -11}no cell");
                continue;
            }

            char[] line = new string('·', BarColumns + 1).ToCharArray();
            line[(int)Math.Round(bins[bin].MeanOdds * BarColumns)] = '○';
            line[(int)Math.Round(bins[bin].EventRate * BarColumns)] = '●';
            output.WriteLine(
                $"  {range, -11}{new string(line)} said {100 * bins[bin].MeanOdds:0} %, happened {100 * bins[bin].EventRate:0} % of {bins[bin].Cells}"
            );
        }

        output.WriteLine();
    }

    private static int Column(double skill) =>
        (int)Math.Round((Math.Clamp(skill, LeastSkill, 1) - LeastSkill) / (1 - LeastSkill) * (SkillColumns - 1));

    private static string Bar(double share) => new('█', (int)Math.Round(Math.Clamp(share, 0, 1) * BarColumns));
}
