using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>Laws where nothing happens, to which a test adds what it is about.</summary>
internal static class SimpleLaws
{
    public const long Day = 86_400;
    public const long Week = 7 * Day;

    /// <summary>A Monday.</summary>
    public const long Start = 20_640 * Day;

    public static ImmutableArray<double> None { get; } = [.. new double[CrsScore.Count]];

    private static ImmutableArray<double> Oldest { get; } = [.. Enumerable.Repeat(100.0, CrsScore.Count)];

    /// <summary>Three signatures: none, CEC, FSW with French. Nobody arrives or leaves, and every invitation leads to an application.</summary>
    public static PoolLaws Still { get; } =
        new()
        {
            Signatures =
            [
                new Signature(default, None),
                new Signature(GroupSet.Of(RoundType.Cec), None),
                new Signature(GroupSet.Of(RoundType.Fsw, RoundType.French), None),
            ],
            WithdrawnSharePerDay = 0,
            NominationsPerDay = 0,
            NominationWeights = [.. Enumerable.Repeat(1.0, CrsScore.Nomination + 1)],
            Answers = new AnswerLaw
            {
                DeclinedShare = 0,
                LapsedShare = 0,
                Deadlines = [new(long.MinValue, 60)],
            },
        };

    /// <summary>Nobody is in the pool.</summary>
    public static PoolStart Empty { get; } = With();

    /// <summary>Exactly so many profiles at some scores of signatures, 100 days old or less.</summary>
    public static PoolStart With(params (int Signature, int Score, int Count)[] profiles)
    {
        var stocks = new double[Still.Signatures.Length][];
        for (int i = 0; i < stocks.Length; i++)
        {
            stocks[i] = new double[CrsScore.Count];
        }

        foreach ((int signature, int score, int count) in profiles)
        {
            stocks[signature][score] = count;
        }

        return new PoolStart(
            Start,
            [.. profiles.Select(profile => new StartBand(profile.Score, profile.Score, profile.Count))],
            [.. stocks.Select(stock => new StartStock([.. stock], Oldest))],
            0
        );
    }

    /// <summary>The laws with arrivals at one score of one signature.</summary>
    public static PoolLaws WithArrivals(this PoolLaws laws, int signature, int score, double perDay) =>
        laws with
        {
            Signatures = laws.Signatures.SetItem(
                signature,
                laws.Signatures[signature] with
                {
                    ArrivalsPerDay = laws.Signatures[signature].ArrivalsPerDay.SetItem(score, perDay),
                }
            ),
        };

    public static PlannedRound Round(long at, RoundType type, int size) => new(at, type, size);

    public static int[] ByScore(this ISimulation simulation)
    {
        int[] counts = new int[CrsScore.Count];
        simulation.CountByScore(counts);
        return counts;
    }

    public static int[] BySignature(this ISimulation simulation, int signatures)
    {
        int[] counts = new int[signatures * CrsScore.Count];
        simulation.CountBySignature(counts);
        return counts;
    }
}
