using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History.Feed;

namespace ExpressEntry.Sim.Cli.History;

/// <summary><c>eesim history import FILE</c>: puts a feed into the user's data folder.</summary>
internal static class ImportCommand
{
    public static Command Create(Host host)
    {
        Argument<string> file = new("FILE") { Description = "The government's feed as published (JSON, up to 50 MB)." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "import",
            "Use a feed you have as the history from now on. Example: eesim history import ee_rounds.json"
        )
        {
            file,
            json,
        };
        command.SetAction(call =>
        {
            string path = call.GetValue(file)!;
            FeedReading reading = HistoryInstall.Read(path, FeedFile.ReadBytes(path));
            HistoryInstall done = HistoryInstall.Write(host, path, reading, null);
            if (call.GetValue(json))
            {
                InstallReport.WriteJson(host.Out, done);
            }
            else
            {
                InstallReport.Write(host, done);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
