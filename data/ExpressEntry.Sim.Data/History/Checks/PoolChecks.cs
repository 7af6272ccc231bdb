using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History.Checks;

/// <summary>Checks of the pool snapshots.</summary>
internal static class PoolChecks
{
    /// <summary>Runs them.</summary>
    /// <param name="history">Snapshots, and the rounds they were published with.</param>
    public static IEnumerable<CheckResult> Run(PublishedHistory history)
    {
        ImmutableArray<PoolSnapshot> pools = history.Snapshots;
        yield return Each(
            pools,
            "sub-bands-sum",
            "sub-bands add up to their band",
            pool => Join(BandSums.Check(pool.Bands, pool.Total).Where(error => error.Band is not null))
        );
        yield return Each(
            pools,
            "bands-sum",
            "bands add up to the published total",
            pool =>
                pool.Total is null
                    ? "no total"
                    : Join(BandSums.Check(pool.Bands, pool.Total).Where(error => error.Band is null))
        );
        yield return Each(
            pools,
            "leaf-bands-sum",
            "the smallest bands cover every score once and add up to the total",
            LeafSum
        );
        yield return Each(
            pools,
            "published-after-its-day",
            "a snapshot is not published before the day it describes",
            pool => pool.Published < pool.AsOf ? $"published {pool.Published:yyyy-MM-dd}" : null
        );
        yield return Each(
            pools,
            "published-with-a-round",
            "its rounds exist, and the earliest is of the day it was published",
            pool => RoundOf(pool, history)
        );
        yield return Distinct(pools);
        yield return NotRepeated(pools);
    }

    private static CheckResult Each(
        ImmutableArray<PoolSnapshot> pools,
        string id,
        string claim,
        Func<PoolSnapshot, string?> wrong
    ) =>
        new(
            id,
            claim,
            pools.Length,
            [
                .. pools
                    .Select(pool => (Subject: SubjectOf(pool), Detail: wrong(pool)))
                    .Where(found => found.Detail is not null)
                    .Select(found => new CheckFinding(found.Subject, found.Detail!, KnownExceptions.Of(id, found.Subject))),
            ]
        );

    private static string SubjectOf(PoolSnapshot pool) => $"pool {pool.AsOf:yyyy-MM-dd}";

    private static string? Join(IEnumerable<BandSumError> errors)
    {
        string all = string.Join(", ", errors.Select(error => error.Describe()));
        return all.Length == 0 ? null : all;
    }

    private static string? LeafSum(PoolSnapshot pool)
    {
        ImmutableArray<BandCount> leaves = pool.LeafBands();
        int width = leaves.Sum(leaf => leaf.Band.Width);
        long sum = leaves.Sum(leaf => (long)leaf.Count);
        return width != Engine.Rules.CrsScore.Count ? $"the bands cover {width:N0} scores of 1,201"
            : sum != pool.Total ? $"{sum:N0}, not {pool.Total:N0}"
            : null;
    }

    private static string? RoundOf(PoolSnapshot pool, PublishedHistory history)
    {
        PublishedRound[] rounds = [.. history.Rounds.Where(round => pool.Rounds.Contains(round.Number))];
        return rounds.Length == 0 ? "none of its rounds is known"
            : rounds.Min(round => round.Date) != pool.Published
                ? $"published {pool.Published:yyyy-MM-dd}, its first round is of {rounds.Min(round => round.Date):yyyy-MM-dd}"
            : null;
    }

    private static CheckResult Distinct(ImmutableArray<PoolSnapshot> pools) =>
        new(
            "one-a-day",
            "no two snapshots describe one day",
            pools.Length,
            [
                .. pools
                    .CountBy(pool => pool.AsOf)
                    .Where(day => day.Value > 1)
                    .Select(day => new CheckFinding($"pool {day.Key:yyyy-MM-dd}", $"{day.Value} snapshots", null)),
            ]
        );

    private static CheckResult NotRepeated(ImmutableArray<PoolSnapshot> pools)
    {
        const string id = "counts-not-repeated";
        List<CheckFinding> findings = [];
        for (int i = 1; i < pools.Length; i++)
        {
            if (pools[i].Total == pools[i - 1].Total && pools[i].Bands.SequenceEqual(pools[i - 1].Bands))
            {
                string subject = SubjectOf(pools[i]);
                findings.Add(
                    new CheckFinding(
                        subject,
                        $"the counts of {pools[i - 1].AsOf:yyyy-MM-dd}",
                        KnownExceptions.Of(id, subject)
                    )
                );
            }
        }

        return new CheckResult(id, "a snapshot does not repeat the one before", pools.Length, [.. findings]);
    }
}
