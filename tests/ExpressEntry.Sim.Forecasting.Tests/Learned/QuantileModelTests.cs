using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Learned;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Forecasting.Tests.Learned;

/// <summary>What each of the three models must find in samples whose answer is known.</summary>
public sealed class QuantileModelTests
{
    private const double Z90 = 1.2815515655446004;

    public static TheoryData<LearnedModel> Models => [.. LearnedModels.All];

    [Theory]
    [MemberData(nameof(Models))]
    public void Fit_FeaturesThatSayNothing_GivesTheQuantilesOfTheSample(LearnedModel model)
    {
        (double[][] rows, double[] targets) = LearnedWorlds.Make(400, 1, _ => 50, _ => 10);
        double[] found = Predict(Fit(model, rows, targets), [0.1, -0.2]);

        // The standard error of the median of 400 is 0.63; of the 0.1 and 0.9 quantiles 0.85. Trees cut it into parts.
        Assert.InRange(found[CutoffQuantiles.MedianIndex], 50 - 4, 50 + 4);
        Assert.InRange(found[1], 50 - (10 * Z90) - 6, 50 - (10 * Z90) + 6);
        Assert.InRange(found[17], 50 + (10 * Z90) - 6, 50 + (10 * Z90) + 6);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Fit_SpreadThatGrowsWithAFeature_IsFollowed(LearnedModel model)
    {
        (double[][] rows, double[] targets) = LearnedWorlds.Make(600, 2, x => 20 * x, x => x > 0 ? 20 : 4);
        IQuantileModel fitted = Fit(model, rows, targets);
        double[] narrow = Predict(fitted, [-0.6, 0]);
        double[] wide = Predict(fitted, [0.6, 0]);
        Assert.InRange(narrow[9], -18, -6);
        Assert.InRange(wide[9], 4, 20);
        Assert.True(
            wide[17] - wide[1] > 1.8 * (narrow[17] - narrow[1]),
            "The spread of the second half is five times that."
        );
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Fit_OneRowFarOff_HardlyMovesTheMedian(LearnedModel model)
    {
        (double[][] rows, double[] targets) = LearnedWorlds.Make(300, 3, x => 10 * x, _ => 3);
        double before = Predict(Fit(model, rows, targets), [0.3, 0.1])[9];
        targets[^1] = 1e6;
        double after = Predict(Fit(model, rows, targets), [0.3, 0.1])[9];
        Assert.InRange(after - before, -2.5, 2.5);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Fit_Twice_IsTheSameToTheBit(LearnedModel model)
    {
        (double[][] rows, double[] targets) = LearnedWorlds.Make(120, 4, x => 30 * x, _ => 5);
        Assert.Equal(Predict(Fit(model, rows, targets), [0.5, 0.5]), Predict(Fit(model, rows, targets), [0.5, 0.5]));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Fit_TargetsMovedUp_MovesEveryQuantileAsMuch(LearnedModel model)
    {
        (double[][] rows, double[] targets) = LearnedWorlds.Make(150, 5, x => 8 * x, _ => 5);
        Prop.ForAll(
                Gen.Choose(-40, 40).ToArbitrary(),
                shift =>
                {
                    // Whole numbers, so that rounding to six digits does the same on both sides. The forest clips what its
                    // questions see at 60 points, so its changes must stay below.
                    double[] whole = [.. targets.Select(target => Math.Round(target))];
                    double[] moved = [.. whole.Select(target => target + shift)];
                    double[] here = Predict(Fit(model, rows, whole), [0.2, 0.4]);
                    double[] there = Predict(Fit(model, rows, moved), [0.2, 0.4]);
                    return here.Zip(there).All(pair => Math.Abs(pair.Second - pair.First - shift) < 1.5);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(12));
    }

    [Fact]
    public void Regression_ALineWithNoise_IsFound()
    {
        // Ten thousandths of a ridge and of smoothing: the line itself, 3 + 12x.
        (double[][] rows, double[] targets) = LearnedWorlds.Make(500, 6, x => 3 + (12 * x), _ => 1);
        var fitted = QuantileRegression.Fit(
            rows,
            targets,
            new RegressionSettings(RidgeRows: 0.01, Smoothing: 0.001, Iterations: 60)
        );
        double low = Predict(fitted, [-0.5, 0])[9];
        double high = Predict(fitted, [0.5, 0])[9];
        Assert.InRange(high - low, 12 - 0.6, 12 + 0.6);
        Assert.InRange(low, -3 - 0.3, -3 + 0.3);
    }

    [Fact]
    public void Forest_AnyQuestion_AnswersWithinWhatItHasSeen()
    {
        (double[][] rows, double[] targets) = LearnedWorlds.Make(90, 7, x => 25 * x, _ => 8);
        var fitted = QuantileForest.Fit(rows, targets, new ForestSettings(Trees: 40), seed: 1);
        Prop.ForAll(
                Gen.Choose(-3000, 3000).Two().ToArbitrary(),
                asked =>
                {
                    double[] found = Predict(fitted, [asked.Item1 / 1000.0, asked.Item2 / 1000.0]);
                    return found[0] >= targets.Min()
                        && found[^1] <= targets.Max()
                        && found.Zip(found.Skip(1)).All(pair => pair.First <= pair.Second);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Boosted_AStep_IsFoundWhereItIs()
    {
        (double[][] rows, double[] targets) = LearnedWorlds.Make(400, 8, x => x > 0.2 ? 40 : 0, _ => 2);
        var fitted = BoostedTrees.Fit(rows, targets, new BoostingSettings(), seed: 1);
        Assert.InRange(Predict(fitted, [0.0, 0])[9], -4, 4);
        Assert.InRange(Predict(fitted, [0.4, 0])[9], 36, 44);
    }

    private static IQuantileModel Fit(LearnedModel model, double[][] rows, double[] targets) =>
        model switch
        {
            LearnedModel.Regression => QuantileRegression.Fit(rows, targets, new RegressionSettings()),
            LearnedModel.Boosted => BoostedTrees.Fit(rows, targets, new BoostingSettings(), seed: 9),
            _ => QuantileForest.Fit(rows, targets, new ForestSettings(), seed: 9),
        };

    private static double[] Predict(IQuantileModel fitted, double[] features)
    {
        double[] quantiles = new double[CutoffQuantiles.Count];
        fitted.Predict(features, quantiles);
        return quantiles;
    }
}
