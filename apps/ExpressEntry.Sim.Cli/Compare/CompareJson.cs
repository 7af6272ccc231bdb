using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;

namespace ExpressEntry.Sim.Cli.Compare;

/// <summary>A comparison as the JSON document scripts rely on; <c>docs/lab/compare.md</c> describes it.</summary>
internal static class CompareJson
{
    private const int Digits = 6;

    public static void Write(TextWriter output, Comparison comparison) =>
        JsonDocumentWriter.Write(
            output,
            comparison.Warnings,
            json =>
            {
                json.WriteNumber("seed", comparison.Seed);
                json.WriteNumber("first_replication", comparison.FirstReplication);
                json.WriteNumber("replications", comparison.Replications);
                WriteScenarios(json, comparison.Scenarios);
                WriteKeys(json, comparison.DifferingKeys);
                WriteOutputs(json, comparison.Outputs);
                WriteReplaced(json, comparison.Replaced);
                WriteAttributes(json, comparison.Attributes);
                json.WriteStartArray("findings");
                foreach (string finding in comparison.Findings)
                {
                    json.WriteStringValue(finding);
                }

                json.WriteEndArray();
            }
        );

    private static void WriteScenarios(Utf8JsonWriter json, ImmutableArray<ComparedScenario> scenarios)
    {
        json.WriteStartArray("scenarios");
        foreach (ComparedScenario scenario in scenarios)
        {
            json.WriteStartObject();
            json.WriteString("name", scenario.Name);
            json.WriteString("source", scenario.Source);
            json.WriteString("kind", scenario.IsStored ? "result_set" : "scenario");
            json.WriteString("description", scenario.Description);
            json.WriteString("digest", scenario.Digest);
            json.WriteString("as_of", PlainText.Day(scenario.AsOf));
            json.WriteNumber("horizon_days", scenario.HorizonDays);
            PlanSizesPage.Write(json, scenario.Sizes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteKeys(Utf8JsonWriter json, ImmutableArray<DifferingKey> keys)
    {
        json.WriteStartArray("differing_keys");
        foreach (DifferingKey key in keys)
        {
            json.WriteStartObject();
            json.WriteString("key", key.Key);
            json.WriteStartArray("values");
            foreach (string? value in key.Values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOutputs(Utf8JsonWriter json, ImmutableArray<ComparedOutput> outputs)
    {
        json.WriteStartArray("outputs");
        foreach (ComparedOutput output in outputs)
        {
            json.WriteStartObject();
            json.WriteString("output", output.Output.In(null).ToString());
            json.WriteString("period", output.Output.Period?.ToString());
            WriteValues(json, output.Values, output.Differences);
            json.WriteStartArray("targets");
            for (int i = 0; i < output.Targets.Length; i++)
            {
                WriteTarget(json, output.Targets[i], output.Values[i]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTarget(Utf8JsonWriter json, AdmissionTarget? target, OutputSummary simulated)
    {
        if (target is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("year", target.Year);
        json.WriteString("line", target.Line);
        json.WriteNumber("persons", target.Persons);
        WriteValue(json, "expected_before", target.ExpectedBefore);
        json.WriteBoolean("whole_year", target.IsWholeYear);
        OutputSummary? together = target.Together(simulated);
        json.WriteStartObject("together");
        WriteValue(json, "mean", together?.Mean);
        WriteValue(json, "p05", together?.P05);
        WriteValue(json, "p50", together?.P50);
        WriteValue(json, "p95", together?.P95);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteReplaced(Utf8JsonWriter json, ImmutableArray<ReplacedRounds> replaced)
    {
        json.WriteStartArray("replaced_rounds");
        foreach (ReplacedRounds rounds in replaced)
        {
            json.WriteStartObject();
            json.WriteString("type", rounds.Type.ToWord());
            json.WriteString("held_as", rounds.HeldAs.ToWord());
            WriteValues(json, [rounds.Before, rounds.After], [rounds.Difference]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAttributes(Utf8JsonWriter json, ImmutableArray<ComparedAttribute> attributes)
    {
        json.WriteStartArray("attributes");
        foreach (ComparedAttribute attribute in attributes)
        {
            json.WriteStartObject();
            json.WriteString("attribute", attribute.Attribute);
            json.WriteString("level", attribute.Level);
            json.WriteString("derived_from", "synthetic population");
            json.WriteNumber("share_of_population", Math.Round(attribute.ShareOfPool, Digits));
            WriteValues(json, attribute.Values, attribute.Differences);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValues(
        Utf8JsonWriter json,
        ImmutableArray<OutputSummary> values,
        ImmutableArray<PairedDifference> differences
    )
    {
        json.WriteStartArray("values");
        foreach (OutputSummary value in values)
        {
            json.WriteStartObject();
            WriteValue(json, "mean", value.Mean);
            WriteValue(json, "p05", value.P05);
            WriteValue(json, "p50", value.P50);
            WriteValue(json, "p95", value.P95);
            json.WriteNumber("n", value.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("differences");
        foreach (PairedDifference difference in differences)
        {
            json.WriteStartObject();
            json.WriteNumber("scenario", difference.Scenario);
            json.WriteNumber("against", difference.Against);
            WriteValue(json, "mean", difference.Mean);
            WriteValue(json, "low", difference.Low);
            WriteValue(json, "high", difference.High);
            json.WriteNumber("pairs", difference.Pairs);
            WriteValue(json, "variance_ratio", difference.VarianceRatio);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        WriteValue(json, value);
    }

    private static void WriteValue(Utf8JsonWriter json, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumberValue(Math.Round(number, Digits));
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
