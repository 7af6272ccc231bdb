using System.Text;
using System.Text.RegularExpressions;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Cli.Tests.Documents;

/// <summary>The commands a document shows: lines <c>$ ./eesim …</c> in blocks marked <c>console</c>, each with its output below.</summary>
/// <remarks>With <c>EESIM_UPDATE_DOCS=1</c> the outputs are written into the documents instead of compared.</remarks>
internal static partial class ConsoleBlocks
{
    /// <summary>Whether the outputs are to be written instead of compared.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable("EESIM_UPDATE_DOCS") == "1";

    /// <summary>The commands of a document and the output shown for each.</summary>
    public static IReadOnlyList<(string Command, string Output)> Read(string document)
    {
        List<(string, string)> commands = [];
        foreach (Match block in Block().Matches(File.ReadAllText(Repository.PathOf(document))))
        {
            string command = "";
            StringBuilder output = new();
            foreach (string line in block.Groups["lines"].Value.Split('\n')[..^1])
            {
                if (line.StartsWith("$ ", StringComparison.Ordinal))
                {
                    Add(commands, command, output);
                    command = line[2..];
                }
                else if (command.Length > 0)
                {
                    output.Append(line).Append('\n');
                }
            }

            Add(commands, command, output);
        }

        return commands;
    }

    /// <summary>Puts new outputs below the commands of a document.</summary>
    public static void Write(string document, IReadOnlyDictionary<string, string> outputs)
    {
        string path = Repository.PathOf(document);
        string text = File.ReadAllText(path);
        foreach ((string command, string old) in Read(document))
        {
            if (outputs.TryGetValue(command, out string? output))
            {
                text = text.Replace($"$ {command}\n{old}", $"$ {command}\n{output}", StringComparison.Ordinal);
            }
        }

        File.WriteAllText(path, text);
    }

    private static void Add(List<(string, string)> commands, string command, StringBuilder output)
    {
        if (command.Length > 0)
        {
            commands.Add((command, output.ToString()));
        }

        output.Clear();
    }

    [GeneratedRegex("```console\n(?<lines>(?:.*\n)*?)```", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Block();
}
