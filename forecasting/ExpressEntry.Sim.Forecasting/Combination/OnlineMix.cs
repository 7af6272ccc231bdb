using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Learned;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>
/// Clearance model and learned models together, after a history: how much the learned ones count, and how wide the ranges
/// must be, both from forecasts of past rounds that were made before those rounds. Immutable.
/// </summary>
/// <remarks>
/// Models are fitted anew on the first of January and July, shares and widths after every day of rounds. Every past round was
/// forecast by the models, shares and widths of its own day: what is learned here was out of sample when it was judged.
/// </remarks>
internal sealed class OnlineMix
{
    private const int MostShared = 512;
    private static readonly ConditionalWeakTable<PublishedHistory, OnlineMix> Cache = [];
    private static readonly ConcurrentDictionary<string, State> Shared = new(StringComparer.Ordinal);

    private readonly PublishedHistory _known;
    private readonly LearningTable _table;
    private readonly State _state;

    private OnlineMix(PublishedHistory known)
    {
        _known = known;
        _table = LearningTable.Of(known);
        FitAhead();
        _state = Advance(_table.Rows.Length);
    }

    /// <summary>What was said of each row of <see cref="LearningTable"/>, from what was known before its day.</summary>
    public ImmutableArray<CutoffQuantiles> Past => _state.Past;

    /// <summary>Learned once for each history object, then shared.</summary>
    /// <param name="known">A history cut to what may be known.</param>
    public static OnlineMix Of(PublishedHistory known) => Cache.GetValue(known, static history => new OnlineMix(history));

    /// <summary>The share of the learned models for a type now.</summary>
    /// <param name="type">Not a nominee round.</param>
    public double ShareOf(RoundType type) => _state.Share.Of(type, KnownRounds.Of(_known).OfType(type).Length);

    /// <summary>Forecasts a round of known size.</summary>
    /// <param name="question">A type with an earlier round, and a size.</param>
    /// <param name="clearance">What the clearance model says.</param>
    /// <param name="persistence">What "same as last time" says.</param>
    public CutoffQuantiles Forecast(RoundQuestion question, CutoffQuantiles? clearance, CutoffQuantiles persistence)
    {
        var rounds = KnownRounds.Of(_known);
        int count = _table.CountBefore(FittedModels.RefitDay(question.KnowledgeDay));
        int earlier = MonthlyOrigins.CountBefore(rounds.OfType(question.Type), question.Date);
        if (earlier == 0)
        {
            return clearance ?? persistence;
        }

        double[] features = RoundFeatures.Of(rounds, question.Type, question.Date, question.Size, clearance);
        CutoffQuantiles? learned = FittedModels
            .Of(_table, count, isSizeKnown: true)
            ?.ForecastTogether(features, LearningRow.BaseOf(clearance, persistence));
        return _state.Mix(question.Type, earlier, clearance ?? persistence, learned);
    }

    // Half-years do not need each other's models, so they are fitted side by side before they are gone through.
    private void FitAhead()
    {
        int[] counts =
        [
            .. _table
                .Rows.Select(row => FittedModels.RefitDay(row.Round.Date))
                .Distinct()
                .Select(_table.CountBefore)
                .Where(count => count >= FittedModels.FewestRows && !Shared.ContainsKey(_table.DigestOf(count))),
        ];
        Parallel.ForEach(counts, count => FittedModels.Of(_table, count, isSizeKnown: true)!.FitAveraged());
    }

    // Goes on from the newest half-year whose state is known already.
    private State Advance(int end)
    {
        int start = 0;
        State state = State.Start;
        for (int row = end; row > 0 && start == 0; row--)
        {
            bool isRefit = row < end && IsRefit(row);
            if (isRefit && Shared.TryGetValue(_table.DigestOf(row), out State? known))
            {
                (start, state) = (row, known);
            }
        }

        while (start < end)
        {
            int next = start + 1;
            while (next < end && _table.Rows[next].Round.Date == _table.Rows[start].Round.Date)
            {
                next++;
            }

            if (start > 0 && IsRefit(start))
            {
                if (Shared.Count > MostShared)
                {
                    Shared.Clear();
                }

                Shared[_table.DigestOf(start)] = state;
            }

            state = state.After(_table, start, next);
            start = next;
        }

        return state;
    }

    private bool IsRefit(int row) =>
        FittedModels.RefitDay(_table.Rows[row].Round.Date) != FittedModels.RefitDay(_table.Rows[row - 1].Round.Date);

    /// <summary>What is learned after some rows.</summary>
    private sealed record State(
        OnlineShare Share,
        OnlineWidth Young,
        OnlineWidth Mature,
        ImmutableArray<CutoffQuantiles> Past
    )
    {
        public static State Start { get; } = new(OnlineShare.Start, OnlineWidth.Start, OnlineWidth.Start, []);

        public CutoffQuantiles Mix(RoundType type, int earlier, CutoffQuantiles clearance, CutoffQuantiles? learned)
        {
            if (learned is null)
            {
                return clearance;
            }

            double share = Share.Of(type, earlier);
            CutoffQuantiles mixed = CutoffQuantiles.Mix((1 - share, clearance), (share, learned))!;
            return (earlier <= OnlineShare.YoungRounds ? Young : Mature).Apply(mixed);
        }

        // Rounds of one day do not know of each other.
        public State After(LearningTable table, int start, int end)
        {
            int count = table.CountBefore(FittedModels.RefitDay(table.Rows[start].Round.Date));
            FittedModels? models = FittedModels.Of(table, count, isSizeKnown: true);
            State after = this;
            for (int i = start; i < end; i++)
            {
                LearningRow row = table.Rows[i];
                CutoffQuantiles clearance = row.Clearance ?? row.Persistence;
                CutoffQuantiles? learned = models?.ForecastTogether(row.Features, row.BaseOf(isSizeKnown: true));
                CutoffQuantiles said = Mix(row.Round.Type, row.Earlier, clearance, learned);
                after = after with { Past = after.Past.Add(said) };
                if (learned is not null)
                {
                    after = after.Judge(row, clearance, learned, said);
                }
            }

            return after;
        }

        private State Judge(LearningRow row, CutoffQuantiles clearance, CutoffQuantiles learned, CutoffQuantiles said)
        {
            int cutoff = row.Round.Cutoff;
            OnlineShare share = Share.After(row.Round.Type, row.Earlier, clearance, learned, row.Persistence, cutoff);
            return row.Earlier <= OnlineShare.YoungRounds
                ? this with
                {
                    Share = share,
                    Young = Young.After(said, cutoff),
                }
                : this with
                {
                    Share = share,
                    Mature = Mature.After(said, cutoff),
                };
        }
    }
}
