using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>Writes a fitted model as JSON.</summary>
internal static class SavedModelWriter
{
    /// <summary>What the member "format" of every model file says.</summary>
    public const string Format = "eesim-model";

    /// <summary>The bytes of a model file; equal models, equal bytes.</summary>
    public static byte[] Write(SavedModel saved)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", SavedModel.FormatVersion);
            json.WriteString("model", saved.Model.ToWord());
            json.WriteBoolean("size_known", saved.IsSizeKnown);
            json.WriteString("fitted_before", saved.FittedBefore.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteNumber("rows", saved.Rows);
            json.WriteString("data_digest", saved.Digest);
            json.WriteStartArray("features");
            foreach (RoundFeature feature in RoundFeatures.All[..RoundFeatures.CountOf(saved.IsSizeKnown)])
            {
                json.WriteStringValue(feature.Name);
            }

            json.WriteEndArray();
            json.WriteStartObject("parameters");
            WriteParameters(json, saved.Fitted);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void WriteParameters(Utf8JsonWriter json, IQuantileModel fitted)
    {
        switch (fitted)
        {
            case QuantileRegression regression:
                WriteNumbers(json, "centres", regression.Centres);
                WriteNumbers(json, "spreads", regression.Spreads);
                WriteTable(json, "coefficients", regression.Coefficients);
                break;
            case BoostedTrees boosted:
                WriteNumbers(json, "start", boosted.Start);
                json.WriteStartArray("trees");
                foreach ((QuantileTree tree, double[][] leaves) in boosted.Trees)
                {
                    json.WriteStartObject();
                    WriteNodes(json, tree);
                    WriteTable(json, "leaves", leaves);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case QuantileForest forest:
                WriteNumbers(json, "targets", forest.Targets);
                json.WriteStartArray("trees");
                foreach ((QuantileTree tree, int[][] leaves) in forest.Trees)
                {
                    json.WriteStartObject();
                    WriteNodes(json, tree);
                    WriteTable(json, "leaves", [.. leaves.Select(leaf => Array.ConvertAll(leaf, place => (double)place))]);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"A model of type {fitted.GetType().Name} cannot be saved.");
        }
    }

    // A node is [feature, threshold, left, right, leaf].
    private static void WriteNodes(Utf8JsonWriter json, QuantileTree tree)
    {
        double[][] nodes =
        [
            .. tree.Nodes.Select(node => new[] { node.Feature, node.Threshold, node.Left, node.Right, node.Leaf }),
        ];
        WriteTable(json, "nodes", nodes);
    }

    private static void WriteTable(Utf8JsonWriter json, string name, ReadOnlySpan<double[]> rows)
    {
        json.WriteStartArray(name);
        foreach (double[] row in rows)
        {
            WriteValues(json, row);
        }

        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<double> values)
    {
        json.WritePropertyName(name);
        WriteValues(json, values);
    }

    private static void WriteValues(Utf8JsonWriter json, ReadOnlySpan<double> values)
    {
        json.WriteStartArray();
        foreach (double value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
