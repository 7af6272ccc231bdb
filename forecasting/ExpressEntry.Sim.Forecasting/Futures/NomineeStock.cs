using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Provincial nominees by score: who came since each score was last invited, and how many a round left over.</summary>
/// <remarks>
/// Nominees come from all scores of the pool alike and gain 600 points. Their rounds invite all but the lowest few, so a
/// cut-off says how many were left: everyone nominated below it since such low scores were last invited. Source:
/// <c>docs/model.md</c>, "Nominees".
/// </remarks>
internal sealed class NomineeStock
{
    private readonly double[] _perDay; // nominations per day by score before the nomination, 0 to 600
    private readonly ClearanceMemory _memory = new();

    /// <summary>Follows the rounds that invite nominees.</summary>
    /// <param name="flows">The pool and the rate of nominations.</param>
    /// <param name="rounds">Known rounds with size and cut-off, in order.</param>
    public NomineeStock(PublishedFlows flows, IEnumerable<PublishedRound> rounds)
    {
        _perDay = new double[CrsScore.Nomination + 1];
        double total = 0;
        foreach (BandFlow flow in flows.Bands.Where(flow => flow.Band.High <= CrsScore.Nomination))
        {
            double weights = ScoreSpread.SumOf(flow.Band);
            for (int score = flow.Band.Low; score <= flow.Band.High; score++)
            {
                _perDay[score] = flow.Count * ScoreSpread.WeightOf(flow.Band, score) / weights;
                total += _perDay[score];
            }
        }

        for (int score = 0; score < _perDay.Length; score++)
        {
            _perDay[score] *= total > 0 ? flows.NominationsPerDay / total : 0;
        }

        Dictionary<PublishedRound, double> leftOver = [];
        foreach (PublishedRound round in rounds.Where(round => round.Type is RoundType.Pnp or RoundType.General))
        {
            leftOver[round] = LeftBelow(round.Cutoff!.Value, ClearanceMemory.InstantOf(round));
            _memory.Clear(round);
        }

        LeftOver = leftOver.ToImmutableDictionary();
    }

    /// <summary>How many nominees each past round did not reach, expected.</summary>
    public ImmutableDictionary<PublishedRound, double> LeftOver { get; }

    /// <summary>How nominees in the pool at an instant spread over the scores.</summary>
    /// <param name="instantUtcSeconds">After the last round.</param>
    /// <param name="weights">Gets a weight for each score from 601 to 1200; the others are left alone.</param>
    public void SpreadAt(long instantUtcSeconds, double[] weights)
    {
        for (int score = CrsScore.Nomination + 1; score <= CrsScore.Max; score++)
        {
            weights[score] = _perDay[score - CrsScore.Nomination] * _memory.DaysSinceCleared(score, instantUtcSeconds);
        }
    }

    private double LeftBelow(int cutoff, long at)
    {
        double left = 0;
        for (int score = CrsScore.Nomination; score < cutoff; score++)
        {
            left += _perDay[score - CrsScore.Nomination] * _memory.DaysSinceCleared(score, at);
        }

        return left;
    }
}
