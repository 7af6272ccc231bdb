using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Cohorts;

/// <summary>The start pool in counts by score; ages are decided when a score is first looked at.</summary>
/// <remarks>The law is that of <see cref="StartPoolSampler"/>: bands hold as many as published, ages follow <see cref="AgeLaw"/>.</remarks>
internal sealed class StartCohorts
{
    private const double SecondsPerDay = 86_400;
    private readonly int[] _countAt = new int[CrsScore.Count];
    private StartPool? _start;
    private double _attrition;

    /// <summary>Draws the scores.</summary>
    /// <param name="start">What is known.</param>
    /// <param name="departureShareOfPoolPerDay">Attrition, which makes old profiles rarer.</param>
    /// <param name="random">The start pool's stream.</param>
    /// <param name="roster">Gets every score; null where nobody is nominated.</param>
    /// <returns>Profiles.</returns>
    public int Draw(StartPool start, double departureShareOfPoolPerDay, ref RandomStream random, ScoreRoster? roster)
    {
        _start = start;
        _attrition = departureShareOfPoolPerDay > 0 ? -PortableMath.Log(1 - departureShareOfPoolPerDay) : 0;
        Array.Clear(_countAt);
        int total = 0;
        foreach (StartBand band in start.Bands)
        {
            total += band.Count;
            if (band.Count == 0)
            {
                continue;
            }

            AliasTable scores = StartPoolSampler.ScoresOf(band, start);
            for (int i = 0; i < band.Count; i++)
            {
                _countAt[band.Low + scores.Draw(ref random)]++;
            }
        }

        roster?.Add(_countAt);
        return total;
    }

    /// <summary>Puts the profiles of a score into the pool, one cohort a piece of the law of ages, if they are not there yet.</summary>
    public void Spread(int score, ScoreCohorts cohorts, long startUtcSeconds, Survival survival, ref RandomStream random)
    {
        int left = _countAt[score];
        if (left == 0)
        {
            return;
        }

        _countAt[score] = 0;
        var ages = new AgeLaw(_start!, score, _attrition);
        double share = 1;
        for (int piece = 0; piece < ages.Pieces && left > 0; piece++)
        {
            (double youngest, double oldest, double ofAll, uint taken) = ages.PieceAt(piece);
            int count = piece + 1 == ages.Pieces ? left : random.NextBinomial(left, ofAll / share);
            left -= count;
            share -= ofAll;
            if (count == 0)
            {
                continue;
            }

            uint nominee = score > CrsScore.Nomination ? GroupSet.Of(RoundType.Pnp).Bits : 0;
            double from = startUtcSeconds - (oldest * SecondsPerDay);
            double to = startUtcSeconds - (youngest * SecondsPerDay);
            cohorts.Add(
                new Cohort(
                    count,
                    GroupSet.InPool | nominee,
                    GroupSet.InPool | taken | nominee,
                    from,
                    to,
                    survival.MassOf(from, to, startUtcSeconds),
                    (ushort)score
                )
            );
        }
    }
}
