using System.Collections.Immutable;
using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Replay;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Replay;

namespace ExpressEntry.Sim.Cli.Replay;

/// <summary><c>eesim replay</c>: given profiles, given rounds; exact and without chance.</summary>
internal static class ReplayCommand
{
    private const int BytesPerMegabyte = 1 << 20;

    public static Command Create(Host host)
    {
        Option<string> pool = Required(
            "--pool",
            "FILE",
            "Profiles, CSV or Parquet: profile_id,crs,submitted_at,programs,categories[,expires_at]."
        );
        Option<string> rounds = Required(
            "--rounds",
            "FILE",
            "Rounds, JSON, YAML, CSV or Parquet: at, size, and type (a word) or groups (words)."
        );
        Option<string> output = Required("--out", "DIR", "New or empty folder; gets invited.csv.");
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "replay",
            "Hold given rounds over given profiles, exactly. Example: eesim replay --pool pool.csv --rounds rounds.json --out invited"
        )
        {
            pool,
            rounds,
            output,
            json,
        };
        command.SetAction(call =>
        {
            string folder = call.GetRequiredValue(output);
            ReplayOutput.Check(folder);
            ImmutableArray<ListedRound> listed = RoundListFile.Read(call.GetRequiredValue(rounds));
            ReplayPool profiles = ReadPool(call.GetRequiredValue(pool), host);
            ReplayedRound[] held = Hold(listed, profiles, host);
            ReplayOutput.Write(folder, profiles, held, host.Cancellation);
            if (call.GetValue(json))
            {
                ReplayPage.WriteJson(host.Out, listed, held);
            }
            else
            {
                ReplayPage.WriteText(host, folder, profiles.Count, listed, held);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string> Required(string name, string helpName, string description) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            Required = true,
        };

    private static ReplayPool ReadPool(string path, Host host)
    {
        InputPlace.RequireNoFolder(path, "a CSV or Parquet file of profiles for --pool");
        if (!File.Exists(path))
        {
            throw new InvalidInputException(
                $"--pool is '{path}', which does not exist; expected a CSV or Parquet file of profiles."
            );
        }

        int megabytes = (int)(new FileInfo(path).Length / BytesPerMegabyte);
        using var progress = new ProgressLine(host, "MB of profiles", Math.Max(1, megabytes));
        return ProfileFile.Read(path, bytes => progress.Report((int)(bytes / BytesPerMegabyte)), host.Cancellation);
    }

    // Held in order of time, those at one instant in the order given; answered in the order given.
    private static ReplayedRound[] Hold(ImmutableArray<ListedRound> listed, ReplayPool profiles, Host host)
    {
        var replay = new PoolReplay(profiles);
        var held = new ReplayedRound[listed.Length];
        using var progress = new ProgressLine(host, "rounds", Math.Max(1, listed.Length));
        int done = 0;
        foreach (int index in Enumerable.Range(0, listed.Length).OrderBy(index => listed[index].At))
        {
            host.Cancellation.ThrowIfCancellationRequested();
            ListedRound round = listed[index];
            held[index] = replay.Hold(round.At.ToUnixTimeSeconds(), GroupSet.Of(round.Groups.AsSpan()), round.Size);
            progress.Report(++done);
        }

        return held;
    }
}
