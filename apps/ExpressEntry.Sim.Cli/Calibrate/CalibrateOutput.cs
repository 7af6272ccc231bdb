using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Forecasting.Calibration;

namespace ExpressEntry.Sim.Cli.Calibrate;

/// <summary>Prints a posterior: what was assumed of each hidden quantity, and what the rounds made of it.</summary>
internal static class CalibrateOutput
{
    public static void WriteJson(TextWriter output, PosteriorEnsemble posterior, KnownHistory known) =>
        JsonDocumentWriter.Write(
            output,
            known.Warnings,
            json =>
            {
                json.WriteString("as_of", PlainText.Day(posterior.AsOf));
                json.WriteString("data_ends", PlainText.Day(known.DataEnds));
                json.WriteString("snapshot", PlainText.Day(posterior.SnapshotAsOf));
                json.WriteString("history_digest", posterior.HistoryDigest);
                json.WriteNumber("members", posterior.Members);
                json.WriteNumber("effective_members", posterior.EffectiveMembers);
                json.WriteNumber("log_likelihood", posterior.LogLikelihood);
                json.WriteStartArray("quantities");
                foreach (QuantityMoments one in posterior.Moments)
                {
                    json.WriteStartObject();
                    json.WriteString("name", one.Quantity.Name);
                    json.WriteString("unit", one.Quantity.Unit);
                    json.WriteString("source", one.Quantity.Source);
                    json.WriteStartObject("prior");
                    json.WriteNumber("mean", one.PriorMiddle);
                    json.WriteNumber("deviation", one.Quantity.PriorDeviation);
                    json.WriteEndObject();
                    json.WriteStartObject("posterior");
                    json.WriteNumber("mean", one.Mean);
                    json.WriteNumber("deviation", one.Deviation);
                    json.WriteNumber("p05", one.Low);
                    json.WriteNumber("p95", one.High);
                    json.WriteEndObject();
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }
        );

    public static void WriteText(Host host, PosteriorEnsemble posterior, KnownHistory known, string? target)
    {
        host.Out.WriteLine(
            $"Calibrated as of {PlainText.Day(posterior.AsOf)}: {posterior.Members} members, from the snapshot of {PlainText.Day(posterior.SnapshotAsOf)} on."
        );
        PlainText.Source(host, known);
        host.Out.WriteLine();
        var table = new TextTable("quantity", "#prior", "#±", "#fitted", "#±", "#5 %", "#95 %", "unit");
        foreach (QuantityMoments one in posterior.Moments)
        {
            table.Add(
                one.Quantity.Name,
                Number(one.PriorMiddle),
                Number(one.Quantity.PriorDeviation),
                Number(one.Mean),
                Number(one.Deviation),
                Number(one.Low),
                Number(one.High),
                one.Quantity.Unit
            );
        }

        table.Write(host.Out, host.Width);
        if (target is not null)
        {
            host.Out.WriteLine();
            host.Out.WriteLine($"posterior.parquet, checkpoint.parquet and diagnostics.json are in {target}.");
        }
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
