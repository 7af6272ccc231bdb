using ExpressEntry.Sim.Engine.Cohorts;
using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.MonteCarlo;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Tests.Cohorts;

/// <summary>The cohort engine against the individual one: every result has the same distribution.</summary>
public sealed class CohortLawTests
{
    // Kolmogorov and Smirnov's two-sample test at α = 0.001 over all comparisons together (Bonferroni): D is at most
    // sqrt(ln(2m/α)/2) · sqrt(2/n) with m comparisons of n replications each. Ties make the test only stricter on itself.
    private const double Alpha = 0.001;

    [Theory]
    [InlineData(7, 4, true)]
    [InlineData(7, 4, false)]
    [InlineData(14, 0, true)]
    [InlineData(1, 0, true)]
    public void Hold_SmallPool_HasTheLawOfTheIndividualEngine(int periodDays, int anchorDay, bool countsEligible) =>
        AssertSameLaw(3000, 1, () => new CohortSimulation(periodDays, anchorDay) { CountsEligible = countsEligible });

    [Fact]
    [Trait("Length", "long")]
    public void Hold_SmallPoolTwentyThousandTimes_HasTheLawOfTheIndividualEngine() =>
        AssertSameLaw(20_000, 2, () => new CohortSimulation());

    private static void AssertSameLaw(int replications, int seed, Func<CohortSimulation> createCohort)
    {
        double[][] individual = Replications.Run(replications, 2, () => new PoolSimulation(), (s, n) => Observe(s, seed, n));
        double[][] cohort = Replications.Run(replications, 2, createCohort, (s, n) => Observe(s, seed + 1000, n));
        int comparisons = individual[0].Length;
        double most = Math.Sqrt(Math.Log(2 * comparisons / Alpha) / 2) * Math.Sqrt(2.0 / replications);
        List<string> different = [];
        for (int i = 0; i < comparisons; i++)
        {
            double[] one = [.. individual.Select(values => values[i]).Order()];
            double[] other = [.. cohort.Select(values => values[i]).Order()];
            if (double.IsNaN(one[0]) || double.IsNaN(other[0]))
            {
                continue; // not observed on purpose: who is ranked, where that is not counted
            }

            double distance = Distance(one, other);
            if (distance > most)
            {
                different.Add(
                    $"{NameOf(i)}: D = {distance:F4} > {most:F4}, means {one.Average():F2} and {other.Average():F2}"
                );
            }
        }

        Assert.True(different.Count == 0, string.Join('\n', different));
    }

    // Per round: cut-off, tie-break, invited, ranked; at the end the pool by score, a year and a month after the start.
    private static double[] Observe(IPoolSimulation simulation, int seed, int replication)
    {
        simulation.Start(SmallScenario.Model, SmallScenario.StartPool, seed, replication);
        List<double> values = [];
        foreach (PlannedRound round in SmallScenario.Rounds)
        {
            HeldRound asked = simulation.Preview(round with { Type = RoundType.General, Size = 20 });
            HeldRound held = simulation.Hold(round);
            values.AddRange(
                held.Cutoff,
                held.TieBreakUtcSeconds - SmallScenario.Start,
                held.Invited,
                held.Eligible < 0 ? double.NaN : held.Eligible,
                asked.Cutoff
            );
        }

        simulation.AdvanceTo(SmallScenario.Start + (395 * SmallScenario.Day));
        int[] profilesAt = new int[CrsScore.Count];
        simulation.CountByScore(profilesAt);
        values.AddRange(profilesAt.Sum(), profilesAt[445], profilesAt[438], profilesAt[1045], profilesAt[450]);
        return [.. values];
    }

    private static string NameOf(int index)
    {
        string[] names = ["cut-off", "tie-break", "invited", "ranked", "cut-off asked"];
        int round = index / names.Length;
        return round < SmallScenario.Rounds.Length
            ? $"round {round + 1} ({SmallScenario.Rounds[round].Type}), {names[index % names.Length]}"
            : $"pool at the end, value {index - (names.Length * SmallScenario.Rounds.Length)}";
    }

    private static double Distance(double[] one, double[] other)
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
