using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Reports.Studies;

/// <summary>The call of <c>eesim sensitivity</c> that makes a study again.</summary>
/// <remarks>
/// The numbers of trajectories and rows follow from points and keys. The levels of Morris trajectories are not in
/// <c>study.json</c>, but in its points: the number that gives them is said.
/// </remarks>
internal static class StudyCommand
{
    private const int MostLevels = 100;
    private const int UsualLevels = 4;

    /// <summary>The call, with a scenario file named <c>scenario.yaml</c> and a folder named <c>study</c>.</summary>
    /// <param name="study">What the study was given.</param>
    /// <param name="first">Its first points: the keys' values in their order. Only asked for Morris trajectories.</param>
    public static string Of(StudyDescription study, ImmutableArray<ImmutableArray<double>> first)
    {
        string vary = string.Join(' ', study.Vary.Select(one => $"--vary {one}"));
        string history = study.DataSource == "embedded" ? " --history embedded" : "";
        return $"eesim sensitivity scenario.yaml {vary} {MethodOf(study, first)} --outputs {string.Join(',', study.Outputs)} --replications {study.Replications} --seed {study.Seed} --engine {study.Engine}{history} --out study";
    }

    private static string MethodOf(StudyDescription study, ImmutableArray<ImmutableArray<double>> first)
    {
        int keys = study.Keys.Length;
        if (study.Design != "morris")
        {
            return $"--method sobol --base {study.Points / (keys + 2)}";
        }

        string levels = LevelsOf(study, first) is { } found ? $" --levels {found}" : "";
        return $"--method morris --trajectories {study.Points / (keys + 1)}{levels}";
    }

    private static int? LevelsOf(StudyDescription study, ImmutableArray<ImmutableArray<double>> first)
    {
        ImmutableArray<StudyVariable> variables =
        [
            .. study.Vary.Select(
                (text, key) => StudyVariable.Parse(text) with { IsWhole = first.All(point => double.IsInteger(point[key])) }
            ),
        ];
        // Few whole numbers in a range may leave several; the usual one is then the likely one.
        return Enumerable
            .Range(1, MostLevels / 2)
            .Select(half => 2 * half)
            .OrderBy(levels => levels != UsualLevels)
            .Where(levels => IsMadeWith(levels, variables, study.Seed, first))
            .Select(levels => (int?)levels)
            .FirstOrDefault();
    }

    private static bool IsMadeWith(
        int levels,
        ImmutableArray<StudyVariable> variables,
        long seed,
        ImmutableArray<ImmutableArray<double>> first
    )
    {
        try
        {
            int trajectories = first.Length / (variables.Length + 1);
            DesignTable design = StudyDesigns.Morris(variables, trajectories, levels, seed);
            return Enumerable
                .Range(0, design.Points.Length)
                .All(point =>
                    first[point].Select((value, key) => value == design.NumberAt(point, key)).All(isSame => isSame)
                );
        }
        catch (InvalidInputException)
        {
            return false; // more levels than the range has whole numbers
        }
    }
}
