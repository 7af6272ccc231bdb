using System.CommandLine;
using System.CommandLine.Parsing;
using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>Says in one line what is wrong with a call, with the nearest known word for a misspelt one.</summary>
internal static class CallErrors
{
    /// <summary>Describes the first error of a call.</summary>
    /// <param name="call">The call.</param>
    /// <returns>One line that starts with the verb; null where there is no error.</returns>
    public static string? Find(ParseResult call) =>
        call.Errors.Count > 0 ? Describe(call)
        : CallPaths.FindEmpty(call) is { } empty
            ? $"{VerbOf(call.CommandResult)}: {empty}. See '{VerbOf(call.CommandResult)} --help'."
        : null;

    private static string Describe(ParseResult call)
    {
        Command command = call.CommandResult.Command;
        string verb = VerbOf(call.CommandResult);
        string? unknown = call.UnmatchedTokens.Count > 0 ? call.UnmatchedTokens[0] : null;
        if (unknown is null)
        {
            return $"{verb}: {call.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.')}. See '{verb} --help'.";
        }

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
