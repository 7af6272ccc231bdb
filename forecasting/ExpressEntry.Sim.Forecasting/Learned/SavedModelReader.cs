using System.Globalization;
using System.Text.Json;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>Reads a model file, and refuses what does not hold together: file, key, and what is allowed.</summary>
/// <param name="source">The file's name, for messages.</param>
internal sealed class SavedModelReader(string source)
{
    private const int NodeLength = 5;
    private const int DigestLength = 64;
    private const int MostRows = 1_000_000;

    public static SavedModel Read(ReadOnlyMemory<byte> bytes, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return new SavedModelReader(source).Read(document.RootElement);
        }
        catch (JsonException broken)
        {
            throw new InvalidInputException(
                $"{source} line {broken.LineNumber + 1}: is not JSON; expected a model file written by 'eesim models'.",
                broken
            );
        }
    }

    private SavedModel Read(JsonElement root)
    {
        string format = Member(root, "format", JsonValueKind.String).GetString()!;
        if (format != SavedModelWriter.Format)
        {
            throw Wrong("format", $"\"{format}\"", $"\"{SavedModelWriter.Format}\"");
        }

        int version = Whole(root, "version", 0, int.MaxValue);
        if (version != SavedModel.FormatVersion)
        {
            throw Wrong("version", version, $"{SavedModel.FormatVersion}; make the file again with 'eesim models'");
        }

        string word = Member(root, "model", JsonValueKind.String).GetString()!;
        LearnedModel[] models = [.. LearnedModels.All.Where(one => one.ToWord() == word)];
        if (models is not [LearnedModel model])
        {
            throw Wrong("model", $"\"{word}\"", string.Join(", ", LearnedModels.All.Select(one => one.ToWord())));
        }

        JsonElement sizeKnown = Member(root, "size_known", JsonValueKind.Undefined);
        if (sizeKnown.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw Wrong("size_known", sizeKnown.ValueKind, "true or false");
        }

        bool isSizeKnown = sizeKnown.GetBoolean();
        string before = Member(root, "fitted_before", JsonValueKind.String).GetString()!;
        if (
            !DateOnly.TryParseExact(
                before,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateOnly day
            )
        )
        {
            throw Wrong("fitted_before", $"\"{before}\"", "a date as YYYY-MM-DD");
        }

        int rows = Whole(root, "rows", 1, MostRows);
        string digest = Member(root, "data_digest", JsonValueKind.String).GetString()!;
        if (digest.Length != DigestLength || !digest.All(char.IsAsciiHexDigitLower))
        {
            throw Wrong("data_digest", $"\"{digest}\"", "64 lower-case hexadecimal digits");
        }

        CheckFeatures(root, isSizeKnown);
        int features = RoundFeatures.CountOf(isSizeKnown);
        JsonElement parameters = Member(root, "parameters", JsonValueKind.Object);
        IQuantileModel fitted = model switch
        {
            LearnedModel.Regression => ReadRegression(parameters, features),
            LearnedModel.Boosted => ReadBoosted(parameters, features),
            _ => ReadForest(parameters, features, rows),
        };
        return new SavedModel(model, isSizeKnown, day, rows, digest, fitted);
    }

    private void CheckFeatures(JsonElement root, bool isSizeKnown)
    {
        string?[] names =
        [
            .. Member(root, "features", JsonValueKind.Array)
                .EnumerateArray()
                .Select(name => name.ValueKind == JsonValueKind.String ? name.GetString() : null),
        ];
        string[] expected = [.. RoundFeatures.All[..RoundFeatures.CountOf(isSizeKnown)].Select(feature => feature.Name)];
        if (!names.SequenceEqual(expected))
        {
            throw Wrong("features", string.Join(", ", names), string.Join(", ", expected));
        }
    }

    private QuantileRegression ReadRegression(JsonElement parameters, int features)
    {
        double[] spreads = Numbers(parameters, "spreads", features);
        if (spreads.Any(spread => spread <= 0))
        {
            throw Wrong("spreads", spreads.Min(), "numbers above 0");
        }

        double[][] coefficients = Table(parameters, "coefficients", features + 1);
        CheckCount("coefficients", coefficients.Length, CutoffQuantiles.Count);
        return new QuantileRegression(Numbers(parameters, "centres", features), spreads, coefficients);
    }

    private BoostedTrees ReadBoosted(JsonElement parameters, int features)
    {
        double[] start = Numbers(parameters, "start", CutoffQuantiles.Count);
        List<(QuantileTree, double[][])> trees = [];
        foreach (JsonElement one in Member(parameters, "trees", JsonValueKind.Array).EnumerateArray())
        {
            QuantileTree tree = ReadTree(one, features, out int leafCount);
            double[][] leaves = Table(one, "leaves", CutoffQuantiles.Count);
            CheckCount("leaves", leaves.Length, leafCount);
            trees.Add((tree, leaves));
        }

        return new BoostedTrees(start, [.. trees]);
    }

    private QuantileForest ReadForest(JsonElement parameters, int features, int rows)
    {
        double[] targets = Numbers(parameters, "targets", rows);
        for (int i = 1; i < targets.Length; i++)
        {
            if (targets[i] < targets[i - 1])
            {
                throw Wrong("targets", $"{targets[i]} after {targets[i - 1]}", "numbers in ascending order");
            }
        }

        List<(QuantileTree, int[][])> trees = [];
        foreach (JsonElement one in Member(parameters, "trees", JsonValueKind.Array).EnumerateArray())
        {
            QuantileTree tree = ReadTree(one, features, out int leafCount);
            double[][] leaves = Table(one, "leaves", length: null);
            CheckCount("leaves", leaves.Length, leafCount);
            foreach (double[] leaf in leaves)
            {
                if (leaf.Length == 0 || leaf.Any(place => place < 0 || place >= rows || place != Math.Floor(place)))
                {
                    throw Wrong("leaves", $"[{string.Join(',', leaf)}]", $"one or more whole numbers 0-{rows - 1}");
                }
            }

            trees.Add((tree, [.. leaves.Select(leaf => Array.ConvertAll(leaf, place => (int)place))]));
        }

        return trees.Count > 0 ? new QuantileForest(targets, [.. trees]) : throw Wrong("trees", "empty", "one tree or more");
    }

    // Children come after their parent and each leaf number is used once, so that every walk ends at a leaf that is there.
    private QuantileTree ReadTree(JsonElement tree, int features, out int leafCount)
    {
        if (tree.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("trees", tree.ValueKind, "objects with nodes and leaves");
        }

        double[][] nodes = Table(tree, "nodes", NodeLength);
        leafCount = 0;
        for (int i = 0; i < nodes.Length; i++)
        {
            (double feature, double left, double right, double leaf) = (nodes[i][0], nodes[i][2], nodes[i][3], nodes[i][4]);
            bool isLeaf = left == 0 && right == 0 && leaf == leafCount;
            bool isQuestion =
                leaf == -1
                && IsPlace(feature, 0, features)
                && IsPlace(left, i + 1, nodes.Length)
                && IsPlace(right, i + 1, nodes.Length);
            if (!isLeaf && !isQuestion)
            {
                throw Wrong(
                    "nodes",
                    $"[{string.Join(',', nodes[i])}] at {i}",
                    $"[feature 0-{features - 1}, threshold, left, right, -1] with later nodes, or [0,0,0,0,{leafCount}]"
                );
            }

            leafCount += isLeaf ? 1 : 0;
        }

        return leafCount > 0
            ? new QuantileTree([
                .. nodes.Select(node => new TreeNode((int)node[0], node[1], (int)node[2], (int)node[3], (int)node[4])),
            ])
            : throw Wrong("nodes", "without a leaf", "one node or more");
    }

    private static bool IsPlace(double value, int from, int end) =>
        value >= from && value < end && value == Math.Floor(value);

    private double[] Numbers(JsonElement parent, string name, int length)
    {
        double[] values = ReadNumbers(Member(parent, name, JsonValueKind.Array), name);
        CheckCount(name, values.Length, length);
        return values;
    }

    private double[][] Table(JsonElement parent, string name, int? length)
    {
        List<double[]> rows = [];
        foreach (JsonElement row in Member(parent, name, JsonValueKind.Array).EnumerateArray())
        {
            rows.Add(ReadNumbers(row, name));
            CheckCount(name, rows[^1].Length, length ?? rows[^1].Length);
        }

        return [.. rows];
    }

    private double[] ReadNumbers(JsonElement list, string name)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(name, list.ValueKind, "a list of numbers");
        }

        List<double> values = [];
        foreach (JsonElement value in list.EnumerateArray())
        {
            values.Add(
                value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number)
                    ? number
                    : throw Wrong(name, value.GetRawText(), "finite numbers")
            );
        }

        return [.. values];
    }

    private int Whole(JsonElement parent, string name, int least, int most)
    {
        JsonElement value = Member(parent, name, JsonValueKind.Number);
        return value.TryGetInt32(out int number) && number >= least && number <= most
            ? number
            : throw Wrong(name, value.GetRawText(), $"a whole number {least}-{most}");
    }

    // Undefined as the kind means any kind.
    private JsonElement Member(JsonElement parent, string name, JsonValueKind kind)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out JsonElement value))
        {
            throw Wrong(name, "missing", "a value; the file is written by 'eesim models'");
        }

        return kind == JsonValueKind.Undefined || value.ValueKind == kind
            ? value
            : throw Wrong(name, value.ValueKind, kind.ToString());
    }

    private void CheckCount(string name, int count, int expected)
    {
        if (count != expected)
        {
            throw Wrong(name, $"of length {count}", $"{expected}");
        }
    }

    private InvalidInputException Wrong(string key, object value, string allowed) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{source}: '{key}' is {value}; expected {allowed}."));
}
