using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Pnp;

/// <summary>Nominee rounds of unknown size: between the previous cut-off and the long-run level.</summary>
public sealed class NomineeLevelForecaster : IForecaster<RoundQuestion, CutoffQuantiles>
{
    private const int FewestRounds = 10;
    private const double HalfLife = 50;
    private static readonly DateOnly First = new(2020, 6, 1);

    /// <inheritdoc/>
    public string Name => "pnp level";

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, RoundQuestion question)
    {
        CompleteRound[] rounds = [.. KnownRounds.Of(known).OfType(RoundType.Pnp).Where(round => round.Date >= First)];
        if (question.Type != RoundType.Pnp || rounds.Length <= FewestRounds)
        {
            return null;
        }

        double[][] rows = [.. rounds[..^1].Select(round => new[] { 1, round.Cutoff / 100.0 })];
        double[] targets = [.. rounds[1..].Select(round => (double)round.Cutoff)];
        double[] coefficients = RobustRegression.Fit(rows, targets);
        (double Value, double Weight)[] residuals =
        [
            .. rows.Select(
                    (row, i) =>
                        (
                            targets[i] - RobustRegression.Predict(row, coefficients),
                            Math.Pow(0.5, (rows.Length - 1 - i) / HalfLife)
                        )
                )
                .OrderBy(one => one.Item1),
        ];
        double middle = RobustRegression.Predict([1, rounds[^1].Cutoff / 100.0], coefficients);
        return CutoffQuantiles.From([
            .. CutoffQuantiles.Levels.Select(level => middle + EmpiricalQuantile.OfSortedWeighted(residuals, level)),
        ]);
    }
}
