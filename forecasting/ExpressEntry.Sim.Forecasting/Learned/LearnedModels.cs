using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>The learned models in order, and their words.</summary>
public static class LearnedModels
{
    /// <summary>Every learned model, in the order of tables.</summary>
    public static ImmutableArray<LearnedModel> All { get; } = [.. Enum.GetValues<LearnedModel>()];

    /// <summary>The word for a model.</summary>
    /// <param name="model">A defined model.</param>
    /// <returns><c>regression</c>, <c>boosted</c> or <c>forest</c>.</returns>
    public static string ToWord(this LearnedModel model) => model.ToString().ToLowerInvariant();
}
