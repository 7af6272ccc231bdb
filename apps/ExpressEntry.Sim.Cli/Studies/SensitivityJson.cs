using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>A sensitivity analysis as the JSON document scripts rely on.</summary>
internal static class SensitivityJson
{
    public static void Write(TextWriter output, StudyCall study, SensitivityResult result) =>
        JsonDocumentWriter.Write(
            output,
            [.. study.Known.Warnings, .. result.Warnings],
            json =>
            {
                SweepJson.WriteHead(json, study, result.Method, result.Folder);
                json.WriteNumber("points", result.Design.Points.Length);
                json.WriteNumber("failed", result.Failed);
                json.WriteStartArray("outputs");
                foreach (SensitivityOutput one in result.Outputs)
                {
                    WriteOutput(json, one);
                }

                json.WriteEndArray();
            }
        );

    private static void WriteOutput(Utf8JsonWriter json, SensitivityOutput output)
    {
        json.WriteStartObject();
        json.WriteString("output", output.Name);
        json.WriteString("problem", output.Problem);
        json.WriteNumber("rows", output.Blocks);
        json.WriteNumber("replications", output.Replications);
        if (output.Sobol is { } sobol)
        {
            JsonDocumentWriter.WriteNumber(json, "mean", sobol.Mean);
            JsonDocumentWriter.WriteNumber(json, "standard_deviation", sobol.StandardDeviation);
            JsonDocumentWriter.WriteNumber(json, "noise_share", sobol.NoiseShare);
        }

        json.WriteStartArray("keys");
        foreach (MorrisIndex index in output.Morris)
        {
            json.WriteStartObject();
            json.WriteString("key", index.Key);
            WriteInterval(json, "mu", index.Mu);
            WriteInterval(json, "mu_star", index.MuStar);
            WriteInterval(json, "sigma", index.Sigma);
            JsonDocumentWriter.WriteNumber(json, "noise", index.Noise);
            json.WriteEndObject();
        }

        foreach (SobolIndex index in output.Sobol?.Indices ?? [])
        {
            json.WriteStartObject();
            json.WriteString("key", index.Key);
            WriteInterval(json, "first", index.First);
            WriteInterval(json, "total", index.Total);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>An estimate with its 95 % interval.</summary>
    public static void WriteInterval(Utf8JsonWriter json, string name, Interval interval)
    {
        json.WriteStartObject(name);
        JsonDocumentWriter.WriteNumber(json, "value", interval.Value);
        JsonDocumentWriter.WriteNumber(json, "low", interval.Low);
        JsonDocumentWriter.WriteNumber(json, "high", interval.High);
        json.WriteEndObject();
    }
}
