using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Simulation.Profiles;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

public sealed class SubmissionInstantsTests
{
    private const double Day = 86_400;

    [Fact]
    public void Answers_AnyQuestions_AgreeWithEachOther() =>
        Prop.ForAll<int, PositiveInt>(
                (seed, size) =>
                {
                    var random = new RandomStream(seed, 0, StreamPurpose.Instants, 1);
                    (SubmissionInstants instants, int rows) = ThreeDays(size.Get % 40, ref random);
                    SortedDictionary<int, double> instantOf = [];
                    List<(double Instant, int Row)> splits = [];
                    for (int i = 0; i < 30; i++)
                    {
                        if (random.NextBelow(2) == 0 || rows == 0)
                        {
                            double at = random.NextBelow((int)(2 * Day));
                            splits.Add((at, instants.FirstRowAfter(at, ref random)));
                        }
                        else
                        {
                            int row = random.NextBelow(rows);
                            double at = instants.InstantOf(row, rows, 2.5 * Day, ref random);
                            Assert.Equal(instantOf.GetValueOrDefault(row, at), at);
                            instantOf[row] = at;
                        }
                    }

                    // Later rows have later instants, and every split has the earlier ones before it.
                    Assert.Equal(instantOf.Values.Order(), instantOf.Values);
                    foreach ((double at, int first) in splits)
                    {
                        Assert.All(instantOf, known => Assert.Equal(known.Value <= at, known.Key < first));
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    // 4,000 days of 9 rows: three questions one after the other, against instants drawn beforehand. Kolmogorov and Smirnov's
    // two-sample test, α = 0.001 over the three: D is at most sqrt(ln(6/α)/2) · sqrt(2/4000) = 0.0466.
    [Fact]
    public void Answers_OneAfterTheOther_HaveTheLawOfInstantsDrawnBeforehand()
    {
        const int days = 4_000;
        double[][] asked = new double[days][];
        double[][] drawn = new double[days][];
        for (int i = 0; i < days; i++)
        {
            var random = new RandomStream(9, i, StreamPurpose.Instants, 2);
            var instants = new SubmissionInstants();
            instants.Begin(0);
            instants.BeginDay(0);
            instants.BeginDay(9);
            double sixth = instants.InstantOf(5, 9, 2 * Day, ref random);
            int before = instants.FirstRowAfter(0.6 * Day, ref random);
            asked[i] = [sixth, before, instants.InstantOf(2, 9, 2 * Day, ref random)];

            double[] sorted = [.. Enumerable.Range(0, 9).Select(_ => random.NextUniform() * Day).Order()];
            drawn[i] = [sorted[5], sorted.Count(at => at <= 0.6 * Day), sorted[2]];
        }

        for (int question = 0; question < 3; question++)
        {
            double[] one = [.. asked.Select(values => values[question]).Order()];
            double[] two = [.. drawn.Select(values => values[question]).Order()];
            Assert.InRange(EngineLawTests.Distance(one, two), 0, 0.0466);
        }
    }

    // Two days that are over and one that runs, each with about so many rows; half of the last one's are told at its noon.
    private static (SubmissionInstants Instants, int Rows) ThreeDays(int size, ref RandomStream random)
    {
        var instants = new SubmissionInstants();
        instants.Begin(0);
        int rows = 0;
        for (int day = 0; day < 3; day++)
        {
            instants.BeginDay(rows);
            rows += random.NextBelow(size + 1);
        }

        instants.Tell(rows, 2.5 * Day);
        return (instants, rows);
    }
}
