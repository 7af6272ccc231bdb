using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Calibration;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Cli.Hindcasts;

/// <summary>The JSON document of <c>eesim hindcast</c>.</summary>
internal static class HindcastJson
{
    internal const ulong Seed = (ulong)CommonOptions.DefaultSeed;

    public static void Write(TextWriter output, HindcastReport report, IEnumerable<string> warnings) =>
        JsonDocumentWriter.Write(
            output,
            warnings,
            json =>
            {
                json.WriteString("from", PlainText.Day(report.Window.From));
                json.WriteString("to", PlainText.Day(report.Window.To));
                json.WriteNumber("seed", Seed);
                json.WriteStartObject("next_snapshot");
                foreach ((string name, CutoffSummary summary, double? tieBreakError) in report.Groups(Seed))
                {
                    WriteSummary(json, name, summary, tieBreakError);
                }

                json.WriteEndObject();
                foreach (int horizon in (int[])[90, 180])
                {
                    json.WriteStartObject($"ahead_{horizon}");
                    foreach ((string name, CutoffSummary summary) in report.AheadGroups(horizon, Seed))
                    {
                        WriteSummary(json, name, summary, null);
                    }

                    json.WriteEndObject();
                }

                WritePool(json, report);
                json.WriteStartArray("transforms");
                foreach (int count in report.CountTransforms())
                {
                    json.WriteNumberValue(count);
                }

                json.WriteEndArray();
                WriteRounds(json, report);
            }
        );

    private static void WriteSummary(Utf8JsonWriter json, string name, CutoffSummary summary, double? tieBreakError)
    {
        json.WriteStartObject(name);
        json.WriteNumber("n", summary.Rows);
        json.WriteNumber("mae", summary.MeanAbsoluteError);
        json.WriteNumber("median_error", summary.MedianAbsoluteError);
        json.WriteNumber("crps", summary.Crps);
        json.WriteNumber("reference_crps", summary.ReferenceCrps);
        json.WriteNumber("skill", summary.Skill);
        JsonDocumentWriter.WriteNumber(json, "skill_low", summary.Interval.SkillLow);
        JsonDocumentWriter.WriteNumber(json, "skill_high", summary.Interval.SkillHigh);
        json.WriteNumber("cov50", summary.Coverage50);
        json.WriteNumber("cov80", summary.Coverage80);
        json.WriteNumber("cov90", summary.Coverage90);
        if (tieBreakError is { } days)
        {
            json.WriteNumber("tie_break_median_error_days", days);
        }

        json.WriteEndObject();
    }

    private static void WritePool(Utf8JsonWriter json, HindcastReport report)
    {
        if (report.PoolErrors(Seed) is not { } pool)
        {
            json.WriteNull("pool");
            return;
        }

        json.WriteStartObject("pool");
        json.WriteNumber("snapshots", pool.Rows);
        json.WriteNumber("wape", pool.Error);
        json.WriteNumber("reference_wape", pool.ReferenceError);
        json.WriteNumber("cov80", report.BandCoverage80);
        json.WriteStartObject("bands");
        for (int band = 0; band < PoolCounts.BandCount; band++)
        {
            json.WriteStartObject(PoolCounts.Bands[band].Label);
            json.WriteNumber("median_error", pool.BandMedianErrors[band]);
            json.WriteNumber("mean_error", pool.BandMeanErrors[band]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRounds(Utf8JsonWriter json, HindcastReport report)
    {
        json.WriteStartArray("rounds");
        foreach (HindcastRound one in report.Rounds)
        {
            json.WriteStartObject();
            json.WriteString("origin", PlainText.Day(one.Origin));
            json.WriteString("round", one.Round.Number);
            json.WriteString("date", PlainText.Day(one.Round.Date));
            json.WriteString("type", one.Round.Type.ToWord());
            json.WriteNumber("size", one.Round.Invitations!.Value);
            json.WriteNumber("cutoff", one.Round.Cutoff!.Value);
            json.WriteStartArray("quantiles");
            foreach (double quantile in one.Forecast.Values)
            {
                json.WriteNumberValue(quantile);
            }

            json.WriteEndArray();
            json.WriteNumber("crps", one.Crps);
            json.WriteNumber("reference_crps", one.ReferenceCrps);
            json.WriteNumber("transform", one.Transform);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
