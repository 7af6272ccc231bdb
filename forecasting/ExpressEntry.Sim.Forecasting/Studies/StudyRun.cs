using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Studies;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>Evaluates the points of a design, one after the other, and keeps them where there is a folder.</summary>
public static class StudyRun
{
    /// <summary>Evaluates every point that the folder does not have yet.</summary>
    /// <param name="model">What is evaluated.</param>
    /// <param name="design">The points; equal ones are evaluated once.</param>
    /// <param name="folder">Where points are kept; null for nowhere.</param>
    /// <param name="take">Gets each point in order: its row from 0, and what became of it.</param>
    /// <param name="onDone">Told how many of how many replications are done, from any thread.</param>
    /// <param name="cancellation">Stops between two replications; finished points stay in the folder.</param>
    public static void Run(
        IStudyModel model,
        DesignTable design,
        StudyFolder? folder,
        Action<int, PointValues> take,
        Action<int, int>? onDone = null,
        CancellationToken cancellation = default
    )
    {
        Dictionary<string, int> firstOf = []; // the first row of equal points
        int[] same = new int[design.Points.Length];
        for (int point = 0; point < same.Length; point++)
        {
            same[point] = firstOf.TryAdd(string.Join('\n', design.Points[point]), point)
                ? point
                : firstOf[string.Join('\n', design.Points[point])];
        }

        var kept = new PointValues?[same.Length];
        int missing = 0;
        for (int point = 0; point < same.Length; point++)
        {
            cancellation.ThrowIfCancellationRequested();
            bool isFound = same[point] != point || (folder?.TryRead(point) is not null);
            missing += isFound ? 0 : 1;
        }

        int done = 0;
        for (int point = 0; point < same.Length; point++)
        {
            cancellation.ThrowIfCancellationRequested();
            PointValues? values = same[point] == point ? folder?.TryRead(point) : ValuesOf(same[point]);
            if (values is null)
            {
                int before = done;
                values = Evaluate(
                    model,
                    design.Overrides(point),
                    own => onDone?.Invoke((before * model.Replications) + own, missing * model.Replications),
                    cancellation
                );
                folder?.Write(point, values);
                onDone?.Invoke(++done * model.Replications, missing * model.Replications);
            }

            // Without a folder, equal points need the values again.
            kept[point] = folder is null ? values : null;
            take(point, values);
        }

        PointValues? ValuesOf(int point) => folder is null ? kept[point] : folder.TryRead(point);
    }

    private static PointValues Evaluate(
        IStudyModel model,
        ImmutableArray<KeyValuePair<string, string>> overrides,
        Action<int> onDone,
        CancellationToken cancellation
    )
    {
        try
        {
            return PointValues.Of(model.Evaluate(overrides, onDone, cancellation));
        }
        catch (InvalidInputException wrong)
        {
            return PointValues.Failed(wrong.Message);
        }
    }
}
