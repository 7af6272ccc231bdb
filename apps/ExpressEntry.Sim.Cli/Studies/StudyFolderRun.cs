using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>Evaluates the points of a study under a progress line, into a folder where there is one.</summary>
internal static class StudyFolderRun
{
    /// <summary>Evaluates.</summary>
    /// <param name="study">The call.</param>
    /// <param name="design">The points.</param>
    /// <param name="how">How they were chosen, for <c>study.json</c>.</param>
    /// <param name="path">The folder; null for none.</param>
    /// <param name="isResumed">Whether points that are there already may be used.</param>
    /// <param name="take">Gets each point in order.</param>
    /// <param name="tables">Makes the tables computed from all points, with their file names.</param>
    /// <param name="host">What the verb may touch outside.</param>
    /// <returns>False where the user stopped it, which was said.</returns>
    public static bool Run(
        StudyCall study,
        DesignTable design,
        string how,
        string? path,
        bool isResumed,
        Action<int, PointValues> take,
        Func<IReadOnlyList<(string Name, TableRows Rows)>> tables,
        Host host
    )
    {
        ProgressLine? progress = null;
        try
        {
            using StudyFolder? folder = path is null
                ? null
                : StudyFolder.Open(path, study.Describe(how, design), design, isResumed);
            StudyRun.Run(
                study.Model,
                design,
                folder,
                take,
                // What an earlier process has made counts for nothing here: rate and time left are of this one.
                (done, of) =>
                    LazyInitializer
                        .EnsureInitialized(ref progress, () => new ProgressLine(host, "replications", of))
                        .Report(done),
                host.Cancellation
            );
            IReadOnlyList<(string Name, TableRows Rows)> made = tables();
            folder?.Finish(made, host.Cancellation);
            if (folder is { PointsKept: > 0 })
            {
                host.Error.WriteLine(
                    $"eesim: {PlainText.Count(folder.PointsKept, "finished point")} in {path} are not of this design; they are kept, and --resume with a design that has them uses them."
                );
            }

            return true;
        }
        catch (OperationCanceledException) when (path is not null)
        {
            host.Error.WriteLine(
                $"eesim: stopped; the points that are done stay in {path}, and the same call with --resume goes on."
            );
            return false;
        }
        finally
        {
            progress?.Dispose();
        }
    }
}
