using System.Collections.Immutable;
using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Learned;

namespace ExpressEntry.Sim.Cli.Models;

/// <summary><c>eesim models</c>: fits the learned models, says what they look at, saves them and checks saved ones.</summary>
internal static class ModelsCommand
{
    public static Command Create(Host host)
    {
        Option<DateOnly?> asOf = CommonOptions.AsOf();
        Option<string?> folder = new("--out")
        {
            Description = "Write the six fitted models into this new or empty folder.",
            HelpName = "DIR",
        };
        Option<string?> check = new("--check")
        {
            Description = "Read the models of a folder back, and compare them with what the history gives.",
            HelpName = "DIR",
        };
        Option<long> seed = CommonOptions.Seed();
        Option<string?> history = CommonOptions.History();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "models",
            "Fit the learned models and say what they look at. Example: eesim models --out models"
        )
        {
            asOf,
            folder,
            check,
            seed,
            history,
            json,
        };
        command.SetAction(call =>
        {
            string? target = call.GetValue(folder);
            OutFolder.CheckFree(target);
            if (target is not null && call.GetValue(check) is not null)
            {
                throw new InvalidInputException("--out and --check are both given; expected one of them.");
            }

            KnownHistory known = KnownHistory.Open(call.GetValue(history), call.GetValue(asOf), host);
            if (call.GetValue(check) is { } saved)
            {
                ReadBack(saved, known);
            }

            ImmutableArray<SavedModel> models = SavedModel.FitAll(known.History, known.AsOf);
            var window = new EvaluationWindow(EvaluationWindow.Standard.From, known.AsOf.AddDays(-1));
            var page = new ModelsPage(
                models,
                window,
                FeatureImportance.Measure(known.History, window, (ulong)call.GetValue(seed)),
                target ?? call.GetValue(check),
                target is null && call.GetValue(check) is not null
            );
            if (target is not null)
            {
                Write(target, models);
            }

            if (call.GetValue(json))
            {
                page.WriteJson(host, known);
            }
            else
            {
                page.WriteText(host, known);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(string folder, ImmutableArray<SavedModel> models) =>
        OutFolder.Write(
            folder,
            fresh =>
            {
                foreach (SavedModel model in models)
                {
                    DurableFile.Write(Path.Combine(fresh, model.FileName), model.ToBytes());
                }
            }
        );

    // Each file is read, held against the history's rounds, and against the same model fitted now.
    private static void ReadBack(string folder, KnownHistory known)
    {
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        if (files.Length == 0)
        {
            throw new InvalidInputException(
                $"--check {folder} holds no model file; expected a folder written by 'eesim models --out'."
            );
        }

        Array.Sort(files, StringComparer.Ordinal);
        foreach (string file in files)
        {
            byte[] bytes = File.ReadAllBytes(file);
            SavedModel saved = SavedModel.Read(bytes, file);
            saved.CheckFittedTo(known.History, file);
            SavedModel now = SavedModel
                .FitAll(known.History, saved.FittedBefore)
                .Single(one => one.Model == saved.Model && one.IsSizeKnown == saved.IsSizeKnown);
            if (!bytes.AsSpan().SequenceEqual(now.ToBytes()))
            {
                throw new InvalidInputException(
                    $"{file}: 'parameters' are not those this program fits to the same rounds; expected the bytes 'eesim models --out' writes."
                );
            }
        }
    }
}
