using System.Globalization;
using System.Text;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>Spells values for people and for programs, each in one way.</summary>
internal static class PlainText
{
    /// <summary><c>2026-07-23</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>July 23, 2026</c>.</summary>
    public static string LongDay(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>2026-07-23T10:19:47Z</c>, for programs.</summary>
    public static string Instant(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary><c>2026-07-23 10:19:47</c>, for a column that says UTC; a dash for unknown.</summary>
    public static string InstantCell(DateTimeOffset? at) =>
        at?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "–";

    /// <summary><c>July 23, 2026 at 10:19:47 UTC</c>.</summary>
    public static string LongInstant(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("MMMM d, yyyy 'at' HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary><c>12,345</c>; a dash for unknown.</summary>
    public static string Count(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";

    /// <summary><c>1 replication</c>, <c>2,000 replications</c>.</summary>
    /// <param name="count">0 or more.</param>
    /// <param name="one">The noun for one; others end in s.</param>
    public static string Count(int count, string one) => $"{Count(count)} {one}{(count == 1 ? "" : "s")}";

    /// <summary>Writes a text over several lines, each with the same indent.</summary>
    public static void Wrap(TextWriter output, string first, string indent, string text, int width)
    {
        var line = new StringBuilder(first);
        bool isEmpty = true;
        foreach (string word in text.Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                output.WriteLine(line.ToString());
                line.Clear().Append(indent);
                isEmpty = true;
            }

            line.Append(isEmpty ? "" : " ").Append(word);
            isEmpty = false;
        }

        output.WriteLine(line.ToString());
    }

    /// <summary>Writes which history an output rests on, where its data ends, and the warnings.</summary>
    public static void Source(Host host, KnownHistory known)
    {
        string source = $"{known.History.Source}; the data ends on {Day(known.DataEnds)}.";
        Wrap(host.Out, "History: ", "  ", source, host.Width);
        Warnings(host.Out, known.Warnings, host.Width);
    }

    /// <summary>Writes warnings for people, below a table.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="warnings">One sentence each.</param>
    /// <param name="width">Columns.</param>
    /// <param name="label">What each begins with, in the reader's language.</param>
    public static void Warnings(TextWriter output, IEnumerable<string> warnings, int width, string label = "Warning: ")
    {
        foreach (string warning in warnings)
        {
            Wrap(output, label, "  ", warning, width);
        }
    }
}
