using System.Net;
using System.Text;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Turns a field of the feed into plain text: no markup, no character references, single spaces.</summary>
internal static class FeedText
{
    private const int MaxLength = 500;

    /// <summary>Cleans a field and reports what was cleaned.</summary>
    /// <param name="raw">The field as published.</param>
    /// <param name="log">Gets the rules that fired.</param>
    /// <param name="place">The record, for the log.</param>
    /// <param name="field">The field, for the log.</param>
    /// <returns>At most 500 characters.</returns>
    public static string Clean(string raw, FeedLog log, string place, string field)
    {
        string text = raw;
        if (text.AsSpan().ContainsAny('<', '&'))
        {
            text = WebUtility.HtmlDecode(StripMarkup(text, out bool hadFootnote));
            if (text != raw)
            {
                log.Report(FeedRules.Html, place, field);
            }

            if (hadFootnote)
            {
                log.Report(FeedRules.Footnote, place, field);
            }
        }

        string single = SingleSpaces(text);
        if (single != text)
        {
            log.Report(FeedRules.StraySpaces, place, field);
        }

        if (single.Length <= MaxLength)
        {
            return single;
        }

        log.Report(FeedRules.LongText, place, field);
        return single[..MaxLength].TrimEnd();
    }

    /// <summary>Fit for a note: short, and without the semicolon that separates notes in the tables.</summary>
    public static string Quote(string text)
    {
        string plain = text.Replace(';', ',').Replace('"', '\'');
        return plain.Length <= 60 ? $"\"{plain}\"" : $"\"{plain[..57].TrimEnd()}...\"";
    }

    private static string StripMarkup(string text, out bool hadFootnote)
    {
        hadFootnote = false;
        var plain = new StringBuilder(text.Length);
        int lastRaisedEnd = text.LastIndexOf("</sup", StringComparison.OrdinalIgnoreCase);
        int at = 0;
        while (at < text.Length)
        {
            if (!StartsTag(text, at))
            {
                plain.Append(text[at++]);
                continue;
            }

            int close = text.IndexOf('>', at);
            ReadOnlySpan<char> tag = close < 0 ? text.AsSpan(at + 1) : text.AsSpan(at + 1, close - at - 1);
            int next = close < 0 ? text.Length : close + 1;
            if (IsTag(tag, "sup") && next <= lastRaisedEnd)
            {
                // A raised number is a footnote mark; a raised "rd" belongs to its day.
                int end = text.IndexOf("</sup", next, StringComparison.OrdinalIgnoreCase);
                if (IsFootnote(text[next..end]))
                {
                    hadFootnote = true;
                    next = end;
                }
            }
            else if (IsTag(tag, "br") || IsTag(tag, "p") || IsTag(tag, "/p") || IsTag(tag, "div") || IsTag(tag, "li"))
            {
                plain.Append(' ');
            }

            at = next;
        }

        return plain.ToString();
    }

    private static bool StartsTag(string text, int at) =>
        text[at] == '<'
        && at + 1 < text.Length
        && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] == '/' || text[at + 1] == '!');

    private static bool IsTag(ReadOnlySpan<char> tag, string name) =>
        tag.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (tag.Length == name.Length || !char.IsAsciiLetterOrDigit(tag[name.Length]));

    private static bool IsFootnote(string raised)
    {
        bool inTag = false;
        bool hasMark = false;
        foreach (char c in raised.Replace("Footnote", "", StringComparison.OrdinalIgnoreCase))
        {
            inTag = c == '<' || (inTag && c != '>');
            if (inTag || c is '>' or '*' || char.IsWhiteSpace(c))
            {
                hasMark |= c == '*';
                continue;
            }

            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            hasMark = true;
        }

        return hasMark;
    }

    private static string SingleSpaces(string text)
    {
        var single = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            bool isSpace = char.IsWhiteSpace(c) || char.IsControl(c);
            if (isSpace ? single.Length > 0 && single[^1] != ' ' : c is not ('\u200B' or '\uFEFF' or '\u2060'))
            {
                single.Append(isSpace ? ' ' : c);
            }
        }

        return single.ToString().TrimEnd();
    }
}
