using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>One learned model, or the average of those that help, fitted to the rounds before the half-year of the question.</summary>
/// <param name="model">Which one; null for the average that has a share in the project's forecast.</param>
/// <remarks>Answers neither nominee rounds nor types without an earlier round, nor before sixty rounds can be learned from.</remarks>
public sealed class LearnedForecaster(LearnedModel? model) : IForecaster<RoundQuestion, CutoffQuantiles>
{
    private static readonly RoundPersistence Persistence = new();
    private static readonly ClearanceForecaster Clearance = new();

    /// <inheritdoc/>
    public string Name => model is { } one ? one.ToWord() : "learned";

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, RoundQuestion question)
    {
        var rounds = KnownRounds.Of(known);
        var table = LearningTable.Of(known);
        int count = table.CountBefore(FittedModels.RefitDay(question.KnowledgeDay));
        if (
            question.Type == RoundType.Pnp
            || MonthlyOrigins.CountBefore(rounds.OfType(question.Type), question.Date) == 0
            || FittedModels.Of(table, count, question.Size is not null) is not { } models
        )
        {
            return null;
        }

        CutoffQuantiles? clearance = Clearance.Forecast(known, question);
        double[] features = RoundFeatures.Of(rounds, question.Type, question.Date, question.Size, clearance);
        double start = LearningRow.BaseOf(clearance, Persistence.Forecast(known, question)!);
        return model is { } one ? models.Forecast(one, features, start) : models.ForecastTogether(features, start);
    }
}
