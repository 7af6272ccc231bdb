using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.History;

/// <summary>Joins a feed with the embedded history, and says how the two differ.</summary>
/// <remarks>
/// The feed's figures count. The history gives what the feed lacks: whole records (the feed never had the pools of
/// 2017-2020), figures the feed leaves out, and the notes and confidence of records on which both agree.
/// </remarks>
public static class HistoryMerge
{
    /// <summary>Joins the two.</summary>
    /// <param name="feed">The newer one; its source and warnings are kept.</param>
    /// <param name="history">The one that fills in.</param>
    /// <param name="changes">Every difference: rounds first, each group in order.</param>
    /// <returns>All records of both, in order.</returns>
    public static PublishedHistory Join(
        PublishedHistory feed,
        PublishedHistory history,
        out ImmutableArray<HistoryChange> changes
    )
    {
        List<HistoryChange> found = [];
        ImmutableArray<PublishedRound> rounds = JoinRounds(feed.Rounds, history.Rounds, found);
        ImmutableArray<PoolSnapshot> snapshots = JoinSnapshots(feed.Snapshots, history.Snapshots, found);
        changes = [.. found];
        return feed with { Rounds = rounds, Snapshots = snapshots };
    }

    private static ImmutableArray<PublishedRound> JoinRounds(
        ImmutableArray<PublishedRound> feed,
        ImmutableArray<PublishedRound> history,
        List<HistoryChange> changes
    )
    {
        var known = history.ToLookup(round => round.Number, StringComparer.Ordinal);
        var inFeed = feed.ToLookup(round => round.Number, StringComparer.Ordinal);
        HashSet<PublishedRound> met = [];
        List<PublishedRound> joined = [];
        foreach (PublishedRound round in feed)
        {
            bool isNumberShared = inFeed[round.Number].Skip(1).Any();
            PublishedRound? twin =
                known[round.Number].FirstOrDefault(other => other.Date == round.Date && other.Type == round.Type)
                ?? (isNumberShared ? null : known[round.Number].FirstOrDefault());
            if (twin is null || !met.Add(twin))
            {
                changes.Add(new HistoryChange(HistoryChangeKind.New, $"round {round.Number}", Describe(round)));
                joined.Add(round);
            }
            else
            {
                joined.Add(JoinRound(round, twin, changes));
            }
        }

        foreach (PublishedRound round in history.Where(round => !met.Contains(round)))
        {
            changes.Add(new HistoryChange(HistoryChangeKind.Kept, $"round {round.Number}", Describe(round)));
            joined.Add(round);
        }

        return [.. joined.Order(RoundOrder.Instance)];
    }

    private static PublishedRound JoinRound(PublishedRound round, PublishedRound twin, List<HistoryChange> changes)
    {
        var filled = round with
        {
            Invitations = round.Invitations ?? twin.Invitations,
            Cutoff = round.Cutoff ?? twin.Cutoff,
            TieBreak = round.TieBreak ?? twin.TieBreak,
            At = round.At ?? twin.At,
            Name = round.Name.Length > 0 ? round.Name : twin.Name,
            Type = round.Name.Length > 0 ? round.Type : twin.Type,
            Programs = round.Programs.Length > 0 ? round.Programs : twin.Programs,
        };
        string subject = $"round {round.Number}";
        string[] fills = [.. Differences(round, filled)];
        if (fills.Length > 0)
        {
            changes.Add(new HistoryChange(HistoryChangeKind.Filled, subject, string.Join(", ", fills)));
            filled = filled with
            {
                Notes = [.. filled.Notes, $"not in the feed, kept from the embedded history: {string.Join(", ", fills)}"],
            };
        }

        string[] differences = [.. Differences(twin, filled)];
        if (differences.Length == 0)
        {
            return filled with { Notes = [.. twin.Notes.Union(filled.Notes, StringComparer.Ordinal)] };
        }

        changes.Add(new HistoryChange(HistoryChangeKind.Changed, subject, string.Join(", ", differences)));
        return filled with
        {
            Notes = [.. filled.Notes, $"differs from the embedded history: {string.Join(", ", differences)}"],
        };
    }

    private static IEnumerable<string> Differences(PublishedRound before, PublishedRound after)
    {
        (string Name, string Before, string After)[] fields =
        [
            ("date", Text(before.Date), Text(after.Date)),
            ("type", before.Type.ToWord(), after.Type.ToWord()),
            ("name", before.Name, after.Name),
            ("invitations", Text(before.Invitations), Text(after.Invitations)),
            ("cut-off", Text(before.Cutoff), Text(after.Cutoff)),
            ("tie-break", Text(before.TieBreak), Text(after.TieBreak)),
            ("time", Text(before.At), Text(after.At)),
            ("programs", before.Programs, after.Programs),
        ];
        return fields
            .Where(field => field.Before != field.After)
            .Select(field => $"{field.Name} {OrNothing(field.Before)} -> {OrNothing(field.After)}".Replace(';', ','));
    }

    private static ImmutableArray<PoolSnapshot> JoinSnapshots(
        ImmutableArray<PoolSnapshot> feed,
        ImmutableArray<PoolSnapshot> history,
        List<HistoryChange> changes
    )
    {
        var known = history.ToLookup(snapshot => snapshot.AsOf);
        var inFeed = feed.ToLookup(snapshot => snapshot.AsOf);
        HashSet<PoolSnapshot> met = [];
        List<PoolSnapshot> joined = [];
        foreach (PoolSnapshot snapshot in feed)
        {
            string subject = $"pool {Text(snapshot.AsOf)}";
            PoolSnapshot? same = known[snapshot.AsOf].FirstOrDefault(other => HasSameCounts(other, snapshot));
            if (same is not null && met.Add(same))
            {
                joined.Add(same with { Published = snapshot.Published, Rounds = snapshot.Rounds });
                continue;
            }

            PoolSnapshot? other = inFeed[snapshot.AsOf].Skip(1).Any() ? null : known[snapshot.AsOf].FirstOrDefault();
            if (other is null || !met.Add(other))
            {
                changes.Add(new HistoryChange(HistoryChangeKind.New, subject, $"total {Text(snapshot.Total)}"));
                joined.Add(snapshot);
                continue;
            }

            string differences = string.Join(", ", CountDifferences(other, snapshot));
            changes.Add(new HistoryChange(HistoryChangeKind.Changed, subject, differences));
            joined.Add(snapshot with { Notes = [.. snapshot.Notes, $"differs from the embedded history: {differences}"] });
        }

        foreach (PoolSnapshot snapshot in history.Where(snapshot => !met.Contains(snapshot)))
        {
            changes.Add(
                new HistoryChange(HistoryChangeKind.Kept, $"pool {Text(snapshot.AsOf)}", $"total {Text(snapshot.Total)}")
            );
            joined.Add(snapshot);
        }

        return [.. joined.OrderBy(snapshot => snapshot.AsOf).ThenBy(snapshot => snapshot.Published)];
    }

    private static bool HasSameCounts(PoolSnapshot one, PoolSnapshot other) =>
        one.Total == other.Total && one.Bands.ToHashSet().SetEquals(other.Bands);

    private static IEnumerable<string> CountDifferences(PoolSnapshot before, PoolSnapshot after)
    {
        foreach (ScoreBand band in HistoryTableWriter.BandsOf([before, after]))
        {
            if (before.CountOf(band) != after.CountOf(band))
            {
                yield return $"{band} {OrNothing(Text(before.CountOf(band)))} -> {OrNothing(Text(after.CountOf(band)))}";
            }
        }

        if (before.Total != after.Total)
        {
            yield return $"total {OrNothing(Text(before.Total))} -> {OrNothing(Text(after.Total))}";
        }
    }

    private static string Describe(PublishedRound round) =>
        $"{Text(round.Date)} {round.Type.ToWord()}, {OrNothing(Text(round.Invitations))} invitations, "
        + $"cut-off {OrNothing(Text(round.Cutoff))}";

    private static string OrNothing(string text) => text.Length == 0 ? "nothing" : text;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset? at) =>
        at?.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "";

    private static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
