using System.CommandLine;
using System.CommandLine.Parsing;
using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>Says in one line what is wrong with a call, with the nearest known word for a misspelt one.</summary>
internal static class CallErrors
{
    private const string EndOfOptions = "--";

    /// <summary>Describes the first error of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="args">Its words, as they were given.</param>
    /// <returns>One line that starts with the verb; null where there is no error.</returns>
    public static string? Find(ParseResult call, string[] args)
    {
        string verb = VerbOf(call.CommandResult);
        return FindValueOfSwitch(call, args) is { } value ? $"{verb}: {value}. See '{verb} --help'."
            : FindOptionAmongArguments(call) is { } option ? DescribeUnknown(call, verb, option)
            : call.UnmatchedTokens.Count > 0 ? DescribeUnknown(call, verb, call.UnmatchedTokens[0])
            : call.Errors.Count > 0
                ? $"{verb}: {call.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.')}. See '{verb} --help'."
            : CallPaths.FindEmpty(call) is { } empty ? $"{verb}: {empty}. See '{verb} --help'."
            : null;
    }

    // The parser takes --json=foo for --json and a word foo.
    private static string? FindValueOfSwitch(ParseResult call, string[] args)
    {
        foreach (string word in args.TakeWhile(word => word != EndOfOptions))
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            if (
                word.StartsWith("--", StringComparison.Ordinal)
                && equals > 0
                && call.CommandResult.Command.Options.Any(one => one.Name == word[..equals] && one.ValueType == typeof(bool))
                && !bool.TryParse(word[(equals + 1)..], out _)
            )
            {
                return $"{word[..equals]} is '{word[(equals + 1)..]}'; expected no value";
            }
        }

        return null;
    }

    // An argument takes any word; files whose names start with a dash are named behind "--", or as ./-name.
    private static string? FindOptionAmongArguments(ParseResult call) =>
        call.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? null
            : call
                .CommandResult.Children.OfType<ArgumentResult>()
                .SelectMany(argument => argument.Tokens)
                .Select(token => token.Value)
                .FirstOrDefault(word => word.Length > 1 && word[0] == '-');

    private static string DescribeUnknown(ParseResult call, string verb, string unknown)
    {
        Command command = call.CommandResult.Command;
        bool isOption = unknown.StartsWith('-');
        string[] known = isOption ? [.. OptionNames(call.CommandResult)] : [.. command.Subcommands.Select(sub => sub.Name)];
        string kind =
            isOption ? "option"
            : command.Subcommands.Count > 0 ? "verb"
            : "argument";
        string nearest = NearestWord.Find(unknown, known) is { } word ? $" Did you mean '{word}'?" : "";
        string allowed = known.Length > 0 ? $" Known: {string.Join(", ", known)}." : $" See '{verb} --help'.";
        return $"{verb}: unknown {kind} '{unknown}'.{nearest}{allowed}";
    }

    private static IEnumerable<string> OptionNames(CommandResult? result)
    {
        for (bool isInnermost = true; result is not null; result = result.Parent as CommandResult, isInnermost = false)
        {
            foreach (Option option in result.Command.Options)
            {
                if ((isInnermost || option.Recursive) && !option.Hidden)
                {
                    yield return option.Name;
                }
            }
        }
    }

    private static string VerbOf(CommandResult result)
    {
        List<string> words = [];
        for (SymbolResult? at = result; at is CommandResult { Command: not RootCommand } command; at = command.Parent)
        {
            words.Insert(0, command.Command.Name);
        }

        return string.Join(' ', words.Prepend("eesim"));
    }
}
