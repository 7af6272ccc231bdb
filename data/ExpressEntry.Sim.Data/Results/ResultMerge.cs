using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>Joins the shards of a run into the result set that one process would have written, byte for byte.</summary>
public static class ResultMerge
{
    /// <summary>Joins shards.</summary>
    /// <param name="folders">Finished result sets that hold every replication once; any order.</param>
    /// <param name="path">The folder to write; new or empty, or the same merge broken off.</param>
    /// <param name="cancellation">Stops between two row groups.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="InvalidInputException">The shards do not belong together, or replications are missing or double.</exception>
    /// <remarks>Where it fails or is stopped, what it has made is removed.</remarks>
    public static ResultSet Run(IEnumerable<string> folders, string path, CancellationToken cancellation = default)
    {
        ImmutableArray<ResultSet> shards = [.. folders.Select(ResultSet.Open).OrderBy(set => set.Manifest.FirstReplication)];
        Check(shards);
        RunDescription first = shards[0].Run;
        RunDescription whole = first with { Range = ReplicationRange.Whole(first.Replications) };
        bool isNew = !Directory.Exists(path);
        ImmutableHashSet<string> before = isNew ? [] : [.. Directory.EnumerateFileSystemEntries(path)];
        using (ResultFolder folder = ResultFolder.Open(path, whole, isResumed: true))
        {
            if (folder.IsFinished)
            {
                throw new InvalidInputException($"{path} holds a finished run already; choose another folder.");
            }

            try
            {
                Join(shards, path, whole.Replications, cancellation);
                folder.RemoveParts();
            }
            catch
            {
                folder.Discard(before, isNew);
                throw;
            }
        }

        return ResultSet.Open(path);
    }

    private static void Join(ImmutableArray<ResultSet> shards, string path, int replications, CancellationToken cancellation)
    {
        using var writer = new ResultSetWriter(path);
        foreach (ResultSet shard in shards)
        {
            for (int table = 0; table < ResultTables.Names.Length; table++)
            {
                int place = table;
                shard.Read(
                    place,
                    rows =>
                    {
                        cancellation.ThrowIfCancellationRequested();
                        writer.Append(place, rows);
                    }
                );
            }
        }

        writer.Finish(1, replications);
    }

    private static void Check(ImmutableArray<ResultSet> shards)
    {
        int next = 1;
        foreach (ResultSet shard in shards)
        {
            if (shards[0].Run.FindDifference(shard.Run, isShardOfSame: true) is { } difference)
            {
                throw new InvalidInputException(
                    $"{shard.Path} is no shard of the run in {shards[0].Path}: it differs in {difference}."
                );
            }

            shard.Require(ResultTables.Invited);
            if (shard.Manifest.FirstReplication != next)
            {
                throw new InvalidInputException(
                    shard.Manifest.FirstReplication > next
                        ? $"Replications {next} to {shard.Manifest.FirstReplication - 1} are missing; expected a shard that ends before {shard.Path}."
                        : $"{shard.Path} holds replication {shard.Manifest.FirstReplication}, which another shard holds as well."
                );
            }

            next = shard.Manifest.LastReplication + 1;
        }

        int asked = shards.IsEmpty ? 0 : shards[0].Run.Replications;
        if (shards.IsEmpty || next != asked + 1)
        {
            throw new InvalidInputException(
                shards.IsEmpty
                    ? "There is nothing to merge."
                    : $"Replications {next} to {asked} are missing; expected shards up to the last one."
            );
        }
    }
}
