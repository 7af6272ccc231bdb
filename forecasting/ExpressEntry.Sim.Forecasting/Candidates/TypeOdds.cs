using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Forecasting.Candidates;

/// <summary>The evaluated odds of single types (task D), for every whole score and any window; each asked for once.</summary>
/// <remarks>
/// A type in use answers by <see cref="OddsForecaster"/>. One that has retired, is too young or was never seen is outside what
/// was evaluated: its odds of use times the chance that the cut-off then is within the score.
/// </remarks>
internal sealed class TypeOdds(PublishedHistory known, DateOnly origin, ulong seed, int paths)
{
    private const int YearDays = 365;
    private static readonly ImmutableArray<int> EveryScore =
    [
        .. Enumerable.Range(CrsScore.Min, CrsScore.Max - CrsScore.Min + 1),
    ];
    private readonly OddsForecaster _evaluated = new(seed, paths);
    private readonly AheadForecaster _ahead = new(seed, paths);
    private readonly Dictionary<(RoundType, int), ImmutableArray<double>> _tables = [];
    private readonly Dictionary<RoundType, CutoffQuantiles> _cutoffs = [];

    /// <summary>Odds by score, 0 to 1,200; never falling.</summary>
    /// <param name="type">A type.</param>
    /// <param name="days">Window from the origin, 1 or more.</param>
    public ImmutableArray<double> Within(RoundType type, int days)
    {
        if (!_tables.TryGetValue((type, days), out ImmutableArray<double> table))
        {
            table = Ask(type, days);
            _tables.Add((type, days), table);
        }

        return table;
    }

    private ImmutableArray<double> Ask(RoundType type, int days)
    {
        if (MonthlyOrigins.IsActive(KnownRounds.Of(known).OfType(type), origin))
        {
            ScoreOdds? odds = _evaluated.Forecast(known, new OddsQuestion(origin, days, type, EveryScore));
            if (odds is not null)
            {
                return odds.Values;
            }
        }

        if (!_cutoffs.TryGetValue(type, out CutoffQuantiles? cutoff))
        {
            cutoff = _ahead.Forecast(known, new AheadQuestion(origin, YearDays, type));
            _cutoffs.Add(type, cutoff);
        }

        double used = UseOdds.Of(known, type, origin, days);
        return ScoreOdds.From([.. EveryScore.Select(score => used * cutoff.CumulativeAt(score))]).Values;
    }
}
