using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Calibration;
using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Learned;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Methods that can be judged alone in tasks A and B, by their words.</summary>
public static class RoundMethods
{
    /// <summary>The project's own forecast: what is judged where nothing else is asked for.</summary>
    public const string Default = "eesim";

    /// <summary>The words: <c>eesim</c>, <c>clearance</c>, the learned models, their average <c>learned</c>, baselines, and the calibrated <c>engine</c>.</summary>
    public static ImmutableArray<string> Words { get; } =
    [
        Default,
        "clearance",
        .. LearnedModels.All.Select(model => model.ToWord()),
        "learned",
        "climatology",
        "smoothing",
        "engine",
    ];

    /// <summary>The method of a word.</summary>
    /// <param name="word">One of <see cref="Words"/>.</param>
    /// <returns>The method; rows it has no answer for count as "same as last time".</returns>
    /// <exception cref="ArgumentException">The word is another.</exception>
    public static IForecaster<RoundQuestion, CutoffQuantiles> Find(string word) =>
        word switch
        {
            Default => new RoundForecaster(),
            "clearance" => new ClearanceForecaster(),
            "learned" => new LearnedForecaster(model: null),
            "climatology" => new RoundClimatology(),
            "smoothing" => new ExponentialSmoothing(),
            "engine" => new PosteriorForecaster(),
            _ when LearnedModels.All.Where(model => model.ToWord() == word).ToArray() is [LearnedModel model] =>
                new LearnedForecaster(model),
            _ => throw new ArgumentException($"No method is called '{word}'.", nameof(word)),
        };
}
