using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Baselines;

/// <summary>How far below the last cut-off past windows reached, moved to today's: the reference of task D.</summary>
public sealed class OddsShift : IForecaster<OddsQuestion, ScoreOdds>
{
    private const int MostOwn = 36;
    private const int MostPooled = 120;
    private const int FewestShifts = 8;
    private static readonly DateOnly FirstOrigin = new(2015, 1, 1);

    /// <inheritdoc/>
    public string Name => "shift";

    /// <inheritdoc/>
    public ScoreOdds? Forecast(PublishedHistory known, OddsQuestion question)
    {
        var rounds = KnownRounds.Of(known);
        ImmutableArray<CompleteRound> own = rounds.OfType(question.Type);
        if (own.IsEmpty)
        {
            return null;
        }

        List<double> shifts = FindShifts(rounds, question, type => type == question.Type);
        int most = MostOwn;
        if (shifts.Count < FewestShifts)
        {
            shifts = FindShifts(rounds, question, type => RoundGroups.AreOneClass(type, question.Type));
            most = MostPooled;
        }

        ReadOnlySpan<double> newest = shifts.ToArray().AsSpan(Math.Max(0, shifts.Count - most));
        double[] odds = new double[question.Scores.Length];
        for (int i = 0; i < odds.Length; i++)
        {
            int reached = 0;
            foreach (double shift in newest)
            {
                reached += own[^1].Cutoff + shift <= question.Scores[i] ? 1 : 0;
            }

            odds[i] = newest.IsEmpty ? 0.5 : reached / (double)newest.Length;
        }

        return ScoreOdds.From(odds);
    }

    // Lowest cut-off of the window − last cut-off before it, by origin and then by type's word; +∞ without a round.
    private static List<double> FindShifts(KnownRounds rounds, OddsQuestion question, Predicate<RoundType> isPooled)
    {
        List<double> shifts = [];
        RoundType[] types =
        [
            .. RoundTypes.All.Where(type => isPooled(type)).OrderBy(type => type.ToWord(), StringComparer.Ordinal),
        ];
        foreach (DateOnly origin in MonthlyOrigins.Between(FirstOrigin, question.HorizonDays, question.Origin))
        {
            foreach (RoundType type in types)
            {
                ImmutableArray<CompleteRound> ofType = rounds.OfType(type);
                if (MonthlyOrigins.IsActive(ofType, origin))
                {
                    double last = ofType[MonthlyOrigins.CountBefore(ofType, origin) - 1].Cutoff;
                    shifts.Add(MonthlyOrigins.LowestCutoff(ofType, origin, question.HorizonDays) - last);
                }
            }
        }

        return shifts;
    }
}
