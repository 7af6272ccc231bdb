using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>How much a second forecaster counts beside a first, learned from how mixes of the two did. Immutable.</summary>
/// <remarks>
/// Five mixes, from none of the second to nothing else, are judged on every past round; each weighs by e to the minus of its
/// discounted losses (Vovk's aggregating forecaster, 1990), and the share is their mean. Young types share one record whatever
/// they are called; each type keeps its own from its seventh forecast on, with a quarter of all types' beside it.
/// A further member, such as a simulation, is one more share: of it beside this mix.
/// </remarks>
internal sealed class OnlineShare
{
    /// <summary>A type with at most this many earlier rounds is young.</summary>
    public const int YoungRounds = 6;

    /// <summary>The share a young type starts from.</summary>
    public const double YoungPrior = 0.75;

    /// <summary>The share any other type starts from.</summary>
    public const double MaturePrior = 0.25;

    private const int Mixes = 5;
    private const double Memory = 0.97; // what a loss counts one round later
    private const double Sharpness = 1;
    private const double PriorWeight = 4; // losses that a mix at the other end is behind at the start
    private const double PooledWeight = 0.25;
    private const double LargestLoss = 2; // one round counts no more than this, in losses of "same as last time"
    private const double LeastScale = 2; // CRS points

    private readonly ImmutableArray<double> _losses; // young, all mature, then by type; five mixes each

    private OnlineShare(ImmutableArray<double> losses) => _losses = losses;

    /// <summary>Nothing learned yet: near the priors.</summary>
    public static OnlineShare Start { get; } = new([.. new double[(2 + RoundTypes.All.Length) * Mixes]]);

    /// <summary>The second forecaster's share.</summary>
    /// <param name="type">Whom the round ranks.</param>
    /// <param name="earlier">Earlier rounds of the type.</param>
    /// <returns>0 to 1.</returns>
    public double Of(RoundType type, int earlier)
    {
        bool isYoung = earlier <= YoungRounds;
        double prior = isYoung ? YoungPrior : MaturePrior;
        Span<double> losses = stackalloc double[Mixes];
        double least = double.PositiveInfinity;
        for (int mix = 0; mix < Mixes; mix++)
        {
            double seen = isYoung ? _losses[mix] : _losses[PlaceOf(type) + mix] + (PooledWeight * _losses[Mixes + mix]);
            losses[mix] = (Sharpness * seen) + (PriorWeight * Math.Abs(ShareOf(mix) - prior));
            least = Math.Min(least, losses[mix]);
        }

        double sum = 0;
        double share = 0;
        for (int mix = 0; mix < Mixes; mix++)
        {
            double weight = Math.Exp(least - losses[mix]);
            sum += weight;
            share += weight * ShareOf(mix);
        }

        return share / sum;
    }

    /// <summary>The shares after a round.</summary>
    /// <param name="type">Whom it ranked.</param>
    /// <param name="earlier">Earlier rounds of the type.</param>
    /// <param name="first">What the first said.</param>
    /// <param name="second">What the second said.</param>
    /// <param name="persistence">What "same as last time" said: the measure of a loss.</param>
    /// <param name="cutoff">The cut-off, CRS points.</param>
    public OnlineShare After(
        RoundType type,
        int earlier,
        CutoffQuantiles first,
        CutoffQuantiles second,
        CutoffQuantiles persistence,
        int cutoff
    )
    {
        double scale = Math.Max(LeastScale, CutoffMetrics.Crps(persistence, cutoff));
        var losses = _losses.ToBuilder();
        for (int mix = 0; mix < Mixes; mix++)
        {
            CutoffQuantiles mixed = CutoffQuantiles.Mix((1 - ShareOf(mix), first), (ShareOf(mix), second))!;
            double loss = Math.Min(CutoffMetrics.Crps(mixed, cutoff) / scale, LargestLoss);
            foreach (int place in earlier <= YoungRounds ? [0] : (int[])[Mixes, PlaceOf(type)])
            {
                losses[place + mix] = (Memory * losses[place + mix]) + loss;
            }
        }

        return new OnlineShare(losses.MoveToImmutable());
    }

    private static double ShareOf(int mix) => mix / (Mixes - 1.0);

    private static int PlaceOf(RoundType type) => (2 + (int)type) * Mixes;
}
