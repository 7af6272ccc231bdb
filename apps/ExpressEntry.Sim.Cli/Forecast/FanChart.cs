using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Cli.Forecast;

/// <summary>A small chart of text: a type's recent cut-offs on the left, running into the forecast fan on the right.</summary>
internal static class FanChart
{
    private const int Height = 7;
    private const int AxisWidth = 8;
    private const int ColumnsAStep = 2;

    public static void Write(
        TextWriter output,
        CutoffFan fan,
        ImmutableArray<PublishedRound> rounds,
        DateOnly asOf,
        int days,
        int width
    )
    {
        int futureColumns = fan.Steps.Length * ColumnsAStep;
        int pastColumns = Math.Clamp(width - AxisWidth - futureColumns - 1, 12, futureColumns);
        DateOnly from = asOf.AddDays(-days * pastColumns / futureColumns);
        PublishedRound[] past =
        [
            .. rounds.Where(round => round.Type == fan.Type && round.Date >= from && round.Cutoff is not null),
        ];
        IEnumerable<double> values =
        [
            .. past.Select(round => (double)round.Cutoff!.Value),
            .. fan.Steps.OfType<CutoffFanStep>().SelectMany(step => new[] { step.P05, step.P95 }),
        ];
        if (!values.Any())
        {
            return;
        }

        double high = Math.Ceiling(values.Max());
        double low = Math.Min(Math.Floor(values.Min()), high - Height);
        char[][] cells =
        [
            .. Enumerable.Range(0, Height).Select(_ => new string(' ', pastColumns + 1 + futureColumns).ToCharArray()),
        ];
        foreach (char[] row in cells)
        {
            row[pastColumns] = '│';
        }

        DrawFan(cells, fan, pastColumns + 1, low, high);
        foreach (PublishedRound round in past)
        {
            int column =
                (round.Date.DayNumber - from.DayNumber) * pastColumns / Math.Max(1, asOf.DayNumber - from.DayNumber);
            cells[RowOf(round.Cutoff!.Value, low, high)][Math.Min(column, pastColumns - 1)] = '●';
        }

        output.WriteLine($"  {fan.Type.ToWord()}: cut-offs so far ●, and to come: median ━, even odds ▒, 9 times in 10 ░");
        for (int row = 0; row < Height; row++)
        {
            string label = row is 0 or Height - 1 or Height / 2
                ? (high - ((high - low) * row / (Height - 1))).ToString("0", CultureInfo.InvariantCulture)
                : "";
            output.WriteLine($"{label.PadLeft(AxisWidth - 2)} ┤{new string(cells[row]).TrimEnd()}");
        }

        string left = PlainText.Day(from);
        string middle = PlainText.Day(asOf);
        string right = PlainText.Day(asOf.AddDays(days));
        string axis = new string(' ', AxisWidth) + left.PadRight(Math.Max(left.Length + 1, pastColumns - 4)) + middle;
        output.WriteLine(
            axis + right.PadLeft(Math.Max(right.Length + 1, AxisWidth + pastColumns + 1 + futureColumns - axis.Length))
        );
    }

    private static void DrawFan(char[][] cells, CutoffFan fan, int firstColumn, double low, double high)
    {
        for (int i = 0; i < fan.Steps.Length; i++)
        {
            if (fan.Steps[i] is not { } step)
            {
                continue;
            }

            for (int row = 0; row < Height; row++)
            {
                char mark =
                    row == RowOf(step.P50, low, high) ? '━'
                    : row >= RowOf(step.P75, low, high) && row <= RowOf(step.P25, low, high) ? '▒'
                    : row >= RowOf(step.P95, low, high) && row <= RowOf(step.P05, low, high) ? '░'
                    : ' ';
                for (int column = 0; column < ColumnsAStep; column++)
                {
                    cells[row][firstColumn + (i * ColumnsAStep) + column] = mark;
                }
            }
        }
    }

    private static int RowOf(double score, double low, double high) =>
        Math.Clamp((int)Math.Round((high - score) / (high - low) * (Height - 1)), 0, Height - 1);
}
