using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Scenarios;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>Looks at the values of a whole call before its verb starts: none is empty, and none is written over.</summary>
internal static class CallPaths
{
    // Every option that writes to a place the caller chooses; --charts only adds a picture to a folder that exists.
    private static readonly ImmutableArray<string> Outputs = ["--out", "--report", "--design-out"];

    // Every option that reads a file or a folder; arguments do as well.
    private static readonly ImmutableArray<string> Inputs =
    [
        "--history",
        "--design",
        "--rules",
        "--profile",
        "--pool",
        "--rounds",
        "--check",
    ];

    // --odds '' asks for no odds; of --url its verb says which addresses there can be.
    private static readonly ImmutableArray<string> CanBeEmpty = ["--odds", "--url"];

    /// <summary>Finds the first argument or option with an empty value.</summary>
    /// <param name="call">The call.</param>
    /// <returns>One line that says which and what is expected; null where there is none.</returns>
    public static string? FindEmpty(ParseResult call)
    {
        foreach (SymbolResult given in call.CommandResult.Children)
        {
            (string name, string? expected) = given switch
            {
                OptionResult option => (option.Option.Name, option.Option.HelpName),
                ArgumentResult argument => (argument.Argument.Name, null),
                _ => ("", null),
            };
            if (given.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)) && !CanBeEmpty.Contains(name))
            {
                return $"{name} is empty; expected {expected ?? "a value"}";
            }
        }

        return null;
    }

    /// <summary>Refuses a call that would write over what it reads, into a folder of it, or over a device or a pipe.</summary>
    /// <param name="call">A call without errors and without empty values.</param>
    /// <exception cref="InvalidInputException">It would; the message names the option and the place.</exception>
    public static void CheckNothingIsOverwritten(ParseResult call)
    {
        (string Name, string Path)[] outputs = [.. ValuesOf(call, Outputs)];
        if (outputs.Length == 0)
        {
            return;
        }

        string[] inputs =
        [
            .. call
                .CommandResult.Children.OfType<ArgumentResult>()
                .SelectMany(one => one.Tokens.Select(token => token.Value)),
            .. ValuesOf(call, Inputs).Select(one => one.Path),
        ];
        foreach ((string name, string path) in outputs)
        {
            OutputPlace.RequireReplaceable(path, name);
            foreach (string read in inputs.Where(Path.Exists))
            {
                CheckApart(name, path, read);
            }

            foreach ((string otherName, string other) in outputs.Where(one => one.Name != name))
            {
                if (RealPath.AreSame(path, other) || RealPath.IsBelow(path, other))
                {
                    throw new InvalidInputException($"{name} {path} and {otherName} {other} overlap; expected two places.");
                }
            }
        }
    }

    private static void CheckApart(string name, string path, string read)
    {
        if (Directory.Exists(read))
        {
            if (RealPath.AreSame(path, read) || RealPath.IsBelow(path, read))
            {
                throw new InvalidInputException($"{name} {path} is in {read}, which is read; expected a place outside it.");
            }
        }
        else if (ScenarioFiles.Of(read).Any(file => RealPath.AreSame(path, file)))
        {
            throw new InvalidInputException(
                RealPath.AreSame(path, read)
                    ? $"{name} {path} is the input itself; expected another file."
                    : $"{name} {path} is a file that is read by {read}; expected another one."
            );
        }
    }

    private static IEnumerable<(string Name, string Path)> ValuesOf(ParseResult call, ImmutableArray<string> names) =>
        call
            .CommandResult.Children.OfType<OptionResult>()
            .Where(option => names.Contains(option.Option.Name))
            .SelectMany(option => option.Tokens.Select(token => (option.Option.Name, token.Value)));
}
