using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>How good odds were on a set of pairs (task D).</summary>
/// <param name="Pairs">Pairs of origin and type.</param>
/// <param name="Cells">Pairs times scores.</param>
/// <param name="Missing">Pairs without a forecast, judged by the reference's.</param>
/// <param name="Brier">Mean of (p − event)², 0 to 1.</param>
/// <param name="NearBrier">The same over cells within 40 points of the last cut-off; NaN without one.</param>
/// <param name="ReferenceBrier">Brier score of past shifts.</param>
/// <param name="StepBrier">Brier score of a step at the last cut-off.</param>
/// <param name="CalibrationError">Expected calibration error over ten bins, 0 to 1.</param>
/// <param name="Bins">The ten bins of the reliability diagram.</param>
/// <param name="Interval">95 % intervals of the difference and the skill against past shifts.</param>
public sealed record OddsSummary(
    int Pairs,
    int Cells,
    int Missing,
    double Brier,
    double NearBrier,
    double ReferenceBrier,
    double StepBrier,
    double CalibrationError,
    ImmutableArray<ReliabilityBin> Bins,
    BootstrapInterval Interval
)
{
    private const int BinCount = 10;

    /// <summary>1 − Brier / Brier of past shifts.</summary>
    public double Skill => 1 - (Brier / ReferenceBrier);

    /// <summary>Summarises pairs.</summary>
    /// <param name="pairs">In time order.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <returns>The summary, or null without pairs.</returns>
    public static OddsSummary? Of(IReadOnlyList<OddsPair> pairs, ulong seed)
    {
        if (pairs.Count == 0)
        {
            return null;
        }

        List<double> losses = [];
        List<double> references = [];
        List<int> units = [];
        double stepSum = 0;
        double nearSum = 0;
        int near = 0;
        Span<double> binOdds = stackalloc double[BinCount];
        Span<int> binEvents = stackalloc int[BinCount];
        Span<int> binCells = stackalloc int[BinCount];
        binOdds.Clear();
        binEvents.Clear();
        binCells.Clear();
        foreach (OddsPair pair in pairs)
        {
            for (int cell = 0; cell < pair.Scores.Length; cell++)
            {
                int happened = pair.IsInvited(cell) ? 1 : 0;
                double p = pair.Counted.Values[cell];
                losses.Add(Square(p - happened));
                references.Add(Square(pair.Reference.Values[cell] - happened));
                units.Add(pair.Unit);
                stepSum += Square(pair.Step.Values[cell] - happened);
                if (pair.IsNear(cell))
                {
                    near++;
                    nearSum += losses[^1];
                }

                int bin = Math.Min((int)(p * BinCount), BinCount - 1);
                binOdds[bin] += p;
                binEvents[bin] += happened;
                binCells[bin]++;
            }
        }

        int cells = losses.Count;
        ImmutableArray<ReliabilityBin> bins = Bin(binOdds, binEvents, binCells);
        return new OddsSummary(
            pairs.Count,
            cells,
            pairs.Count(pair => pair.Forecast is null),
            losses.Sum() / cells,
            near > 0 ? nearSum / near : double.NaN,
            references.Sum() / cells,
            stepSum / cells,
            bins.Sum(bin => bin.Cells == 0 ? 0 : bin.Cells * Math.Abs(bin.MeanOdds - bin.EventRate)) / cells,
            bins,
            BlockBootstrap.Run(losses.ToArray(), references.ToArray(), units.ToArray(), OddsTask.BlockLength, seed)
        );
    }

    private static ImmutableArray<ReliabilityBin> Bin(
        ReadOnlySpan<double> odds,
        ReadOnlySpan<int> events,
        ReadOnlySpan<int> cells
    )
    {
        var bins = ImmutableArray.CreateBuilder<ReliabilityBin>(BinCount);
        for (int i = 0; i < BinCount; i++)
        {
            bins.Add(
                cells[i] == 0
                    ? new ReliabilityBin(0, double.NaN, double.NaN)
                    : new ReliabilityBin(cells[i], odds[i] / cells[i], events[i] / (double)cells[i])
            );
        }

        return bins.MoveToImmutable();
    }

    private static double Square(double x) => x * x;
}
