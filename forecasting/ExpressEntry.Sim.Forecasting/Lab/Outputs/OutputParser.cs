using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab.Outputs;

/// <summary>Reads names of outputs; errors name the part that is wrong and what is allowed there.</summary>
internal static class OutputParser
{
    private static readonly ImmutableArray<(OutputKind Kind, string Word, string Form)> Known =
    [
        (OutputKind.Cutoff, "cutoff", "cutoff:TYPE[@PERIOD]"),
        (OutputKind.LastCutoff, "last_cutoff", "last_cutoff:TYPE[@PERIOD]"),
        (OutputKind.Invitations, "invitations", "invitations[:TYPE][@PERIOD]"),
        (OutputKind.Pool, "pool", "pool[:BAND][@MONTH]"),
        (OutputKind.Flow, "flow", "flow:EVENT[:PROGRAM][@PERIOD]"),
        (OutputKind.Admissions, "admissions", "admissions[:LINE][@PERIOD]"),
        (OutputKind.Wait, "wait", "wait:TYPE[@PERIOD]"),
        (OutputKind.NeverInvited, "never_invited", "never_invited[@PERIOD]"),
        (OutputKind.Odds, "odds", "odds:SCORE:TYPE[+TYPE…][@PERIOD]"),
    ];

    /// <summary>The word of a kind.</summary>
    public static string WordOf(OutputKind kind) => Known[(int)kind].Word;

    /// <summary>Reads a name.</summary>
    public static OutputName Parse(string text)
    {
        string[] halves = text.Trim().Split('@');
        string[] parts = halves[0].Split(':');
        OutputKind kind = FindKind(text, parts[0]);
        if (halves.Length > 2)
        {
            throw Wrong(text, kind, "has more than one '@'");
        }

        OutputPeriod? period = halves.Length == 2 ? ParsePeriod(text, kind, halves[1]) : null;
        string[] rest = parts[1..];
        return kind switch
        {
            OutputKind.Cutoff or OutputKind.LastCutoff or OutputKind.Wait => new OutputName(kind)
            {
                Types = [ParseType(text, kind, Only(text, kind, rest, least: 1, most: 1)[0])],
                Period = period,
            },
            OutputKind.Invitations => new OutputName(kind)
            {
                Types = [.. Only(text, kind, rest, least: 0, most: 1).Select(word => ParseType(text, kind, word))],
                Period = period,
            },
            OutputKind.Pool => new OutputName(kind)
            {
                Band = Only(text, kind, rest, least: 0, most: 1) is [var band] ? ParseBand(text, kind, band) : null,
                Period = period,
            },
            OutputKind.Flow => ParseFlow(text, Only(text, kind, rest, least: 1, most: 2), period),
            OutputKind.Admissions => new OutputName(kind)
            {
                Program = Only(text, kind, rest, least: 0, most: 1) is [var line] ? ParseLine(text, line) : null,
                Period = period,
            },
            OutputKind.Odds => ParseOdds(text, Only(text, kind, rest, least: 2, most: 2), period),
            _ => Only(text, kind, rest, least: 0, most: 0) is []
                ? new OutputName(kind) { Period = period }
                : throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static OutputKind FindKind(string text, string word)
    {
        foreach ((OutputKind kind, string known, _) in Known)
        {
            if (known == word)
            {
                return kind;
            }
        }

        throw new InvalidInputException(
            $"'{text}' is no output: '{word}' is not known{Near(word, Known.Select(entry => entry.Word))}; expected {string.Join(", ", Known.Select(entry => entry.Form))}."
        );
    }

    private static OutputPeriod ParsePeriod(string text, OutputKind kind, string word)
    {
        if (!OutputPeriod.TryParse(word, out OutputPeriod period))
        {
            throw Wrong(text, kind, $"has the period '{word}'; expected a month (2026-11) or a year (2026)");
        }

        return kind == OutputKind.Pool && !period.IsMonth
            ? throw Wrong(text, kind, $"has the period '{word}'; a pool is counted at the end of a month (2026-11)")
            : period;
    }

    private static string[] Only(string text, OutputKind kind, string[] parts, int least, int most) =>
        parts.Length < least ? throw Wrong(text, kind, "says too little")
        : parts.Length > most ? throw Wrong(text, kind, $"says too much: '{parts[most]}'")
        : parts;

    private static RoundType ParseType(string text, OutputKind kind, string word) =>
        RoundTypes.AllowedWords.Contains(word) && RoundTypes.TryParse(word, out RoundType type)
            ? type
            : throw Unknown(text, kind, "type", word, RoundTypes.AllowedWords);

    private static ScoreBand ParseBand(string text, OutputKind kind, string label) =>
        ScoreBand.TryParse(label, out ScoreBand band)
            ? band
            : throw Wrong(text, kind, $"has the band '{label}'; expected a band of scores such as 501-600");

    private static OutputName ParseFlow(string text, string[] parts, OutputPeriod? period)
    {
        string? program = parts.Length == 2 ? parts[1] : null;
        if (!RunEngine.Events.Contains(parts[0]))
        {
            throw Unknown(text, OutputKind.Flow, "event", parts[0], RunEngine.Events);
        }

        return program is not null && !RunEngine.ProgramWords.Contains(program)
            ? throw Unknown(text, OutputKind.Flow, "program", program, RunEngine.ProgramWords)
            : new OutputName(OutputKind.Flow)
            {
                Event = parts[0],
                Program = program,
                Period = period,
            };
    }

    private static string ParseLine(string text, string word) =>
        word is OutputName.Federal or OutputName.Nominees
            ? word
            : throw Unknown(text, OutputKind.Admissions, "line", word, [OutputName.Federal, OutputName.Nominees]);

    private static OutputName ParseOdds(string text, string[] parts, OutputPeriod? period)
    {
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int score) || score > CrsScore.Max)
        {
            throw Wrong(text, OutputKind.Odds, $"has the score '{parts[0]}'; expected 0 to {CrsScore.Max}");
        }

        return new OutputName(OutputKind.Odds)
        {
            Score = score,
            Types =
            [
                .. parts[1]
                    .Split('+')
                    .Select(word => ParseType(text, OutputKind.Odds, word))
                    .Where(type => type != RoundType.General)
                    .Distinct()
                    .Order(),
            ],
            Period = period,
        };
    }

    private static InvalidInputException Unknown(
        string text,
        OutputKind kind,
        string what,
        string word,
        ImmutableArray<string> allowed
    ) => Wrong(text, kind, $"has the {what} '{word}'{Near(word, allowed)}; expected one of {string.Join(", ", allowed)}");

    private static string Near(string word, IEnumerable<string> known) =>
        NearestWord.Find(word, known) is { } near ? $" (did you mean '{near}'?)" : "";

    private static InvalidInputException Wrong(string text, OutputKind kind, string what) =>
        new($"The output '{text}' {what}. Its form is {Known[(int)kind].Form}.");
}
