using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Cli.Simulate;

/// <summary>A simulation as the JSON document scripts rely on.</summary>
internal static class SimulateJson
{
    private static readonly string[] Names = ["p05", "p25", "p50", "p75", "p95"];

    public static void Write(TextWriter output, KnownHistory known, SimulationRequest request, SimulationOutcome outcome) =>
        JsonDocumentWriter.Write(
            output,
            [.. known.Warnings, .. outcome.Warnings],
            json =>
            {
                json.WriteString("scenario", request.Scenario.Name);
                json.WriteString("as_of", PlainText.Day(known.AsOf));
                json.WriteString("data_ends", PlainText.Day(known.DataEnds));
                json.WriteString("history", known.History.Source);
                json.WriteNumber("horizon_days", request.Scenario.HorizonDays);
                json.WriteString("engine", request.Engine);
                json.WriteNumber("seed", request.Scenario.Seed!.Value);
                json.WriteNumber("replications", outcome.Summary.Replications);
                json.WriteNumber("first_replication", outcome.Results.Manifest.FirstReplication);
                json.WriteNumber("last_replication", outcome.Results.Manifest.LastReplication);
                json.WriteString("results", request.Folder);
                WriteTypes(json, outcome.Summary);
                WritePool(json, outcome.Summary);
                WriteTargets(json, outcome.Summary);
                PlanSizesPage.Write(json, outcome.Summary.Sizes);
            }
        );

    private static void WriteTypes(Utf8JsonWriter json, SimulationSummary summary)
    {
        json.WriteStartArray("types");
        foreach (TypeSummary type in summary.Types)
        {
            json.WriteStartObject();
            json.WriteString("type", type.Type.ToWord());
            json.WriteNumber("rounds", Math.Round(type.Rounds, 4));
            json.WriteStartObject("invitations");
            json.WriteNumber("mean", Math.Round(type.Invitations, 1));
            WriteQuantiles(json, type.InvitationQuantiles);
            json.WriteEndObject();
            if (type.CutoffQuantiles.IsEmpty)
            {
                json.WriteNull("cutoff");
            }
            else
            {
                json.WriteStartObject("cutoff");
                WriteQuantiles(json, type.CutoffQuantiles);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTargets(Utf8JsonWriter json, SimulationSummary summary)
    {
        json.WriteStartArray("targets");
        foreach (TargetSummary target in summary.Targets)
        {
            json.WriteStartObject();
            json.WriteNumber("year", target.Target.Year);
            json.WriteString("line", target.Target.Line.ToWord());
            json.WriteNumber("persons", target.Target.Persons);
            json.WriteBoolean("whole_year", target.IsWholeYear);
            json.WriteNumber("expected_before", target.AdmittedAlready);
            json.WriteStartObject("admitted");
            WriteQuantiles(json, target.AdmittedQuantiles);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePool(Utf8JsonWriter json, SimulationSummary summary)
    {
        json.WriteStartObject("pool_at_end");
        json.WriteStartObject("bands");
        foreach ((string band, double count) in summary.PoolAtEnd)
        {
            json.WriteNumber(band, Math.Round(count, 1));
        }

        json.WriteEndObject();
        json.WriteStartObject("total");
        WriteQuantiles(json, summary.PoolTotalQuantiles);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteQuantiles(Utf8JsonWriter json, ImmutableArray<double> quantiles)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            json.WriteNumber(Names[i], quantiles[i]);
        }
    }
}
