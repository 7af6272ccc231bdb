using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>What solving came to, as people read it: a sentence, the values tried, and what to mind.</summary>
internal static class SolveText
{
    private const int BarWidth = 40;

    private const string OnInterval =
        "The interval is what other replications of the same number would give; that the model itself may be wrong is not in it (docs/hindcast.md says how far it can be believed)";

    private const string OnNone =
        "One replication gives no interval: with two or more it can be told what other replications would give";

    public static void Write(
        Host host,
        StudyCall study,
        SolveTarget target,
        SolveRequest request,
        SolveResult result,
        ImmutableArray<string> warnings
    )
    {
        string statistic = $"{Spell(request.Statistic)} of {target.Output}";
        StudyText.WriteTitle(host, study, $"the {statistic} is to be {StudyText.Number(target.Value)}");
        PlainText.Wrap(host.Out, "", "  ", Answer(request, result, statistic), host.Width);
        host.Out.WriteLine();
        WriteTried(host, request, result, statistic);
        host.Out.WriteLine();
        if (result.IsReached)
        {
            PlainText.Wrap(host.Out, "  · ", "    ", result.Value.IsKnown ? OnInterval : OnNone, host.Width);
        }

        StudyText.WriteFoot(host, study, folder: null, [.. warnings, .. Warn(result)]);
    }

    /// <summary>What the reader of a solution should know.</summary>
    public static IEnumerable<string> Warn(SolveResult result)
    {
        if (!result.IsMonotone)
        {
            yield return result.Crossings > 1
                ? $"the output does not go one way only over the range and passes the target {result.Crossings} times; this is the lowest value, and others are between the values tried"
                : "the output does not go one way only over the range; other values may bring it to the target as well";
        }

        if (result.IsReached && (result.IsLowOpen || result.IsHighOpen))
        {
            yield return $"the interval reaches the {(result.IsLowOpen ? "low" : "high")} end of the range, beyond which nothing was tried";
        }
    }

    private static string Answer(SolveRequest request, SolveResult result, string statistic)
    {
        string key = request.Variable.Key;
        bool isWhole = request.Variable.IsWhole;
        if (!result.IsReached)
        {
            (double low, double atLow) = result.Tried[0];
            (double high, double atHigh) = result.Tried[^1];
            return $"No value from {StudyText.KeyValue(low, isWhole)} to {StudyText.KeyValue(high, isWhole)} of {key} does it: the {statistic} is {StudyText.Number(atLow)} at the low end and {StudyText.Number(atHigh)} at the high end.";
        }

        string answer =
            $"{key} = {StudyText.KeyValue(result.Value.Value, isWhole)}{Spell(result, isWhole)} brings the {statistic} to {StudyText.Number(result.Achieved)}.";
        // A miss that the figures do not show is not worth a remark.
        return result.Jump is { } jump && StudyText.Number(result.Achieved) != StudyText.Number(request.Target)
            ? $"{answer} It jumps over {StudyText.Number(request.Target)}: {StudyText.Number(jump.AtLow)} at {StudyText.KeyValue(jump.Low, isWhole)}, {StudyText.Number(jump.AtHigh)} at {StudyText.KeyValue(jump.High, isWhole)}."
            : answer;
    }

    private static string Spell(SolveResult result, bool isWhole)
    {
        if (!result.Value.IsKnown)
        {
            return "";
        }

        string low = $"{(result.IsLowOpen ? "up to " : "")}{StudyText.KeyValue(result.Value.Low, isWhole)}";
        string high = $"{StudyText.KeyValue(result.Value.High, isWhole)}{(result.IsHighOpen ? " or more" : "")}";
        return $" (95 % {low} to {high})";
    }

    private static void WriteTried(Host host, SolveRequest request, SolveResult result, string statistic)
    {
        double low = Math.Min(request.Target, result.Tried.Min(tried => tried.Statistic));
        double high = Math.Max(request.Target, result.Tried.Max(tried => tried.Statistic));
        int Place(double at) => high > low ? (int)Math.Round((at - low) / (high - low) * (BarWidth - 1)) : 0;
        host.Out.WriteLine($"  {Capital(statistic)} at the values tried ●, and the target │");
        string[] cells = [.. result.Tried.Select(tried => StudyText.KeyValue(tried.Value, request.Variable.IsWhole))];
        int width = cells.Max(cell => cell.Length);
        for (int i = 0; i < cells.Length; i++)
        {
            char[] bar = new string(' ', BarWidth).ToCharArray();
            bar[Place(request.Target)] = '│';
            bar[Place(result.Tried[i].Statistic)] = '●';
            host.Out.WriteLine(
                $"  {cells[i].PadLeft(width)}  {new string(bar)}  {StudyText.Number(result.Tried[i].Statistic)}"
            );
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Spell(StudyStatistic statistic) =>
        statistic.IsProbability ? $"chance ({statistic.Text})"
        : statistic.Text.StartsWith('p') ? $"{statistic.Text[1..]} % quantile"
        : statistic.Text;
}
