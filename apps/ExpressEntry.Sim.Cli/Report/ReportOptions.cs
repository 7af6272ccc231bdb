using System.CommandLine;
using System.CommandLine.Parsing;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Cli.Report;

/// <summary>Options of everything that writes reports.</summary>
internal static class ReportOptions
{
    private static readonly string[] Words = ["html", "md", "csv", "svg"];

    /// <summary><c>--format</c>, one of some of the formats; HTML is the default.</summary>
    public static Option<ReportFormat> Format(params ReportFormat[] allowed)
    {
        string list = string.Join(", ", allowed.Select(Word));
        return new("--format")
        {
            Description = $"What to write: {list}. Default: {Word(default)}.",
            HelpName = string.Join('|', allowed.Select(Word)),
            CustomParser = result => Parse(result, allowed, list),
        };
    }

    /// <summary><c>--report FILE.html</c> of verbs that can also write their result as a page.</summary>
    public static Option<string?> Page() =>
        new("--report") { Description = "Also write the result as a page for people (HTML).", HelpName = "FILE.html" };

    /// <summary>The language of a report.</summary>
    public static ReportSpeech SpeechOf(OutputLanguage language) =>
        new(language == OutputLanguage.French ? ReportLanguage.French : ReportLanguage.English);

    /// <summary>The word of a format.</summary>
    public static string Word(ReportFormat format) => Words[(int)format];

    /// <summary>Refuses a file whose folder is not there, before anything is computed.</summary>
    /// <param name="option">The option's name.</param>
    /// <param name="file">Its value; null for none.</param>
    /// <exception cref="InvalidInputException">It cannot be written.</exception>
    public static void CheckFile(string option, string? file)
    {
        if (file is null)
        {
            return;
        }

        if (Directory.Exists(file))
        {
            throw new InvalidInputException($"{option} {file} is a folder; expected the name of a file.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
        {
            throw new InvalidInputException(
                $"{option} {file}: its folder does not exist; expected a file in one that does."
            );
        }
    }

    /// <summary>Refuses <c>--lang</c> without the page whose language it is.</summary>
    /// <param name="call">The call.</param>
    /// <param name="language"><c>--lang</c> of a verb whose printed output is English.</param>
    /// <param name="file">The value of <c>--report</c>; null for none.</param>
    /// <exception cref="InvalidInputException">There is a language and no page.</exception>
    public static void CheckLanguage(ParseResult call, Option<OutputLanguage> language, string? file)
    {
        if (file is null && call.GetResult(language) is { Implicit: false })
        {
            throw new InvalidInputException("--lang without --report; expected --report FILE.html, the page it is for.");
        }
    }

    private static ReportFormat Parse(ArgumentResult result, ReportFormat[] allowed, string list)
    {
        string text = result.Tokens[0].Value;
        foreach (ReportFormat format in allowed)
        {
            if (Word(format) == text)
            {
                return format;
            }
        }

        result.AddError($"--format is '{text}'; expected {list}");
        return allowed[0];
    }
}
