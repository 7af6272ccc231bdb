using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>A sweep as the JSON document scripts rely on.</summary>
internal static class SweepJson
{
    public static void Write(TextWriter output, StudyCall study, SweepResult result) =>
        JsonDocumentWriter.Write(
            output,
            [.. study.Known.Warnings, .. result.Warnings],
            json =>
            {
                WriteHead(json, study, result.How, result.Folder);
                json.WriteNumber("failed", result.Failed);
                json.WriteStartArray("points");
                for (int point = 0; point < result.Design.Points.Length; point++)
                {
                    WritePoint(json, study, result, point);
                }

                json.WriteEndArray();
            }
        );

    /// <summary>What every document of a study begins with.</summary>
    public static void WriteHead(Utf8JsonWriter json, StudyCall study, string how, string? folder)
    {
        json.WriteString("scenario", study.Scenario.Name);
        json.WriteString("as_of", PlainText.Day(study.Known.AsOf));
        json.WriteString("data_ends", PlainText.Day(study.Known.DataEnds));
        json.WriteString("history", study.Known.History.Source);
        json.WriteNumber("horizon_days", study.Scenario.HorizonDays);
        json.WriteString("engine", study.Engine);
        json.WriteNumber("seed", study.Seed);
        json.WriteNumber("replications", study.Replications);
        json.WriteString("design", how);
        json.WriteString("results", folder);
    }

    private static void WritePoint(Utf8JsonWriter json, StudyCall study, SweepResult result, int point)
    {
        json.WriteStartObject();
        json.WriteNumber("point", point + 1);
        json.WriteStartObject("values");
        foreach ((string key, string value) in result.Design.Overrides(point))
        {
            if (PlainNumber.TryParse(value, out double number))
            {
                json.WriteNumber(key, number);
            }
            else
            {
                json.WriteString(key, value);
            }
        }

        json.WriteEndObject();
        json.WriteString("error", result.Errors[point]);
        json.WriteStartObject("outputs");
        for (int i = 0; i < result.Summaries[point].Length; i++)
        {
            OutputSummary summary = result.Summaries[point][i];
            json.WriteStartObject(study.Model.Outputs[i]);
            json.WriteNumber("replications", summary.Count);
            JsonDocumentWriter.WriteNumber(json, "mean", summary.Mean);
            JsonDocumentWriter.WriteNumber(json, "standard_error", summary.StandardError);
            JsonDocumentWriter.WriteNumber(json, "p05", summary.P05);
            JsonDocumentWriter.WriteNumber(json, "p50", summary.P50);
            JsonDocumentWriter.WriteNumber(json, "p95", summary.P95);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
