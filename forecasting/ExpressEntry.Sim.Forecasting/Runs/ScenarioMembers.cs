using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>Gives categories that have had no rounds their members.</summary>
/// <remarks>
/// Members come from those in no category of occupations, of every program, with French and without, at every score alike; so
/// each such signature is parted into itself and one more for each new category.
/// </remarks>
internal static class ScenarioMembers
{
    /// <summary>The laws and the start with the categories in them.</summary>
    /// <param name="categories">Each type once; shares of all profiles.</param>
    /// <param name="laws">Laws without them.</param>
    /// <param name="start">The start that goes with the laws.</param>
    public static (PoolLaws Laws, PoolStart Start) Add(
        ImmutableArray<ScenarioCategory> categories,
        PoolLaws laws,
        PoolStart start
    )
    {
        if (categories.IsEmpty)
        {
            return (laws, start);
        }

        int[] parted =
        [
            .. Enumerable.Range(0, laws.Signatures.Length).Where(i => !HasOccupation(laws.Signatures[i].Groups)),
        ];
        double[] ofNone = SharesOf(laws, parted);
        List<Signature> signatures = [.. laws.Signatures];
        List<StartStock> stocks = [.. start.Stocks];
        Dictionary<(int, int), int> places = [];
        foreach (int i in parted)
        {
            double[] left = [.. Enumerable.Repeat(1.0, CrsScore.Count)];
            for (int k = 0; k < categories.Length; k++)
            {
                double[] shares = [.. ofNone.Select(none => none > 0 ? Math.Min(1, categories[k].Share / none) : 0)];
                places[(i, k)] = signatures.Count;
                signatures.Add(
                    new Signature(
                        laws.Signatures[i].Groups | GroupSet.Of(categories[k].Type),
                        Times(laws.Signatures[i].ArrivalsPerDay, shares)
                    )
                );
                stocks.Add(new StartStock(Times(start.Stocks[i].Profiles, shares), start.Stocks[i].OldestDays));
                for (int score = 0; score < left.Length; score++)
                {
                    left[score] = Math.Max(0, left[score] - shares[score]);
                }
            }

            signatures[i] = signatures[i] with { ArrivalsPerDay = Times(laws.Signatures[i].ArrivalsPerDay, left) };
            stocks[i] = stocks[i] with { Profiles = Times(start.Stocks[i].Profiles, left) };
        }

        return (
            laws with
            {
                Signatures = [.. signatures],
                Rescorings = [.. laws.Rescorings.Select(rescoring => rescoring with { Moves = MovesOf(rescoring.Moves) })],
            },
            start with
            {
                Stocks = [.. stocks],
            }
        );

        // A change of the rules moves the members as it moves those they were taken from.
        ImmutableArray<ScoreMove> MovesOf(ImmutableArray<ScoreMove> moves) =>
            [
                .. moves,
                .. moves
                    .Where(move => parted.Contains(move.Signature))
                    .SelectMany(move =>
                        categories.Select(
                            (_, k) =>
                                move with
                                {
                                    Signature = places[(move.Signature, k)],
                                    ToSignature = places.GetValueOrDefault((move.ToSignature, k), move.ToSignature),
                                }
                        )
                    ),
            ];
    }

    private static bool HasOccupation(GroupSet groups) =>
        RoundTypes.All.Any(type => type > RoundType.French && type != RoundType.Other && groups.Contains(type));

    // Of all who arrive at a score, the share in no category of occupations; nominees are as those 600 points below.
    private static double[] SharesOf(PoolLaws laws, int[] parted)
    {
        double[] shares = new double[CrsScore.Count];
        for (int score = 0; score <= CrsScore.Nomination; score++)
        {
            double all = laws.Signatures.Sum(signature => signature.ArrivalsPerDay[score]);
            double none = parted.Sum(i => laws.Signatures[i].ArrivalsPerDay[score]);
            shares[score] = all > 0 ? none / all : 1;
            if (score > 0)
            {
                shares[score + CrsScore.Nomination] = shares[score];
            }
        }

        return shares;
    }

    private static ImmutableArray<double> Times(ImmutableArray<double> values, double[] shares) =>
        [.. values.Select((value, score) => value * shares[score])];
}
