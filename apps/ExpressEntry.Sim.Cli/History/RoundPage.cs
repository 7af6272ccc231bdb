using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Cli.History;

/// <summary>One round with the entries of the official page, in its order.</summary>
internal static class RoundPage
{
    private const int LabelWidth = 38;

    public static void Write(Host host, KnownHistory known, PublishedRound round, InvitationRule? profile)
    {
        TextWriter output = host.Out;
        output.WriteLine($"Round of invitations {round.Number}: {round.Name}");
        output.WriteLine();
        Entry(
            host,
            "Programs or category",
            round.Programs.Length > 0 && round.Programs != round.Name ? $"{round.Name} ({round.Programs})" : round.Name
        );
        Entry(
            host,
            "Date and time of the round",
            round.At is { } at ? PlainText.LongInstant(at) : PlainText.LongDay(round.Date)
        );
        Entry(host, "Number of invitations issued", PlainText.Count(round.Invitations));
        Entry(
            host,
            "Rank required to be invited",
            round.Invitations is { } size ? $"{PlainText.Count(size)} or above" : "–"
        );
        Entry(host, "Score of the lowest-ranked invited", round.Cutoff?.ToString(CultureInfo.InvariantCulture) ?? "–");
        Entry(host, "Tie-breaking rule", round.TieBreak is { } tie ? PlainText.LongInstant(tie) : "none published");
        if (profile is not null)
        {
            Entry(
                host,
                $"A profile with {profile.Score} points",
                RoundsOutput.Describe(profile.Judge(round), round, profile)
            );
        }

        output.WriteLine();
        foreach (string note in round.Notes)
        {
            PlainText.Wrap(output, "  Note: ", "    ", note, host.Width);
        }

        if (known.History.Snapshots.FirstOrDefault(snapshot => snapshot.Rounds.Contains(round.Number)) is { } pool)
        {
            PoolPage.Write(host, pool);
        }

        PlainText.Source(host, known);
    }

    private static void Entry(Host host, string label, string text) =>
        PlainText.Wrap(host.Out, $"  {label.PadRight(LabelWidth)}", new string(' ', LabelWidth + 2), text, host.Width);
}
