using System.Buffers;
using System.Text;
using System.Text.Json;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Writing;

/// <summary>Writes charts as the data that <c>apps/charts</c> draws.</summary>
public static class ChartSpecs
{
    /// <summary>One chart as a JSON object that may stand inside a script element.</summary>
    /// <param name="speech">The language.</param>
    /// <param name="chart">The chart.</param>
    /// <returns>JSON in which <c>&lt;</c>, <c>&amp;</c> and line separators are escaped: no text of it can end the element.</returns>
    public static string Of(ReportSpeech speech, ReportChart chart) => Write(json => Write(json, speech, chart));

    /// <summary>Every chart of a report as a JSON list.</summary>
    /// <param name="report">The report.</param>
    /// <returns>A list in reading order.</returns>
    public static string Of(Report report) =>
        Write(json =>
        {
            json.WriteStartArray();
            foreach (ReportChart chart in report.Charts)
            {
                Write(json, report.Speech, chart);
            }

            json.WriteEndArray();
        });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        // The default encoder is kept on purpose: it escapes whatever HTML could take for its own.
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, ReportSpeech speech, ReportChart chart)
    {
        json.WriteStartObject();
        json.WriteString("kind", chart.Kind);
        json.WriteString("id", chart.Id);
        json.WriteString("lang", speech.Code);
        json.WriteString("title", chart.Title);
        json.WriteString("unit", chart.Unit);
        json.WriteString("source", chart.Source);
        chart.Data(json);
        json.WriteEndObject();
    }
}
