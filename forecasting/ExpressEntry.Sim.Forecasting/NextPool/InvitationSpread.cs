using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.NextPool;

/// <summary>From which bands the invitations of a round came.</summary>
internal static class InvitationSpread
{
    // Category candidates are rarer among high scores than the pool is: found on 2023-2024, kept since.
    private const double CategoryDecay = 0.01;

    /// <summary>Adds a round's invitations to the bands they came from.</summary>
    /// <param name="round">The round.</param>
    /// <param name="counts">The last published counts before it.</param>
    /// <param name="nominees">Nominees it invited, where it is a general round.</param>
    /// <param name="removed">Fifteen sums, added to.</param>
    public static void Add(CompleteRound round, ReadOnlySpan<double> counts, double nominees, Span<double> removed)
    {
        if (round.Type == RoundType.Pnp)
        {
            removed[0] += round.Size;
            return;
        }

        double others = round.Size;
        if (round.Type == RoundType.General)
        {
            nominees = Math.Min(nominees, round.Size);
            removed[0] += nominees;
            others -= nominees;
        }

        Span<double> shares = stackalloc double[PoolCounts.BandCount];
        shares.Clear();
        bool isCategory = round.Type is not (RoundType.General or RoundType.Cec or RoundType.Fsw or RoundType.Fst);
        double total = 0;
        for (int band = 1; band < shares.Length; band++)
        {
            ScoreBand scores = PoolCounts.Bands[band];
            int low = Math.Max(scores.Low, round.Cutoff);
            if (low > scores.High)
            {
                break;
            }

            double middle = (low + scores.High) / 2.0;
            double weight = isCategory ? Math.Exp(-CategoryDecay * (middle - round.Cutoff)) : 1;
            shares[band] = counts[band] * weight * (scores.High - low + 1) / scores.Width;
            total += shares[band];
        }

        for (int band = 1; total > 0 && band < shares.Length; band++)
        {
            removed[band] += others * shares[band] / total;
        }
    }
}
