using System.Runtime.InteropServices;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Lets the engine play returns and changes of score where fitted arrivals contain them.</summary>
/// <remarks>
/// What a calibration fits is everybody who comes to a score; what the engine plays of it by itself is taken off. Source:
/// <c>docs/model.md</c>, "Calibration".
/// </remarks>
internal static class PlayedLives
{
    /// <summary>The laws with the lives in them and their expected arrivals taken off.</summary>
    /// <param name="laws">Laws whose arrivals are all who come.</param>
    /// <param name="start">The start that goes with them.</param>
    /// <param name="life">The replication's lives.</param>
    public static PoolLaws AddTo(PoolLaws laws, PoolStart start, LifeLaws life)
    {
        double leaving = laws.LeavingSharePerDay;
        double[][] perDay = [.. laws.Signatures.Select(signature => signature.ArrivalsPerDay.ToArray())];
        SignatureFlows.TakeOffPlayed(
            [.. laws.Signatures.Select(signature => signature.Groups)],
            [.. start.Stocks.Select(stock => stock.OldestDays)],
            perDay,
            ProfilesOf(start),
            start.AttritionPerDay,
            life
        );
        return laws with
        {
            Signatures =
            [
                .. laws.Signatures.Select(
                    (signature, i) =>
                        signature with
                        {
                            ArrivalsPerDay = ImmutableCollectionsMarshal.AsImmutableArray(perDay[i]),
                        }
                ),
            ],
            Changes = life.Changes,
            Reentry = life.Reentry,
            WithdrawnSharePerDay = leaving * (1 - life.LostOfLeaving),
            LostEligibilitySharePerDay = leaving * life.LostOfLeaving,
            Answers = life.Answers,
        };
    }

    // The start by signature and score: inside a published band only the proportions of stocks count.
    private static double[][] ProfilesOf(PoolStart start)
    {
        double[][] profiles = [.. start.Stocks.Select(stock => stock.Profiles.ToArray())];
        foreach (StartBand band in start.Bands)
        {
            Range scores = band.Low..(band.High + 1);
            double total = 0;
            foreach (double[] stock in profiles)
            {
                foreach (double count in stock.AsSpan(scores))
                {
                    total += count;
                }
            }

            foreach (double[] stock in profiles)
            {
                foreach (ref double count in stock.AsSpan(scores))
                {
                    count *= total > 0 ? band.Count / total : 0;
                }
            }
        }

        return profiles;
    }
}
