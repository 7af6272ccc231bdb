using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Baselines;

/// <summary>"Same as last time", months ahead: the reference of task C.</summary>
public sealed class AheadPersistence : IForecaster<AheadQuestion, CutoffQuantiles>
{
    private const int FewestErrors = 8;
    private const int FewestRounds = 3;
    private static readonly DateOnly FirstOrigin = new(2016, 1, 1);

    /// <inheritdoc/>
    public string Name => "persistence";

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, AheadQuestion question)
    {
        var rounds = KnownRounds.Of(known);
        ImmutableArray<CompleteRound> own = rounds.OfType(question.Type);
        if (own.IsEmpty)
        {
            return null;
        }

        List<double> errors = [];
        AddErrors(errors, own, question);
        if (errors.Count < FewestErrors)
        {
            errors.Clear();
            foreach (RoundType type in RoundTypes.All)
            {
                if (RoundGroups.AreOneClass(type, question.Type))
                {
                    AddErrors(errors, rounds.OfType(type), question);
                }
            }
        }

        return errors.Count == 0
            ? UnknownType.WideAround(own[^1].Cutoff)
            : CutoffQuantiles.FromCentredErrors(own[^1].Cutoff, errors.ToArray());
    }

    private static void AddErrors(List<double> errors, ImmutableArray<CompleteRound> rounds, AheadQuestion question)
    {
        foreach (DateOnly origin in MonthlyOrigins.Between(FirstOrigin, question.HorizonDays, question.Origin))
        {
            int before = MonthlyOrigins.CountBefore(rounds, origin);
            int end = MonthlyOrigins.CountBefore(rounds, origin.AddDays(question.HorizonDays));
            if (before >= FewestRounds && end > before)
            {
                errors.Add(rounds[end - 1].Cutoff - rounds[before - 1].Cutoff);
            }
        }
    }
}
