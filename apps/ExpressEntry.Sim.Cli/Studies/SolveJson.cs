using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>What solving came to, as the JSON document scripts rely on.</summary>
internal static class SolveJson
{
    public static void Write(
        TextWriter output,
        StudyCall study,
        SolveTarget target,
        SolveRequest request,
        SolveResult result,
        ImmutableArray<string> warnings
    ) =>
        JsonDocumentWriter.Write(
            output,
            [.. study.Known.Warnings, .. warnings, .. SolveText.Warn(result)],
            json =>
            {
                SweepJson.WriteHead(json, study, "solve", folder: null);
                json.WriteString("key", request.Variable.Key);
                json.WriteString("range", request.Variable.Text);
                json.WriteString("output", target.Output.ToString());
                json.WriteString("statistic", request.Statistic.Text);
                json.WriteNumber("target", target.Value);
                json.WriteBoolean("reached", result.IsReached);
                SensitivityJson.WriteInterval(json, "solution", result.Value);
                json.WriteBoolean("low_end_open", result.IsLowOpen);
                json.WriteBoolean("high_end_open", result.IsHighOpen);
                JsonDocumentWriter.WriteNumber(json, "achieved", result.Achieved);
                JsonDocumentWriter.WriteNumber(json, "standard_error", result.StandardError);
                JsonDocumentWriter.WriteNumber(json, "slope", result.Slope);
                json.WriteBoolean("monotone", result.IsMonotone);
                json.WriteNumber("crossings", result.Crossings);
                json.WriteStartArray("tried");
                foreach ((double value, double statistic) in result.Tried)
                {
                    json.WriteStartObject();
                    json.WriteNumber("value", value);
                    JsonDocumentWriter.WriteNumber(json, "statistic", statistic);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }
        );
}
