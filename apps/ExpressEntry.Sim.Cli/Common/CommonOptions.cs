using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>Options that several verbs share, each spelled and checked in one way.</summary>
internal static class CommonOptions
{
    /// <summary>The seed where none is given: fixed, so that two calls print the same.</summary>
    public const long DefaultSeed = 20150131;

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document and nothing else." };

    public static Option<bool> Csv() => new("--csv") { Description = "Print CSV and nothing else." };

    public static Option<long> Seed() =>
        new("--seed")
        {
            Description = $"Seed of every random number. Default: {DefaultSeed}.",
            DefaultValueFactory = _ => DefaultSeed,
            CustomParser = result => WholeNumber(result, "--seed", 0, long.MaxValue),
        };

    public static Option<int> Threads() =>
        new("--threads")
        {
            Description = "Threads to use; never changes a result. Default: all cores.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
            CustomParser = result => (int)WholeNumber(result, "--threads", 1, 1024),
        };

    public static Option<int> Replications(int defaultCount) =>
        new("--replications")
        {
            Description = $"Random futures to simulate. Default: {defaultCount}.",
            DefaultValueFactory = _ => defaultCount,
            CustomParser = result => (int)WholeNumber(result, "--replications", 1, 10_000_000),
        };

    /// <summary>Which engine simulates; all have one law.</summary>
    public static Option<string> Engine(ImmutableArray<string> names, string otherwise) =>
        new("--engine")
        {
            Description =
                $"Which engine simulates; equal in law. cohort: counts; individual: profile by profile. Default: {otherwise}.",
            HelpName = string.Join('|', names),
            DefaultValueFactory = _ => otherwise,
            CustomParser = result => ParseEngine(result, names, otherwise),
        };

    public static Option<bool> FixedParameters() =>
        new("--fixed-parameters")
        {
            Description = "Use the middle values of the hidden quantities in every future; ranges become too narrow.",
        };

    /// <summary>Values in the place of those of a scenario file.</summary>
    public static Option<string[]> Set() =>
        new("--set")
        {
            Description =
                "Put a value in the place of the scenario's, as rounds.size_factor=0.9; can be given several times.",
            HelpName = "KEY=VALUE",
        };

    public static Option<string?> History() =>
        new("--history")
        {
            Description =
                "Feed (JSON file) or folder of tables to use as the history, or 'embedded'. "
                + "Default: your updated data if there is any, else the embedded history.",
        };

    public static Option<DateOnly?> AsOf() =>
        Date("--as-of", "Use only what was published before this day. Default: the day after the newest data.");

    /// <summary>The language of what people read.</summary>
    /// <param name="what">What is in that language.</param>
    public static Option<OutputLanguage> Language(string what = "the answer") =>
        new("--lang")
        {
            Description = $"Language of {what}: en or fr. Default: en.",
            HelpName = "en|fr",
            CustomParser = ParseLanguage,
        };

    /// <summary>An optional date.</summary>
    public static Option<DateOnly?> Date(string name, string description) =>
        new(name) { Description = description, CustomParser = result => ParseDate(result, name) };

    /// <summary>Round types, as a comma list, a repeated option or both.</summary>
    public static Option<ImmutableArray<RoundType>> Types(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "words",
            Arity = ArgumentArity.OneOrMore,
            DefaultValueFactory = _ => [],
            CustomParser = result => ParseTypes(result, name),
        };

    /// <summary>An optional whole number within bounds.</summary>
    public static Option<int?> Number(string name, string description, int min, int max) =>
        new(name) { Description = description, CustomParser = result => (int)WholeNumber(result, name, min, max) };

    /// <summary>An optional instant in UTC.</summary>
    public static Option<DateTimeOffset?> Instant(string name, string description) =>
        new(name) { Description = description, CustomParser = result => ParseInstant(result, name) };

    /// <summary>Reads a whole number within bounds; an error names the option and what is allowed.</summary>
    public static long WholeNumber(ArgumentResult result, string name, long min, long max)
    {
        string text = result.Tokens[0].Value;
        if (
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= min
            && value <= max
        )
        {
            return value;
        }

        result.AddError($"{name} is '{text}'; expected a whole number {min}-{max}");
        return min;
    }

    private static string ParseEngine(ArgumentResult result, ImmutableArray<string> names, string otherwise)
    {
        string name = result.Tokens[0].Value;
        if (names.Contains(name))
        {
            return name;
        }

        result.AddError($"--engine is '{name}'; expected {string.Join(" or ", names)}");
        return otherwise;
    }

    private static OutputLanguage ParseLanguage(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "en":
                return OutputLanguage.English;
            case "fr":
                return OutputLanguage.French;
            default:
                result.AddError($"--lang is '{result.Tokens[0].Value}'; expected en or fr");
                return default;
        }
    }

    private static DateOnly? ParseDate(ArgumentResult result, string name)
    {
        string text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        result.AddError($"{name} is '{text}'; expected a date that exists, as YYYY-MM-DD");
        return null;
    }

    private static ImmutableArray<RoundType> ParseTypes(ArgumentResult result, string name)
    {
        var types = ImmutableArray.CreateBuilder<RoundType>();
        foreach (string word in result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (!RoundTypes.TryParse(word, out RoundType type))
            {
                string nearest = NearestWord.Find(word, RoundTypes.AllowedWords) is { } known
                    ? $" Did you mean '{known}'?"
                    : "";
                result.AddError($"{name} is '{word}'; expected {string.Join(", ", RoundTypes.AllowedWords)}.{nearest}");
                return [];
            }

            types.Add(type);
        }

        return [.. types.Distinct()];
    }

    private static DateTimeOffset? ParseInstant(ArgumentResult result, string name)
    {
        string text = result.Tokens[0].Value;
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] formats = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd"];
        if (DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, utc, out DateTimeOffset at))
        {
            return at;
        }

        result.AddError(
            $"{name} is '{text}'; expected an instant in UTC that exists, as YYYY-MM-DDTHH:MM:SSZ or YYYY-MM-DD"
        );
        return null;
    }
}
