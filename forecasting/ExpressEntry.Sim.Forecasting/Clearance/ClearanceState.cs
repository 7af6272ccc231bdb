using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Clearance;

/// <summary>
/// The clearance model after a history: for every type up to which day each score was cleared, and what its experts
/// learned. Immutable: <see cref="Advance"/> gives another state.
/// </summary>
public sealed class ClearanceState
{
    /// <summary>A round counts as held at this share of its day.</summary>
    internal const double RoundHour = 0.6;

    private const int LongestNomineeDays = 75;
    private const ulong PathPurpose = 0xC1EA;

    private static readonly ConditionalWeakTable<PublishedHistory, ClearanceState> Cache = [];

    private readonly ExpertGrid _grid;
    private readonly NomineeFlow _flow;
    private readonly ImmutableArray<TypeClearance?> _types;
    private readonly ImmutableArray<int> _lastCutoffs;
    private readonly int _lastNomineeDay;
    private readonly IntervalScale _scale;
    private readonly Lazy<double[]?[]> _cumulativeWeights;

    private ClearanceState(
        ExpertGrid grid,
        NomineeFlow flow,
        ImmutableArray<TypeClearance?> types,
        ImmutableArray<int> lastCutoffs,
        int lastNomineeDay,
        IntervalScale scale
    )
    {
        _grid = grid;
        _flow = flow;
        _types = types;
        _lastCutoffs = lastCutoffs;
        _lastNomineeDay = lastNomineeDay;
        _scale = scale;
        _cumulativeWeights = new Lazy<double[]?[]>(SumWeights);
    }

    /// <summary>
    /// What the model said of every round it learned from, each from the rounds before its day alone; nominee rounds and
    /// first rounds are absent.
    /// </summary>
    internal ImmutableArray<PastForecast> PastForecasts { get; private set; } = [];

    /// <summary>Learns from a history.</summary>
    /// <param name="known">A history cut to what may be known; it may be empty.</param>
    /// <returns>The state after its last round; learned once for each history object, then shared.</returns>
    /// <remarks>About 50 ms for the 431 rounds of July 2026.</remarks>
    public static ClearanceState Learn(PublishedHistory known) =>
        Cache.GetValue(known, static history => Learn(history, ExpertGrid.Default));

    internal static ClearanceState Learn(PublishedHistory known, ExpertGrid grid)
    {
        var state = new ClearanceState(
            grid,
            NomineeFlow.Learn(known),
            [.. new TypeClearance?[RoundTypes.All.Length]],
            [.. Enumerable.Repeat(-1, RoundTypes.All.Length)],
            lastNomineeDay: int.MinValue / 2,
            new IntervalScale(1)
        );
        var persistence = new PersistenceMemory();
        var past = ImmutableArray.CreateBuilder<PastForecast>();
        ImmutableArray<CompleteRound> rounds = KnownRounds.Of(known).All;
        for (int start = 0; start < rounds.Length; )
        {
            // Rounds of one day do not know of each other.
            int end = start;
            ClearanceState before = state;
            IntervalScale scale = state._scale;
            for (; end < rounds.Length && rounds[end].Date == rounds[start].Date; end++)
            {
                CompleteRound round = rounds[end];
                CutoffQuantiles? same = persistence.Forecast(round.Type);
                CutoffQuantiles? forecast = before.Forecast(round.Type, round.Date, round.Size, same);
                if (same is not null && round.Type != RoundType.Pnp)
                {
                    past.Add(new PastForecast(round, forecast, same));
                }

                scale = forecast is null ? scale : scale.After(forecast, round.Cutoff, grid.Settings);
                state = state.Advance(round.Type, round.Date, round.Size, round.Cutoff, round.TieBreakDay);
            }

            state = state.With(scale);
            for (; start < end; start++)
            {
                persistence.Add(rounds[start].Type, rounds[start].Cutoff);
            }
        }

        state.PastForecasts = past.ToImmutable();
        return state;
    }

    /// <summary>Forecasts the cut-off of a round.</summary>
    /// <param name="type">Whom it ranks; not <see cref="RoundType.Pnp"/>, whose scores this model does not hold.</param>
    /// <param name="date">Its day, after the last round learned.</param>
    /// <param name="size">Invitations, 1 or more.</param>
    /// <param name="persistence">What "same as last time" says; blended in while the type is young. Null for nothing.</param>
    /// <returns>Quantiles, or null for a type without a usable round.</returns>
    public CutoffQuantiles? Forecast(RoundType type, DateOnly date, int size, CutoffQuantiles? persistence)
    {
        if (_types[(int)type] is not { HasLevel: true } experts)
        {
            return null;
        }

        Span<double> quantiles = stackalloc double[CutoffQuantiles.Count];
        experts.Forecast(date.DayNumber + RoundHour, EffectiveSize(type, date, size), quantiles);
        Restrain(quantiles, experts.ForecastCount, _lastCutoffs[(int)type], persistence);
        double median = quantiles[CutoffQuantiles.MedianIndex];
        foreach (ref double quantile in quantiles)
        {
            quantile = median + (_scale.Factor * (quantile - median));
        }

        return CutoffQuantiles.From(quantiles);
    }

    /// <summary>Whether a type can be forecast: it had a round with a cut-off below 600.</summary>
    /// <param name="type">A type.</param>
    /// <returns>False for nominee rounds, always.</returns>
    public bool Knows(RoundType type) => _types[(int)type] is { HasLevel: true };

    /// <summary>People eligible for a type at or above a score, as the model believes.</summary>
    /// <param name="type">A type the state <see cref="Knows"/>.</param>
    /// <param name="date">A day after the last round learned.</param>
    /// <param name="score">0 to 601, CRS points; nominees are not counted.</param>
    /// <returns>People, 0 or more; null for a type the state does not know.</returns>
    public double? PeopleAtLeast(RoundType type, DateOnly date, int score) =>
        Knows(type)
            ? _types[(int)type]!.PeopleAtLeast(date.DayNumber + RoundHour, Math.Clamp(score, 0, ScoreShape.TopScore + 1))
            : null;

    /// <summary>The state after one more round, real or imagined.</summary>
    /// <param name="type">Whom it ranked.</param>
    /// <param name="date">Its day.</param>
    /// <param name="size">Invitations, 1 or more.</param>
    /// <param name="cutoff">Score of the last one invited.</param>
    /// <param name="tieBreakDay">Submission of that one, as a fractional day number; null for unknown.</param>
    /// <returns>A new state; this one is unchanged. About 80 µs.</returns>
    public ClearanceState Advance(RoundType type, DateOnly date, int size, int cutoff, double? tieBreakDay)
    {
        double day = date.DayNumber + RoundHour;
        ImmutableArray<TypeClearance?> types = _types;
        if (type == RoundType.General)
        {
            types = [.. types.Select(other => other?.AfterGeneralRound(cutoff, day))];
        }

        if (type != RoundType.Pnp)
        {
            // The general round's own experts saw the stock before it.
            TypeClearance before = _types[(int)type] ?? TypeClearance.AtFirstRound(_grid, day);
            types = types.SetItem((int)type, before.After(day, EffectiveSize(type, date, size), cutoff, tieBreakDay));
        }

        int nomineeDay = type is RoundType.General or RoundType.Pnp ? date.DayNumber : _lastNomineeDay;
        return new ClearanceState(_grid, _flow, types, _lastCutoffs.SetItem((int)type, cutoff), nomineeDay, _scale);
    }

    internal TypeClearance? ExpertsOf(RoundType type) => _types[(int)type];

    internal ExpertGrid Grid => _grid;

    internal int LastNomineeDay => _lastNomineeDay;

    internal int LastCutoffOf(RoundType type) => _lastCutoffs[(int)type];

    internal double EffectiveSize(RoundType type, DateOnly date, int size) =>
        EffectiveSize(type, date, size, _lastNomineeDay);

    // A general round also invites the nominees who came since the last round that took them.
    internal double EffectiveSize(RoundType type, DateOnly date, int size, int lastNomineeDay)
    {
        if (type != RoundType.General)
        {
            return size;
        }

        double days = Math.Clamp((double)date.DayNumber - lastNomineeDay, 0, LongestNomineeDays);
        return Math.Max(size - (days * _flow.RateBefore(date)), size / 4.0);
    }

    /// <summary>Starts an imagined future: one expert a type, drawn by weight.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="path">The future's number, 0 or more.</param>
    /// <returns>A path that starts from this state and leaves it unchanged. About 2 µs after the first.</returns>
    public ClearancePath StartPath(ulong seed, int path)
    {
        var random = new KeyedRandom(seed, (ulong)path, PathPurpose);
        return new ClearancePath(this, _cumulativeWeights.Value, ref random);
    }

    // Young types: the median stays near the last cut-off, and persistence is blended in. All: no far tails.
    private void Restrain(Span<double> quantiles, int forecasts, double last, CutoffQuantiles? persistence)
    {
        ClearanceSettings settings = _grid.Settings;
        double median = quantiles[CutoffQuantiles.MedianIndex];
        double restrained = median;
        if (forecasts < 3)
        {
            double reach = settings.FirstReach + (forecasts / 2.0 * (settings.FullReach - settings.FirstReach));
            restrained = Math.Clamp(median, last - reach, last + reach);
        }

        double own = (forecasts + settings.ShrinkRounds) / (forecasts + 1);
        for (int i = 0; i < quantiles.Length; i++)
        {
            double moved = restrained + Math.Clamp(quantiles[i] - median, -settings.TailReach, settings.TailReach);
            quantiles[i] = persistence is null ? moved : (own * moved) + ((1 - own) * persistence.Values[i]);
        }
    }

    private ClearanceState With(IntervalScale scale) => new(_grid, _flow, _types, _lastCutoffs, _lastNomineeDay, scale);

    // Running sums of the experts' weights, one array a type; null where a type has no level.
    private double[]?[] SumWeights()
    {
        double[]?[] sums = new double[]?[_types.Length];
        for (int type = 0; type < sums.Length; type++)
        {
            if (_types[type] is { HasLevel: true } experts)
            {
                double[] weights = experts.Memory.Weights();
                for (int expert = 1; expert < weights.Length; expert++)
                {
                    weights[expert] += weights[expert - 1];
                }

                sums[type] = weights;
            }
        }

        return sums;
    }
}
