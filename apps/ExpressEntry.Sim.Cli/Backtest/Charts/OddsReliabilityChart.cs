using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Forecasting.Candidates;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Cli.Backtest.Charts;

/// <summary>What odds of candidates said against what came true, a panel a window: <c>docs/odds-reliability.svg</c>.</summary>
internal static class OddsReliabilityChart
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "odds-reliability.svg";

    private const double Side = 240;
    private const double Left = 62;
    private const double Top = 62;
    private const double Gap = 60;
    private const double Below = 96;
    private const int Tick = 25; // percent
    private const double DotRadius = 4;
    private const double LineHeight = 18;
    private const string Grid = "#ddd";
    private const string Frame = "#888";
    private const string Band = "#cfe3f5";
    private const string Dots = "#0b5394";

    /// <summary>Draws.</summary>
    /// <param name="output">Takes the SVG.</param>
    /// <param name="measured">By window in days: number of judged odds, and how each class came true.</param>
    /// <param name="window">The days judged.</param>
    public static void Write(
        TextWriter output,
        ImmutableArray<(int Days, int Count, ImmutableArray<ReliabilityNode> Nodes)> measured,
        EvaluationWindow window
    )
    {
        double width = Left + (measured.Length * (Side + Gap)) - Gap + 20;
        using (
            var drawing = new SvgDrawing(
                output,
                width,
                Top + Side + Below,
                "Odds of an invitation: what was said and what came true"
            )
        )
        {
            drawing.Text(
                Left,
                24,
                $"Odds of an invitation, {PlainText.Day(window.From)} to {PlainText.Day(window.To)}: what was said and what came true"
            );
            drawing.Text(18, Top + (Side / 2), "came true", "middle", isTurned: true);
            for (int i = 0; i < measured.Length; i++)
            {
                Panel(drawing, Left + (i * (Side + Gap)), measured[i]);
            }

            double legend = Top + Side + 56;
            drawing.Dot(Left + 5, legend - 4, DotRadius, Dots, "example");
            drawing.Text(
                Left + 16,
                legend,
                "a class of odds: right where it lies on the broken line, too careful above it, too bold below it"
            );
            drawing.Rectangle(Left, legend + LineHeight - 10, 10, 10, Band);
            drawing.Text(Left + 16, legend + LineHeight, "the range that 'eesim odds' shows with such odds");
        }

        output.Write('\n');
    }

    private static void Panel(
        SvgDrawing drawing,
        double left,
        (int Days, int Count, ImmutableArray<ReliabilityNode> Nodes) measured
    )
    {
        double X(double share) => left + (share * Side);
        double Y(double share) => Top + ((1 - share) * Side);
        drawing.Text(
            X(0.5),
            Top - 12,
            string.Create(CultureInfo.InvariantCulture, $"within {measured.Days} days ({measured.Count:N0} odds)"),
            "middle"
        );
        (double Odds, (double Low, double High) Range)[] band =
        [
            .. Enumerable
                .Range(0, 101)
                .Select(percent => (percent / 100.0, OddsReliability.RangeOf(percent / 100.0, measured.Days))),
        ];
        drawing.Polygon(
            [
                .. band.Select(one => (X(one.Odds), Y(one.Range.Low))),
                .. band.Reverse().Select(one => (X(one.Odds), Y(one.Range.High))),
            ],
            Band
        );
        for (int percent = 0; percent <= 100; percent += Tick)
        {
            double share = percent / 100.0;
            string colour = percent is 0 or 100 ? Frame : Grid;
            drawing.Line(X(share), Y(0), X(share), Y(1), colour);
            drawing.Line(X(0), Y(share), X(1), Y(share), colour);
            drawing.Text(X(share), Y(0) + LineHeight, $"{percent} %", "middle");
            drawing.Text(X(0) - 5, Y(share) + 4, $"{percent} %", "end");
        }

        drawing.Line(X(0), Y(0), X(1), Y(1), Frame, "4 4");
        drawing.Text(X(0.5), Y(0) + (2 * LineHeight), "said", "middle");
        foreach (ReliabilityNode node in measured.Nodes)
        {
            drawing.Dot(
                X(node.Odds),
                Y(node.Rate),
                DotRadius,
                Dots,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"said {node.Odds:0.000}, came true {node.Rate:0.000}, 80 % range {node.Low:0.000} to {node.High:0.000}"
                )
            );
        }
    }
}
