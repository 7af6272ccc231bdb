using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Baselines;

/// <summary>"Same as last time": the reference of tasks A and B.</summary>
/// <remarks>
/// The last cut-off of the type is the median; around it the changes from round to round of the type so far, or of its
/// class where there are fewer than eight.
/// </remarks>
public sealed class RoundPersistence : IForecaster<RoundQuestion, CutoffQuantiles>
{
    private const int FewestErrors = 8;

    /// <inheritdoc/>
    public string Name => "persistence";

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, RoundQuestion question)
    {
        var rounds = KnownRounds.Of(known);
        ImmutableArray<CompleteRound> own = rounds.OfType(question.Type);
        if (own.IsEmpty)
        {
            return null;
        }

        List<double> errors = [];
        AddChanges(errors, own);
        if (errors.Count < FewestErrors)
        {
            errors.Clear();
            foreach (RoundType type in RoundTypes.All)
            {
                if (RoundGroups.AreOneClass(type, question.Type))
                {
                    AddChanges(errors, rounds.OfType(type));
                }
            }
        }

        // One round in the whole history: nothing says how far the next may be.
        return errors.Count == 0
            ? UnknownType.WideAround(own[^1].Cutoff)
            : CutoffQuantiles.FromCentredErrors(own[^1].Cutoff, errors.ToArray());
    }

    private static void AddChanges(List<double> errors, ImmutableArray<CompleteRound> rounds)
    {
        for (int i = 1; i < rounds.Length; i++)
        {
            errors.Add(rounds[i].Cutoff - rounds[i - 1].Cutoff);
        }
    }
}
