using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>Makes the points of a study from the keys it varies.</summary>
public static class StudyDesigns
{
    /// <summary>Hypercubes drawn for the widest one, where the points are few enough to compare.</summary>
    private const int Tries = 20;
    private const int MostPointsToCompare = 1000;

    /// <summary>Every combination of values; the last key changes fastest.</summary>
    /// <param name="variables">The keys; a range has <paramref name="levels"/> values, both ends among them.</param>
    /// <param name="levels">2 or more, where there is a range.</param>
    /// <exception cref="InvalidInputException">There would be too many points.</exception>
    public static DesignTable Grid(ImmutableArray<StudyVariable> variables, int levels)
    {
        ImmutableArray<ImmutableArray<string>> axes = [.. variables.Select(variable => AxisOf(variable, levels))];
        double count = axes.Aggregate(1.0, (product, axis) => product * axis.Length);
        CheckCount(count);
        return new DesignTable(
            KeysOf(variables),
            Enumerable
                .Range(0, (int)count)
                .Select(number =>
                {
                    string[] cells = new string[axes.Length];
                    for (int key = axes.Length - 1; key >= 0; key--)
                    {
                        cells[key] = axes[key][number % axes[key].Length];
                        number /= axes[key].Length;
                    }

                    return cells.ToImmutableArray();
                })
        );
    }

    /// <summary>A Latin hypercube; of up to 1,000 points the widest of twenty.</summary>
    /// <param name="variables">The keys.</param>
    /// <param name="points">1 or more.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static DesignTable Hypercube(ImmutableArray<StudyVariable> variables, int points, long seed)
    {
        CheckCount(points);
        int tries = points <= MostPointsToCompare ? Tries : 1;
        return Sampled(variables, LatinHypercube.Draw(points, variables.Length, seed, tries));
    }

    /// <summary>The first points of a scrambled Sobol sequence.</summary>
    /// <param name="variables">Up to 40 keys.</param>
    /// <param name="points">1 or more, best a power of two.</param>
    /// <param name="seed">Seed of the scrambling.</param>
    /// <exception cref="InvalidInputException">There are too many keys.</exception>
    public static DesignTable Sobol(ImmutableArray<StudyVariable> variables, int points, long seed)
    {
        CheckCount(points);
        CheckDimensions(variables.Length, SobolSequence.MostDimensions, "a Sobol sequence");
        return Sampled(variables, SobolSequence.Points(points, variables.Length, seed));
    }

    /// <summary>Trajectories for <see cref="MorrisEstimator"/>: a random start and then one step of each key, in random order.</summary>
    /// <param name="variables">Ranges.</param>
    /// <param name="trajectories">2 or more.</param>
    /// <param name="levels">Even, 2 or more: a key takes values at so many even levels, a step is levels / (2 (levels − 1)) of the range.</param>
    /// <param name="seed">Seed of starts and orders.</param>
    /// <returns>Trajectory after trajectory, each of one point more than there are keys.</returns>
    /// <exception cref="InvalidInputException">A key is no range, or has too few whole numbers for the levels.</exception>
    public static DesignTable Morris(ImmutableArray<StudyVariable> variables, int trajectories, int levels, long seed)
    {
        CheckCount((double)trajectories * (variables.Length + 1));
        foreach (StudyVariable variable in variables)
        {
            if (!variable.IsRange)
            {
                throw new InvalidInputException(
                    $"--vary {variable.Text}: Morris steps need a range; expected KEY=LOW..HIGH."
                );
            }

            int values = AxisOf(variable, levels).Length;
            if (values < levels)
            {
                throw new InvalidInputException(
                    $"--vary {variable.Text}: has {values} whole numbers at {levels} levels; expected a wider range, or fewer --levels."
                );
            }
        }

        List<ImmutableArray<string>> points = [];
        for (int number = 0; number < trajectories; number++)
        {
            points.AddRange(Trajectory(variables, levels, seed, number));
        }

        return new DesignTable(KeysOf(variables), points);
    }

    /// <summary>Points for <see cref="SobolEstimator"/>: rows A, then rows B, then for each key A with that key's column of B.</summary>
    /// <param name="variables">Up to 20 keys.</param>
    /// <param name="rows">Rows of A, 2 or more, best a power of two; there are rows × (keys + 2) points.</param>
    /// <param name="seed">Seed of the scrambled Sobol sequence that A and B are the halves of.</param>
    /// <exception cref="InvalidInputException">There are too many keys or points.</exception>
    public static DesignTable SobolIndices(ImmutableArray<StudyVariable> variables, int rows, long seed)
    {
        int keys = variables.Length;
        CheckDimensions(keys, SobolSequence.MostDimensions / 2, "Sobol indices");
        CheckCount((double)rows * (keys + 2));
        double[][] sample = SobolSequence.Points(rows, 2 * keys, seed);
        string Cell(double[] row, int key, bool isOfB) => variables[key].SampleAt(row[isOfB ? keys + key : key]);

        // −2: all of A; −1: all of B; else that key of B.
        return new DesignTable(
            KeysOf(variables),
            Enumerable
                .Range(-2, keys + 2)
                .SelectMany(block =>
                    sample.Select(row =>
                        Enumerable
                            .Range(0, keys)
                            .Select(key => Cell(row, key, block == -1 || block == key))
                            .ToImmutableArray()
                    )
                )
        );
    }

    private static List<ImmutableArray<string>> Trajectory(
        ImmutableArray<StudyVariable> variables,
        int levels,
        long seed,
        int number
    )
    {
        var random = new RandomStream(seed, number, StreamPurpose.StudyTrajectories, 0);
        int step = levels / 2;
        int[] at = new int[variables.Length];
        bool[] isUp = new bool[variables.Length];
        int[] order = new int[variables.Length];
        for (int key = 0; key < at.Length; key++)
        {
            isUp[key] = random.NextBelow(2) == 1;
            at[key] = random.NextBelow(levels - step) + (isUp[key] ? 0 : step);
            int place = random.NextBelow(key + 1);
            order[key] = order[place];
            order[place] = key;
        }

        List<ImmutableArray<string>> points = [Spell(variables, at, levels)];
        foreach (int key in order)
        {
            at[key] += isUp[key] ? step : -step;
            points.Add(Spell(variables, at, levels));
        }

        return points;
    }

    private static ImmutableArray<string> Spell(ImmutableArray<StudyVariable> variables, int[] at, int levels) =>
        [.. variables.Select((variable, key) => variable.LevelAt((double)at[key] / (levels - 1)))];

    private static ImmutableArray<string> AxisOf(StudyVariable variable, int levels) =>
        variable.IsRange
            ? [.. Enumerable.Range(0, levels).Select(level => variable.LevelAt((double)level / (levels - 1))).Distinct()]
            : variable.Values;

    private static DesignTable Sampled(ImmutableArray<StudyVariable> variables, double[][] units) =>
        new(
            KeysOf(variables),
            units.Select(unit => variables.Select((variable, key) => variable.SampleAt(unit[key])).ToImmutableArray())
        );

    private static ImmutableArray<string> KeysOf(ImmutableArray<StudyVariable> variables) =>
        [.. variables.Select(variable => variable.Key)];

    private static void CheckCount(double count)
    {
        if (count > DesignTable.MostPoints)
        {
            throw new InvalidInputException(
                $"The design has {count:N0} points; expected up to {DesignTable.MostPoints:N0}."
            );
        }
    }

    private static void CheckDimensions(int keys, int most, string what)
    {
        if (keys > most)
        {
            throw new InvalidInputException($"There are {keys} keys to vary; {what} can have up to {most}.");
        }
    }
}
