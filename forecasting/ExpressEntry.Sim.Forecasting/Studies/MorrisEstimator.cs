using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>Morris screening: what a step of one key does, over many places of the space.</summary>
/// <remarks>
/// An elementary effect is the change of the output over the step's share of the key's range. Intervals resample
/// trajectories and replications together, so they hold the uncertainty of both. Sizes of effects below the noise of the
/// replications come out too large; <see cref="MorrisIndex.Noise"/> says where that begins.
/// </remarks>
public static class MorrisEstimator
{
    /// <summary>Resamples for the intervals.</summary>
    public const int Resamples = 1000;

    /// <summary>Estimates the measures of every key.</summary>
    /// <param name="variables">The keys.</param>
    /// <param name="design">As <see cref="StudyDesigns.Morris"/> makes it.</param>
    /// <param name="values">One output: for each point one value a replication, NaN for none; null for a failed point.</param>
    /// <param name="seed">Seed of the resamples.</param>
    /// <returns>The measures in order of the keys, trajectories and replications they rest on.</returns>
    /// <exception cref="InvalidInputException">Fewer than two trajectories have values, or no replication has one at every point.</exception>
    public static (ImmutableArray<MorrisIndex> Indices, int Trajectories, int Replications) Estimate(
        ImmutableArray<StudyVariable> variables,
        DesignTable design,
        IReadOnlyList<double[]?> values,
        long seed
    )
    {
        var groups = PairedGroups.Of(values);
        int length = variables.Length + 1;
        int[] starts =
        [
            .. Enumerable
                .Range(0, design.Points.Length / length)
                .Select(number => number * length)
                .Where(start => groups.Means.AsSpan(start, length).IndexOf((double[]?)null) < 0),
        ];
        groups.Require(starts.Length, ("trajectory", "trajectories"), "Morris measures");

        double[][][] effects = new double[variables.Length][][]; // by key, trajectory and group
        for (int key = 0; key < effects.Length; key++)
        {
            effects[key] = [.. starts.Select(start => EffectOf(variables[key], key, design, groups, start))];
        }

        return (
            [.. variables.Select((variable, key) => Measure(variable.Key, effects[key], seed, key))],
            starts.Length,
            groups.Used
        );
    }

    private static double[] EffectOf(StudyVariable variable, int key, DesignTable design, PairedGroups groups, int start)
    {
        int at = start;
        while (design.Points[at][key] == design.Points[at + 1][key])
        {
            at++;
        }

        double step = variable.UnitOf(design.NumberAt(at + 1, key)) - variable.UnitOf(design.NumberAt(at, key));
        double[] before = groups.Means[at]!;
        double[] after = groups.Means[at + 1]!;
        return [.. after.Select((mean, group) => (mean - before[group]) / step)];
    }

    private static MorrisIndex Measure(string key, double[][] effects, long seed, int number)
    {
        int groups = effects[0].Length;
        double[] means = [.. effects.Select(own => own.Average())];
        (double mu, double star, double sigma) = MeasureMeans(means);
        double[] mus = new double[Resamples];
        double[] stars = new double[Resamples];
        double[] sigmas = new double[Resamples];
        double[] drawn = new double[effects.Length];
        int[] chosen = new int[groups];
        var random = new RandomStream(seed, number, StreamPurpose.StudyBootstrap, 0);
        for (int resample = 0; resample < Resamples; resample++)
        {
            for (int i = 0; i < groups; i++)
            {
                chosen[i] = random.NextBelow(groups);
            }

            for (int i = 0; i < drawn.Length; i++)
            {
                double[] own = effects[random.NextBelow(effects.Length)];
                double sum = 0;
                foreach (int group in chosen)
                {
                    sum += own[group];
                }

                drawn[i] = sum / groups;
            }

            (mus[resample], stars[resample], sigmas[resample]) = MeasureMeans(drawn);
        }

        return new MorrisIndex(
            key,
            Interval.Of(mu, mus, mu),
            Interval.Of(star, stars, star),
            Interval.Of(sigma, sigmas, sigma),
            NoiseOf(effects)
        );
    }

    private static (double Mu, double Star, double Sigma) MeasureMeans(double[] effects)
    {
        double mu = effects.Average();
        double squares = effects.Sum(effect => (effect - mu) * (effect - mu));
        return (mu, effects.Average(Math.Abs), Math.Sqrt(squares / (effects.Length - 1)));
    }

    private static double NoiseOf(double[][] effects)
    {
        int groups = effects[0].Length;
        return groups < 2
            ? 0
            : Math.Sqrt(
                effects.Average(own =>
                {
                    double mean = own.Average();
                    return own.Sum(effect => (effect - mean) * (effect - mean)) / (groups * (groups - 1.0));
                })
            );
    }
}
