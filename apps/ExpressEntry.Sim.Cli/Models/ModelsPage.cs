using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Learned;

namespace ExpressEntry.Sim.Cli.Models;

/// <summary>What <c>eesim models</c> prints.</summary>
/// <param name="Models">The fitted models.</param>
/// <param name="Window">Days over which features were shuffled.</param>
/// <param name="Importances">By feature; empty where nothing could be judged.</param>
/// <param name="Folder">The folder written or checked; null for neither.</param>
/// <param name="IsChecked">Whether it was checked.</param>
internal sealed record ModelsPage(
    ImmutableArray<SavedModel> Models,
    EvaluationWindow Window,
    ImmutableArray<FeatureImportance> Importances,
    string? Folder,
    bool IsChecked
)
{
    public void WriteText(Host host, KnownHistory known)
    {
        SavedModel first = Models[0];
        host.Out.WriteLine(
            $"Learned models, fitted to {first.Rows} rounds before {Day(first.FittedBefore)} (history: {known.History.Source}); "
                + "nominee rounds and first rounds do not count."
        );
        host.Out.WriteLine($"Data digest {first.Digest}");
        if (Folder is not null)
        {
            host.Out.WriteLine(
                IsChecked ? $"Every model in {Folder} is, byte for byte, what these rounds give." : $"Written to {Folder}."
            );
        }

        host.Out.WriteLine();
        var files = new TextTable("file", "#bytes", "SHA-256");
        foreach (SavedModel model in Models)
        {
            byte[] bytes = model.ToBytes();
            files.Add(
                model.FileName,
                Text($"{bytes.Length:N0}"),
                Convert.ToHexStringLower(SHA256.HashData(bytes))[..16] + "…"
            );
        }

        files.Write(host.Out, host.Width);
        if (!Importances.IsEmpty)
        {
            host.Out.WriteLine();
            host.Out.WriteLine(
                $"Points of CRPS a forecast of {Day(Window.From)} to {Day(Window.To)} loses when a feature is shuffled among the rounds (task A)"
            );
            var table = new TextTable(["feature", .. LearnedModels.All.Select(model => $"#{model.ToWord()}"), "unit"]);
            foreach (FeatureImportance one in Importances.OrderByDescending(one => one.Losses.Sum()))
            {
                table.Add([one.Feature.Name, .. one.Losses.Select(loss => Text($"{loss:0.00}")), one.Feature.Unit]);
            }

            table.Write(host.Out, host.Width);
        }

        foreach (string warning in known.Warnings)
        {
            host.Out.WriteLine($"Note: {warning}");
        }
    }

    public void WriteJson(Host host, KnownHistory known) =>
        JsonDocumentWriter.Write(
            host.Out,
            known.Warnings,
            json =>
            {
                json.WriteString("as_of", Day(known.AsOf));
                json.WriteString("fitted_before", Day(Models[0].FittedBefore));
                json.WriteNumber("rows", Models[0].Rows);
                json.WriteString("data_digest", Models[0].Digest);
                json.WriteStartArray("models");
                foreach (SavedModel model in Models)
                {
                    byte[] bytes = model.ToBytes();
                    json.WriteStartObject();
                    json.WriteString("model", model.Model.ToWord());
                    json.WriteBoolean("size_known", model.IsSizeKnown);
                    json.WriteString("file", model.FileName);
                    json.WriteNumber("bytes", bytes.Length);
                    json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(bytes)));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteStartArray("features");
                foreach (RoundFeature feature in RoundFeatures.All)
                {
                    WriteFeature(json, feature);
                }

                json.WriteEndArray();
            }
        );

    private void WriteFeature(Utf8JsonWriter json, RoundFeature feature)
    {
        json.WriteStartObject();
        json.WriteString("name", feature.Name);
        json.WriteString("unit", feature.Unit);
        json.WriteString("known_from", feature.KnownFrom);
        json.WriteString("meaning", feature.Meaning);
        json.WriteStartObject("importance");
        foreach (LearnedModel model in LearnedModels.All)
        {
            FeatureImportance? measured = Importances.FirstOrDefault(one => one.Feature == feature);
            if (measured is null)
            {
                json.WriteNull(model.ToWord());
            }
            else
            {
                json.WriteNumber(model.ToWord(), Math.Round(measured.Losses[(int)model], 4));
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
