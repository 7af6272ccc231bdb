using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>How much a model's forecasts lose when a feature is shuffled among the rounds.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Losses">By <see cref="LearnedModel"/>: mean CRPS with the feature shuffled minus without, CRS points.</param>
/// <remarks>
/// Permutation importance (Breiman, 2001) on rounds the models had not seen. What changes are counted from, half-way to the
/// clearance model, is left alone: <c>clearance_step</c> shows only what the models make of it beyond that.
/// </remarks>
public sealed record FeatureImportance(RoundFeature Feature, ImmutableArray<double> Losses)
{
    private const ulong Purpose = 0x1497;
    private const int Shuffles = 10;

    /// <summary>Measures every feature over a window, task A.</summary>
    /// <param name="history">The whole history; each round is forecast by models fitted before its half-year.</param>
    /// <param name="window">Days whose rounds are shuffled.</param>
    /// <param name="seed">Seed of the shuffles.</param>
    /// <returns>In the order of <see cref="RoundFeatures.All"/>; empty where the window holds no round to forecast.</returns>
    public static ImmutableArray<FeatureImportance> Measure(PublishedHistory history, EvaluationWindow window, ulong seed)
    {
        var table = LearningTable.Of(history);
        List<(LearningRow Row, FittedModels Models)> judged = [];
        foreach (LearningRow row in table.Rows.Where(row => window.Contains(row.Round.Date)))
        {
            int count = table.CountBefore(FittedModels.RefitDay(row.Round.Date));
            if (FittedModels.Of(table, count, isSizeKnown: true) is { } models)
            {
                judged.Add((row, models));
            }
        }

        if (judged.Count == 0)
        {
            return [];
        }

        double[] honest = [.. LearnedModels.All.Select(model => MeanLoss(judged, model, -1, []))];
        var importances = ImmutableArray.CreateBuilder<FeatureImportance>(RoundFeatures.All.Length);
        for (int feature = 0; feature < RoundFeatures.All.Length; feature++)
        {
            double[] losses = new double[honest.Length];
            for (int shuffle = 0; shuffle < Shuffles; shuffle++)
            {
                int[] order = Shuffle(judged.Count, seed, (feature * Shuffles) + shuffle);
                foreach (LearnedModel model in LearnedModels.All)
                {
                    losses[(int)model] += (MeanLoss(judged, model, feature, order) - honest[(int)model]) / Shuffles;
                }
            }

            importances.Add(new FeatureImportance(RoundFeatures.All[feature], [.. losses]));
        }

        return importances.MoveToImmutable();
    }

    private static double MeanLoss(
        List<(LearningRow Row, FittedModels Models)> judged,
        LearnedModel model,
        int shuffled,
        int[] order
    )
    {
        double sum = 0;
        double[] features = new double[RoundFeatures.All.Length];
        for (int i = 0; i < judged.Count; i++)
        {
            (LearningRow row, FittedModels models) = judged[i];
            row.Features.CopyTo(features, 0);
            if (shuffled >= 0)
            {
                features[shuffled] = judged[order[i]].Row.Features[shuffled];
            }

            CutoffQuantiles forecast = models.Forecast(model, features, row.BaseOf(isSizeKnown: true));
            sum += CutoffMetrics.Crps(forecast, row.Round.Cutoff);
        }

        return sum / judged.Count;
    }

    private static int[] Shuffle(int count, ulong seed, int number)
    {
        var random = new KeyedRandom(seed, (ulong)number, Purpose);
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int other = random.NextIndex(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
