using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Cli.Backtest;

/// <summary>The JSON document of <c>eesim backtest</c>.</summary>
internal static class BacktestJson
{
    public static void Write(TextWriter output, BacktestResults results, long seed, IEnumerable<string> warnings) =>
        JsonDocumentWriter.Write(
            output,
            warnings,
            json =>
            {
                json.WriteString("from", Day(results.Window.From));
                json.WriteString("to", Day(results.Window.To));
                json.WriteNumber("seed", seed);
                json.WriteString("method", results.Method);
                json.WriteStartObject("tasks");
                foreach ((string task, _, CutoffReport report) in results.CutoffReports())
                {
                    WriteCutoffs(json, task, report);
                }

                if (results.Odds is { } odds)
                {
                    WriteOdds(json, odds);
                }

                if (results.Pool is { } pool)
                {
                    WritePool(json, pool);
                }

                json.WriteEndObject();
            }
        );

    private static void WriteCutoffs(Utf8JsonWriter json, string task, CutoffReport report)
    {
        json.WriteStartObject(task);
        json.WriteStartArray("rows");
        foreach (CutoffRow row in report.Rows)
        {
            json.WriteStartObject();
            foreach (KeyColumn column in row.Key)
            {
                if (column.IsNumber)
                {
                    json.WriteNumber(column.Name, int.Parse(column.Text, CultureInfo.InvariantCulture));
                }
                else
                {
                    json.WriteString(column.Name, column.Text);
                }
            }

            json.WriteNumber("actual", row.Actual);
            WriteNumbers(json, "quantiles", row.Counted.Values, digits: 3);
            WriteNumber(json, "crps", row.Crps);
            WriteNumber(json, "reference_crps", row.ReferenceCrps);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        foreach ((string key, CutoffSummary summary) in report.Groups)
        {
            json.WriteStartObject(key);
            json.WriteNumber("n", summary.Rows);
            json.WriteNumber("miss", summary.Missing);
            WriteNumber(json, "mae", summary.MeanAbsoluteError);
            WriteNumber(json, "median_ae", summary.MedianAbsoluteError);
            WriteNumber(json, "rmse", summary.RootMeanSquareError);
            WriteNumber(json, "crps", summary.Crps);
            WriteNumber(json, "reference_crps", summary.ReferenceCrps);
            WriteNumber(json, "skill", summary.Skill);
            WriteNumber(json, "skill_low", summary.Interval.SkillLow);
            WriteNumber(json, "skill_high", summary.Interval.SkillHigh);
            WriteNumber(json, "difference_low", summary.Interval.DifferenceLow);
            WriteNumber(json, "difference_high", summary.Interval.DifferenceHigh);
            WriteNumber(json, "cov50", summary.Coverage50);
            WriteNumber(json, "cov80", summary.Coverage80);
            WriteNumber(json, "cov90", summary.Coverage90);
            WriteNumber(json, "width80", summary.Width80);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteOdds(Utf8JsonWriter json, OddsReport report)
    {
        json.WriteStartObject("d");
        json.WriteStartArray("rows");
        foreach (OddsPair pair in report.Pairs)
        {
            for (int cell = 0; cell < pair.Scores.Length; cell++)
            {
                json.WriteStartObject();
                json.WriteString("origin", Day(pair.Question.Origin));
                json.WriteString("type", pair.Question.Type.ToWord());
                json.WriteString("group", pair.Group.ToWord());
                json.WriteNumber("horizon", pair.Question.HorizonDays);
                json.WriteNumber("score", pair.Scores[cell]);
                json.WriteNumber("actual", pair.IsInvited(cell) ? 1 : 0);
                WriteNumber(json, "p", pair.Counted.Values[cell]);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        foreach ((string key, OddsSummary summary) in report.Groups)
        {
            json.WriteStartObject(key);
            json.WriteNumber("n", summary.Pairs);
            json.WriteNumber("cells", summary.Cells);
            json.WriteNumber("miss", summary.Missing);
            WriteNumber(json, "brier", summary.Brier);
            WriteNumber(json, "brier_near", summary.NearBrier);
            WriteNumber(json, "reference_brier", summary.ReferenceBrier);
            WriteNumber(json, "step_brier", summary.StepBrier);
            WriteNumber(json, "ece", summary.CalibrationError);
            WriteNumber(json, "skill", summary.Skill);
            WriteNumber(json, "skill_low", summary.Interval.SkillLow);
            WriteNumber(json, "skill_high", summary.Interval.SkillHigh);
            json.WriteStartArray("reliability");
            foreach (ReliabilityBin bin in summary.Bins)
            {
                json.WriteStartObject();
                json.WriteNumber("n", bin.Cells);
                WriteNumber(json, "p", bin.MeanOdds);
                WriteNumber(json, "rate", bin.EventRate);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePool(Utf8JsonWriter json, PoolReport report)
    {
        json.WriteStartObject("e");
        json.WriteStartArray("bands");
        foreach (var band in PoolCounts.Bands)
        {
            json.WriteStringValue(band.Label);
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (PoolRow row in report.Rows)
        {
            json.WriteStartObject();
            json.WriteString("prev_as_of", Day(row.PreviousAsOf));
            json.WriteString("as_of", Day(row.AsOf));
            json.WriteString("published", Day(row.Published));
            WriteNumbers(json, "actual", row.Actual.Values, digits: 0);
            WriteNumbers(json, "counts", row.Counted.Values, digits: 1);
            WriteNumber(json, "wape", row.Error);
            WriteNumber(json, "reference_wape", row.ReferenceError);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        if (report.Summary is { } summary)
        {
            json.WriteStartObject("all");
            json.WriteNumber("n", summary.Rows);
            json.WriteNumber("miss", summary.Missing);
            WriteNumber(json, "wape", summary.Error);
            WriteNumber(json, "reference_wape", summary.ReferenceError);
            WriteNumber(json, "skill", summary.Skill);
            WriteNumber(json, "skill_low", summary.Interval.SkillLow);
            WriteNumber(json, "skill_high", summary.Interval.SkillHigh);
            WriteNumber(json, "total_error", summary.TotalError);
            WriteNumbers(json, "band_mean_error", summary.BandMeanErrors, digits: 5);
            WriteNumbers(json, "band_median_error", summary.BandMedianErrors, digits: 5);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ImmutableArray<double> values, int digits)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            json.WriteNumberValue(Math.Round(value, digits));
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value) =>
        JsonDocumentWriter.WriteNumber(json, name, Math.Round(value, 5));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
