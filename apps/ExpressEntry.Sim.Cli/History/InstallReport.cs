using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Cli.History;

/// <summary>Tells what <c>history import</c> and <c>history update</c> did.</summary>
internal static class InstallReport
{
    private const int ChangesShown = 15;

    private static readonly (HistoryChangeKind Kind, string Title, string Word)[] Groups =
    [
        (HistoryChangeKind.New, "New", "new"),
        (HistoryChangeKind.Changed, "Changed: the feed's figures count", "changed"),
        (HistoryChangeKind.Filled, "Missing in the feed's record, kept from the embedded history", "filled"),
        (HistoryChangeKind.Kept, "Not in the feed, kept from the embedded history", "kept"),
    ];

    public static void Write(Host host, HistoryInstall done)
    {
        TextWriter output = host.Out;
        PublishedHistory feed = done.Reading.History;
        string counts =
            $"{done.Reading.Records:N0} records, {feed.Rounds.Length:N0} rounds and {feed.Snapshots.Length:N0} pool snapshots.";
        PlainText.Wrap(output, "Read ", "  ", $"{done.From}: {counts}", host.Width);
        output.WriteLine();
        FeedRuleTable.Write(host, HistorySource.Fired(done.Reading), withAll: false);
        WriteChanges(host, done);
        string written = $"{done.Joined.Rounds.Length:N0} rounds and {done.Joined.Snapshots.Length:N0} pool snapshots";
        PlainText.Wrap(output, "Wrote ", "  ", $"{written} to {done.Folder}. They are used from now on.", host.Width);
        PlainText.Warnings(output, done.Warnings, host.Width);
    }

    public static void WriteJson(TextWriter output, HistoryInstall done) =>
        JsonDocumentWriter.Write(
            output,
            done.Warnings,
            json =>
            {
                json.WriteString("from", done.From);
                json.WriteBoolean("up_to_date", false);
                json.WriteString("folder", done.Folder);
                json.WriteString("feed_sha256", done.Reading.Sha256);
                json.WriteNumber("records", done.Reading.Records);
                json.WriteNumber("rounds", done.Joined.Rounds.Length);
                json.WriteNumber("pools", done.Joined.Snapshots.Length);
                json.WriteStartArray("changes");
                foreach (HistoryChange change in done.Changes)
                {
                    json.WriteStartObject();
                    json.WriteString("kind", Groups.Single(group => group.Kind == change.Kind).Word);
                    json.WriteString("subject", change.Subject);
                    json.WriteString("detail", change.Detail);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                FeedRuleTable.WriteJson(json, "feed_rules", HistorySource.Fired(done.Reading));
            }
        );

    private static void WriteChanges(Host host, HistoryInstall done)
    {
        host.Out.WriteLine("Beside the embedded history");
        host.Out.WriteLine();
        if (done.Changes.IsEmpty)
        {
            host.Out.WriteLine("  No difference.");
        }

        foreach ((HistoryChangeKind kind, string title, _) in Groups)
        {
            HistoryChange[] changes = [.. done.Changes.Where(change => change.Kind == kind)];
            if (changes.Length == 0)
            {
                continue;
            }

            host.Out.WriteLine($"  {title} ({changes.Length:N0})");
            if (kind == HistoryChangeKind.Kept)
            {
                string subjects = string.Join(", ", changes.Select(change => change.Subject));
                PlainText.Wrap(host.Out, "    ", "    ", subjects, host.Width);
                continue;
            }

            foreach (HistoryChange change in changes.Take(ChangesShown))
            {
                PlainText.Wrap(host.Out, $"    {change.Subject}: ", "      ", change.Detail, host.Width);
            }

            if (changes.Length > ChangesShown)
            {
                host.Out.WriteLine($"    and {changes.Length - ChangesShown:N0} more (--json lists all)");
            }
        }

        host.Out.WriteLine();
    }
}
