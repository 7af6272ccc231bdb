using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Cli.Forecast;

/// <summary>The forecast as the JSON document scripts rely on.</summary>
internal static class ForecastJson
{
    public static void Write(TextWriter output, KnownHistory known, ForecastRequest request, ForecastResult result) =>
        JsonDocumentWriter.Write(
            output,
            [.. known.Warnings, .. result.Warnings],
            json =>
            {
                json.WriteString("as_of", PlainText.Day(request.AsOf));
                json.WriteString("data_ends", PlainText.Day(known.DataEnds));
                json.WriteString("history", known.History.Source);
                json.WriteNumber("seed", request.Seed);
                json.WriteNumber("replications", result.Replications);
                json.WriteString("model", result.Model);
                WriteAccuracy(json, result.Accuracy);
                WritePool(json, result);
                WriteNext(json, result);
                WriteWindow(json, result);
                WriteRounds(json, result);
            }
        );

    private static void WriteAccuracy(Utf8JsonWriter json, CutoffReport? accuracy)
    {
        if (accuracy is null)
        {
            json.WriteNull("accuracy");
            return;
        }

        json.WriteStartObject("accuracy");
        foreach ((string group, CutoffSummary summary) in accuracy.Groups.Where(group => !group.Key.Contains(':')))
        {
            json.WriteStartObject(group);
            json.WriteNumber("n", summary.Rows);
            json.WriteNumber("mae", Math.Round(summary.MeanAbsoluteError, 2));
            json.WriteNumber("crps", Math.Round(summary.Crps, 2));
            json.WriteNumber("skill", Math.Round(summary.Skill, 3));
            json.WriteNumber("cov50", Math.Round(summary.Coverage50, 3));
            json.WriteNumber("cov80", Math.Round(summary.Coverage80, 3));
            json.WriteNumber("cov90", Math.Round(summary.Coverage90, 3));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteWhy(Utf8JsonWriter json, RoundReason? why)
    {
        if (why is null)
        {
            json.WriteNull("why");
            return;
        }

        json.WriteStartObject("why");
        WriteNumber("last_size", why.LastSize);
        WriteNumber("last_cutoff", why.LastCutoff);
        WriteNumber("days_since_last", why.DaysSinceLast);
        WriteNumber("days_since_cleared", why.DaysSinceCleared);
        WriteNumber(
            "waiting_above_last_cutoff",
            why.WaitingAboveLastCutoff is { } waiting ? (int)Math.Round(waiting) : null
        );
        json.WriteEndObject();

        void WriteNumber(string name, int? value)
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    }

    private static void WritePool(Utf8JsonWriter json, ForecastResult result)
    {
        json.WriteStartObject("pool");
        json.WriteStartObject("bands");
        foreach (BandCount band in result.Pool)
        {
            json.WriteNumber(band.Band.Label, band.Count);
        }

        json.WriteEndObject();
        json.WriteNumber("total", result.Pool.Sum(band => band.Count));
        json.WriteEndObject();
    }

    private static void WriteNext(Utf8JsonWriter json, ForecastResult result)
    {
        json.WriteStartArray("next");
        foreach (NextRoundForecast next in result.Next)
        {
            json.WriteStartObject();
            json.WriteString("type", next.Type.ToWord());
            json.WriteNumber("p_within_days", next.Probability);
            json.WriteStartObject("date");
            WriteDay(json, "p05", next.Date?.P05);
            WriteDay(json, "p50", next.Date?.P50);
            WriteDay(json, "p95", next.Date?.P95);
            json.WriteEndObject();
            json.WriteStartObject("size");
            WriteSize(json, "p05", next.Date is null ? null : next.Size.P05);
            WriteSize(json, "p50", next.Date is null ? null : next.Size.P50);
            WriteSize(json, "p95", next.Date is null ? null : next.Size.P95);
            json.WriteEndObject();
            WriteCutoff(json, "cutoff", next.Cutoff);
            WriteWhy(json, next.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteWindow(Utf8JsonWriter json, ForecastResult result)
    {
        json.WriteStartArray("window");
        foreach (WindowForecast window in result.Window)
        {
            json.WriteStartObject();
            json.WriteString("type", window.Type.ToWord());
            json.WriteNumber("days", window.Days);
            json.WriteNumber("p_any_round", window.ProbabilityOfAnyRound);
            WriteCutoff(json, "last_cutoff", window.LastCutoff);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRounds(Utf8JsonWriter json, ForecastResult result)
    {
        json.WriteStartArray("rounds");
        foreach (AskedRoundForecast round in result.Rounds)
        {
            json.WriteStartObject();
            json.WriteString("type", round.Asked.Type.ToWord());
            if (round.Asked.Size is { } size)
            {
                json.WriteNumber("size", size);
            }
            else
            {
                json.WriteNull("size");
            }

            json.WriteString("date", PlainText.Day(round.Asked.Date));
            WriteCutoff(json, "cutoff", round.Cutoff);
            WriteWhy(json, round.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCutoff(Utf8JsonWriter json, string name, ImmutableArray<double> quantiles)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("quantiles");
        foreach (double quantile in quantiles)
        {
            json.WriteNumberValue(quantile);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Of a round that no future has, neither the day nor the size is known.
    private static void WriteSize(Utf8JsonWriter json, string name, double? size)
    {
        if (size is { } known)
        {
            json.WriteNumber(name, Math.Round(known));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteDay(Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } known)
        {
            json.WriteString(name, PlainText.Day(known));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
