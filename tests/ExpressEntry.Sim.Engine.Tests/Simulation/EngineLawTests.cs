using ExpressEntry.Sim.Engine.MonteCarlo;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>The engines against the plain one, and against each other: every result has the same distribution.</summary>
public sealed class EngineLawTests
{
    // Kolmogorov and Smirnov's two-sample test at α = 0.001 over all comparisons together (Bonferroni): D is at most
    // sqrt(ln(2m/α)/2) · sqrt(2/n) with m comparisons of n replications each. Ties make the test only stricter on itself.
    private const double Alpha = 0.001;

    private static readonly Lazy<double[][]> FewPlain = new(() => DrawPlain(500, 1));
    private static readonly Lazy<double[][]> ManyPlain = new(() => DrawPlain(3_000, 2));

    [Fact]
    public void PoolEngine_SmallPool_HasThePlainLaw() => AssertSameLaw(FewPlain.Value, Draw<PoolEngine>(500, 1));

    [Fact]
    [Trait("Length", "long")]
    public void PoolEngine_SmallPoolThousandsOfTimes_HasThePlainLaw() =>
        AssertSameLaw(ManyPlain.Value, Draw<PoolEngine>(3_000, 2));

    [Fact]
    public void CohortEngine_SmallPool_HasThePlainLaw() => AssertSameLaw(FewPlain.Value, Draw<CohortEngine>(500, 3));

    [Fact]
    [Trait("Length", "long")]
    public void CohortEngine_SmallPoolThousandsOfTimes_HasThePlainLaw() =>
        AssertSameLaw(ManyPlain.Value, Draw<CohortEngine>(3_000, 4));

    [Fact]
    [Trait("Length", "long")]
    public void CohortEngine_SmallPoolTwentyThousandTimes_HasTheLawOfTheIndividualEngine() =>
        AssertSameLaw(Draw<PoolEngine>(20_000, 5), Draw<CohortEngine>(20_000, 6));

    private static double[][] DrawPlain(int replications, int seed) =>
        Replications.Run(replications, 2, () => seed, (_, n) => ObservePlain((seed * 1_000_000) + n));

    private static double[][] Draw<T>(int replications, int seed)
        where T : ISimulation, new() =>
        Replications.Run(replications, 2, () => new T(), (engine, n) => Observe(engine, seed + 1000, n));

    private static void AssertSameLaw(double[][] plain, double[][] other)
    {
        int replications = plain.Length;
        int comparisons = plain[0].Length;
        double most = Math.Sqrt(Math.Log(2 * comparisons / Alpha) / 2) * Math.Sqrt(2.0 / replications);
        List<string> different = [];
        for (int i = 0; i < comparisons; i++)
        {
            double[] one = [.. plain.Select(values => values[i]).Order()];
            double[] two = [.. other.Select(values => values[i]).Order()];
            double distance = Distance(one, two);
            if (distance > most)
            {
                different.Add(
                    $"{NameOf(i)}: D = {distance:F4} > {most:F4}, means {one.Average():F3} and {two.Average():F3}"
                );
            }
        }

        Assert.True(different.Count == 0, string.Join('\n', different));
    }

    private static double[] ObservePlain(int seed)
    {
        var engine = new PlainEngine(SmallLaws.Laws, SmallLaws.Pool, seed);
        engine.Begin();
        List<double> values = [];
        foreach (PlannedRound round in SmallLaws.Rounds)
        {
            Add(values, engine.Hold(round));
        }

        engine.AdvanceTo(SmallLaws.Start + (400 * SmallLaws.Day) + 40_000);
        int[] counts = new int[SmallLaws.Laws.Signatures.Length * CrsScore.Count];
        foreach ((int score, int signature) in engine.Pool)
        {
            counts[(signature * CrsScore.Count) + score]++;
        }

        AddEnd(values, counts, engine.Flow, engine.Flow);
        return [.. values];
    }

    private static double[] Observe(ISimulation engine, int seed, int replication)
    {
        engine.Start(SmallLaws.Laws, SmallLaws.Pool, seed, replication);
        List<double> values = [];
        foreach (PlannedRound round in SmallLaws.Rounds)
        {
            Add(values, engine.Hold(round));
        }

        engine.AdvanceTo(SmallLaws.Start + (400 * SmallLaws.Day) + 40_000);
        int[] counts = new int[SmallLaws.Laws.Signatures.Length * CrsScore.Count];
        engine.CountBySignature(counts);
        AddEnd(values, counts, what => engine.Flows[what], (what, program) => engine.Flows[what, program]);
        return [.. values];
    }

    private static void Add(List<double> values, HeldRound held) =>
        values.AddRange(held.Cutoff, held.TieBreakUtcSeconds - SmallLaws.Start, held.Invited, held.Eligible);

    private static void AddEnd(
        List<double> values,
        int[] counts,
        Func<FlowEvent, long> flow,
        Func<FlowEvent, FlowProgram, long> flowOf
    )
    {
        values.Add(counts.Sum());
        for (int signature = 0; signature < SmallLaws.Laws.Signatures.Length; signature++)
        {
            Span<int> own = counts.AsSpan(signature * CrsScore.Count, CrsScore.Count);
            int below = 0;
            int nominees = 0;
            for (int score = 0; score < CrsScore.Count; score++)
            {
                below += score <= 444 ? own[score] : 0;
                nominees += score > CrsScore.Nomination ? own[score] : 0;
            }

            values.AddRange(below, nominees, own[446], own[449]);
        }

        foreach (FlowEvent what in Enum.GetValues<FlowEvent>())
        {
            values.AddRange(flow(what), flowOf(what, FlowProgram.Cec));
        }
    }

    private static string NameOf(int index)
    {
        string[] names = ["cut-off", "tie-break", "invited", "ranked"];
        int round = index / names.Length;
        if (round < SmallLaws.Rounds.Length)
        {
            return $"round {round + 1} ({SmallLaws.Rounds[round].Type}), {names[index % names.Length]}";
        }

        index -= names.Length * SmallLaws.Rounds.Length;
        int pool = 1 + (4 * SmallLaws.Laws.Signatures.Length);
        return index < pool
            ? $"pool at the end, value {index}"
            : $"flow {(FlowEvent)((index - pool) / 2)}, {(index - pool) % 2}";
    }

    internal static double Distance(double[] one, double[] other)
    {
        double most = 0;
        int i = 0;
        int j = 0;
        while (i < one.Length && j < other.Length)
        {
            double at = Math.Min(one[i], other[j]);
            while (i < one.Length && one[i] <= at)
            {
                i++;
            }

            while (j < other.Length && other[j] <= at)
            {
                j++;
            }

            most = Math.Max(most, Math.Abs(((double)i / one.Length) - ((double)j / other.Length)));
        }

        return most;
    }
}
