namespace ExpressEntry.Sim.Data.Results;

/// <summary>Replications that one run makes: all, one shard of them, or a single one.</summary>
/// <param name="Shard">Number of the shard, 1 to <paramref name="Of"/>; 1 of 1 for a whole run.</param>
/// <param name="Of">Shards the run is split into.</param>
/// <param name="First">Its first replication, from 1.</param>
/// <param name="Last">Its last replication.</param>
public sealed record ReplicationRange(int Shard, int Of, int First, int Last)
{
    /// <summary>How many.</summary>
    public int Count => Last - First + 1;

    /// <summary>All replications of a run.</summary>
    /// <param name="replications">How many, 1 or more.</param>
    /// <returns>1 to <paramref name="replications"/>.</returns>
    public static ReplicationRange Whole(int replications) => new(1, 1, 1, replications);

    /// <summary>One of several shards of nearly equal length.</summary>
    /// <param name="shard">1 to <paramref name="of"/>.</param>
    /// <param name="of">How many shards, 1 to <paramref name="replications"/>.</param>
    /// <param name="replications">Replications of all shards together.</param>
    /// <returns>Its part; the parts of all shards follow each other without a gap.</returns>
    public static ReplicationRange OfShard(int shard, int of, int replications) =>
        new(shard, of, (int)((shard - 1L) * replications / of) + 1, (int)((long)shard * replications / of));
}
