using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Population;

namespace ExpressEntry.Sim.Cli.Population;

/// <summary><c>eesim population</c>: a synthetic pool with every fact the rules ask about.</summary>
internal static class PopulationCommand
{
    public static Command Create(Host host)
    {
        Option<DateOnly?> asOf = CommonOptions.AsOf();
        Option<int?> size = CommonOptions.Number(
            "--size",
            $"Profiles to draw, 1-{PopulationRequest.MostProfiles}. Default: as many as the last published pool had.",
            1,
            PopulationRequest.MostProfiles
        );
        Option<string> output = new("--out")
        {
            Description = $"Where the profiles go; ends in {string.Join(", ", PopulationFile.Endings)}.",
            HelpName = "FILE",
            Required = true,
        };
        Option<long> seed = CommonOptions.Seed();
        Option<int> threads = CommonOptions.Threads();
        Option<string?> history = CommonOptions.History();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "population",
            "Draw a synthetic pool with full profiles. Example: eesim population --size 10000 --out pool.parquet"
        )
        {
            asOf,
            size,
            output,
            seed,
            threads,
            history,
            json,
        };
        command.SetAction(call =>
        {
            KnownHistory known = KnownHistory.Open(call.GetValue(history), call.GetValue(asOf), host);
            known = known.WithUnknownDays(
                "profiles are those of the last published pool, and the time since is not simulated"
            );
            var request = new PopulationRequest
            {
                History = known.History,
                AsOf = known.AsOf,
                Size = call.GetValue(size) ?? PopulationSampler.PublishedSize(known.History, known.AsOf),
                Seed = call.GetValue(seed),
                Threads = call.GetValue(threads),
            };
            var sampler = new PopulationSampler(request);
            string path = call.GetValue(output)!;
            Write(sampler, path, request.Threads, host);
            if (call.GetValue(json))
            {
                PopulationOutput.WriteJson(host, known, request, sampler, path);
            }
            else
            {
                PopulationOutput.WriteText(host, known, request, sampler, path);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(PopulationSampler sampler, string path, int threads, Host host)
    {
        using var file = PopulationFile.Create(path, threads);
        using var progress = new ProgressLine(host, "parts", sampler.Parts);
        for (int part = 0; part < sampler.Parts; part++)
        {
            file.Write(sampler.Draw(part, host.Cancellation));
            host.Cancellation.ThrowIfCancellationRequested();
            progress.Report(part + 1);
        }

        file.Commit();
    }
}
