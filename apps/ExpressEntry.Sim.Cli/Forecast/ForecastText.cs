using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Cli.Forecast;

/// <summary>The forecast as people read it: a table of the coming rounds, a chart a type, and what it rests on.</summary>
internal static class ForecastText
{
    private static readonly string[] GroupsShown = ["cec", "french", "healthcare", "pnp"];
    private const int P05 = 0;
    private const int P25 = 4;
    private const int P50 = 9;
    private const int P75 = 14;
    private const int P95 = 18;
    private const int FewestPastRoundsForAChart = 2;

    public static void Write(Host host, KnownHistory known, ForecastRequest request, ForecastResult result)
    {
        TextWriter output = host.Out;
        output.WriteLine($"Express Entry: the coming rounds, as of {PlainText.LongDay(request.AsOf)}");
        output.WriteLine();
        WriteNext(output, request, result, host.Width);
        if (!result.Rounds.IsEmpty)
        {
            output.WriteLine();
            WriteAsked(output, result, host.Width);
        }

        WriteReasons(output, result, host.Width);
        foreach (CutoffFan fan in result.Fans)
        {
            if (
                known.History.Rounds.Count(round => round.Type == fan.Type && round.Cutoff is not null)
                >= FewestPastRoundsForAChart
            )
            {
                output.WriteLine();
                FanChart.Write(output, fan, known.History.Rounds, request.AsOf, request.Days, host.Width);
            }
        }

        WriteAccuracy(output, result.Accuracy, host.Width);
        output.WriteLine();
        output.WriteLine("What this rests on");
        foreach (string line in result.Basis)
        {
            PlainText.Wrap(output, "  · ", "    ", line, host.Width);
        }

        PlainText.Wrap(
            output,
            "  · ",
            "    ",
            $"{result.Replications:N0} simulated futures, seed {request.Seed}; data to {PlainText.Day(known.DataEnds)} ({known.History.Source})",
            host.Width
        );
        PlainText.Warnings(output, [.. known.Warnings, .. result.Warnings], host.Width);
    }

    private static void WriteReasons(TextWriter output, ForecastResult result, int width)
    {
        (string Name, RoundReason Why)[] reasons =
        [
            .. result
                .Rounds.Where(round => round.Why?.LastCutoff is not null)
                .Select(round => ($"{round.Asked.Type.ToWord()} on {Short(round.Asked.Date)}", round.Why!)),
            .. result.Next.Where(next => next.Why?.LastCutoff is not null).Select(next => (next.Type.ToWord(), next.Why!)),
        ];
        if (reasons.Length == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("Why");
        foreach ((string name, RoundReason why) in reasons)
        {
            string waiting = why.WaitingAboveLastCutoff is { } people
                ? $"; about {PlainText.Count((long)(people < 100 ? Math.Round(people) : Math.Round(people / 10) * 10))} at or above that by then"
                : "";
            string size = why.Size is { } asked ? $"{PlainText.Count(asked)} invitations" : "size not known";
            PlainText.Wrap(
                output,
                $"  {name}: ",
                "    ",
                $"{size} after {PlainText.Count(why.LastSize)} last time, {why.DaysSinceCleared} days since the scores above {why.LastCutoff} were cleared{waiting}",
                width
            );
        }
    }

    private static void WriteAccuracy(TextWriter output, CutoffReport? accuracy, int width)
    {
        if (accuracy?.Find("all") is not { } all)
        {
            return;
        }

        string[] groups =
        [
            .. GroupsShown
                .Select(group => (group, accuracy.Find(group)))
                .Where(group => group.Item2 is not null)
                .Select(group => $"{group.group} {group.Item2!.MeanAbsoluteError:0.0}"),
        ];
        string byGroup = groups.Length > 0 ? $" ({string.Join(", ", groups)})" : "";
        output.WriteLine();
        PlainText.Wrap(
            output,
            "Over the last twelve months, ",
            "  ",
            $"{(all.Rows == 1 ? "the forecast" : "forecasts")} of {PlainText.Count(all.Rows, "round")} of known size missed by {all.MeanAbsoluteError:0.0} points on average{byGroup}, "
                + $"with {all.Skill * 100:0} % less error than \"same as last time\"; {all.Coverage50 * 100:0} % and {all.Coverage90 * 100:0} % of the cut-offs fell into the ranges for even odds and 9 times in 10.",
            width
        );
    }

    private static void WriteNext(TextWriter output, ForecastRequest request, ForecastResult result, int width)
    {
        var table = new TextTable(
            "Next round",
            $"#In {request.Days} days",
            "Likely day",
            "9 times in 10",
            "#Size",
            "#Cut-off",
            "#Even odds",
            "#9 times in 10"
        );
        foreach (NextRoundForecast next in result.Next)
        {
            table.Add(
                next.Type.ToWord(),
                Percent(next.Probability),
                next.Date is { } day ? Short(day.P50) : "–",
                next.Date is { } range ? $"{Short(range.P05)} to {Short(range.P95)}" : "–",
                next.Date is null ? "–" : PlainText.Count((long)Math.Round(next.Size.P50)),
                Score(next.Cutoff[P50]),
                Range(next.Cutoff, P25, P75),
                Range(next.Cutoff, P05, P95)
            );
        }

        table.Write(output, width);
        output.WriteLine();
        PlainText.Wrap(
            output,
            "  ",
            "  ",
            "Read: a cut-off is the score of the last one invited, if the round takes place; it falls into the range with even odds, or 9 times in 10.",
            width
        );
    }

    private static void WriteAsked(TextWriter output, ForecastResult result, int width)
    {
        var table = new TextTable("Round you ask about", "#Size", "Day", "#Cut-off", "#Even odds", "#9 times in 10");
        foreach (AskedRoundForecast round in result.Rounds)
        {
            table.Add(
                round.Asked.Type.ToWord(),
                round.Asked.Size is { } size ? PlainText.Count(size) : "not known",
                PlainText.Day(round.Asked.Date),
                Score(round.Cutoff[P50]),
                Range(round.Cutoff, P25, P75),
                Range(round.Cutoff, P05, P95)
            );
        }

        table.Write(output, width);
    }

    private static string Percent(double probability) =>
        probability switch
        {
            < 0.005 => "<1 %",
            > 0.995 => ">99 %",
            _ => $"{probability * 100:0} %",
        };

    private static string Short(DateOnly day) => day.ToString("MMM d", CultureInfo.InvariantCulture);

    private static string Score(double score) => score.ToString("0", CultureInfo.InvariantCulture);

    private static string Range(ImmutableArray<double> quantiles, int low, int high) =>
        $"{Math.Floor(quantiles[low]):0}–{Math.Ceiling(quantiles[high]):0}";
}
