using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Cli.Simulate;

/// <summary><c>eesim merge</c>: joins the shards of a run.</summary>
internal static class MergeCommand
{
    public static Command Create(Host host)
    {
        Argument<string[]> shards = new("DIR…")
        {
            Description = "Result sets of all shards of one run, in any order.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> folder = new("--out")
        {
            Description = "Folder for the joined results; new or empty.",
            HelpName = "DIR",
            Required = true,
        };
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "merge",
            "Join the shards of a run, byte for byte what one process would have written. "
                + "Example: eesim merge part1 part2 --out results"
        )
        {
            shards,
            folder,
            json,
        };
        command.SetAction(call =>
        {
            string path = call.GetValue(folder)!;
            ResultSet joined = ResultMerge.Run(call.GetValue(shards)!, path, host.Cancellation);
            if (call.GetValue(json))
            {
                JsonDocumentWriter.Write(
                    host.Out,
                    [],
                    document =>
                    {
                        document.WriteString("results", path);
                        document.WriteNumber("replications", joined.Manifest.Replications);
                        document.WriteNumber("shards", call.GetValue(shards)!.Length);
                    }
                );
            }
            else
            {
                host.Out.WriteLine(
                    $"{PlainText.Count(joined.Manifest.Replications, "replication")} of {PlainText.Count(call.GetValue(shards)!.Length, "result set")} {(joined.Manifest.Replications == 1 ? "is" : "are")} in {path}."
                );
            }

            return ExitCode.Done;
        });
        return command;
    }
}
