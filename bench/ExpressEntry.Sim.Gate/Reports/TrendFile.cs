using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Backtest.Charts;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Gate.Exact;
using ExpressEntry.Sim.Gate.Timing;

namespace ExpressEntry.Sim.Gate.Reports;

/// <summary>Costs over commits: a line of JSON each in <c>bench/results/&lt;cpu&gt;/trend.jsonl</c>, drawn as <c>trend.svg</c>.</summary>
/// <remarks>A cost is one unit over one reference loop, so that slow and fast hours of one kind of machine agree.</remarks>
internal static class TrendFile
{
    private const double Width = 900;
    private const double Height = 420;
    private const double Left = 60;
    private const double Right = 190;
    private const double Top = 40;
    private const double Bottom = 60;

    private static readonly string[] Colours =
    [
        "#1b6ca8",
        "#d1495b",
        "#2e933c",
        "#8d5a97",
        "#c77d00",
        "#00798c",
        "#7a5230",
        "#5b5f97",
        "#b80c5d",
        "#4a7c59",
        "#555",
    ];

    /// <summary>Adds a run, in place of an earlier one of the same commit, and draws the chart.</summary>
    /// <exception cref="InvalidInputException">The file is damaged.</exception>
    public static void Append(
        GateOptions options,
        ImmutableArray<(string Path, Counters Counters)> counted,
        ImmutableArray<TimedPath> timed
    )
    {
        string folder = Path.Combine(options.Root, "bench", "results", options.Cpu);
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, "trend.jsonl");
        List<string> lines = File.Exists(file) ? [.. File.ReadLines(file)] : [];
        lines.RemoveAll(line => line.Contains($"\"commit\":\"{options.Commit}\"", StringComparison.Ordinal));
        lines.Add(LineOf(options, counted, timed));
        Replace(file, string.Join('\n', lines) + '\n');
        Redraw(folder, options.Cpu);
    }

    /// <summary>Draws the chart of the lines that are there.</summary>
    /// <param name="folder">Holds <c>trend.jsonl</c>; gets <c>trend.svg</c>.</param>
    /// <param name="cpu">What the machine is called.</param>
    /// <exception cref="InvalidInputException">The file is missing or damaged.</exception>
    public static void Redraw(string folder, string cpu)
    {
        string file = Path.Combine(folder, "trend.jsonl");
        if (!File.Exists(file))
        {
            throw new InvalidInputException($"{file}: is not there; 'bench/gate --trend' begins it.");
        }

        var drawing = new StringWriter(CultureInfo.InvariantCulture);
        Draw(drawing, Read(file, File.ReadAllLines(file)), cpu);
        Replace(Path.Combine(folder, "trend.svg"), drawing + "\n");
    }

    /// <summary>Reads the lines.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="lines">JSON objects.</param>
    /// <exception cref="InvalidInputException">One is damaged.</exception>
    public static ImmutableArray<TrendPoint> Read(string file, IReadOnlyList<string> lines)
    {
        var points = ImmutableArray.CreateBuilder<TrendPoint>(lines.Count);
        for (int i = 0; i < lines.Count; i++)
        {
            try
            {
                using var document = JsonDocument.Parse(lines[i]);
                JsonElement root = document.RootElement;
                points.Add(
                    new TrendPoint(
                        root.GetProperty("commit").GetString()!,
                        root.GetProperty("date").GetString()!,
                        root.GetProperty("paths")
                            .EnumerateObject()
                            .Where(path => path.Value.TryGetProperty("relative_cost", out _))
                            .ToImmutableSortedDictionary(
                                path => path.Name,
                                path => path.Value.GetProperty("relative_cost").GetDouble()
                            )
                    )
                );
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new InvalidInputException(
                    $"{file} line {i + 1}: is no JSON object with commit, date and paths; take the line out.",
                    e
                );
            }
        }

        return points.ToImmutable();
    }

    /// <summary>Draws every path's cost as a percentage of its first one.</summary>
    public static void Draw(TextWriter output, ImmutableArray<TrendPoint> points, string cpu)
    {
        string[] paths =
        [
            .. points.SelectMany(point => point.Costs.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        Dictionary<string, double> first = paths.ToDictionary(
            path => path,
            path => points.First(point => point.Costs.ContainsKey(path)).Costs[path]
        );
        double Percent(TrendPoint point, string path) => 100 * point.Costs[path] / first[path];
        double[] all = [.. points.SelectMany(point => point.Costs.Keys.Select(path => Percent(point, path)))];
        double low = Math.Floor(Math.Min(90, all.DefaultIfEmpty(90).Min()) / 10) * 10;
        double high = Math.Ceiling(Math.Max(110, all.DefaultIfEmpty(110).Max()) / 10) * 10;
        double X(int place) => Left + ((Width - Left - Right) * (points.Length == 1 ? 0.5 : place / (points.Length - 1.0)));
        double Y(double percent) => Top + ((Height - Top - Bottom) * (high - percent) / (high - low));
        using var drawing = new SvgDrawing(output, Width, Height, $"Cost of each hot path over commits, {cpu}");
        drawing.Text(Left, 20, $"Cost of one unit over one reference loop, the first commit being 100 % ({cpu})");
        double step = Math.Max(10, Math.Ceiling((high - low) / 80) * 10);
        for (double percent = low; percent <= high; percent += step)
        {
            drawing.Line(Left, Y(percent), Width - Right, Y(percent), percent == 100 ? "#888" : "#ddd");
            drawing.Text(Left - 6, Y(percent) + 4, $"{percent:F0} %", "end");
        }

        int everyNth = Math.Max(1, points.Length / 10);
        for (int i = 0; i < points.Length; i += everyNth)
        {
            drawing.Text(X(i), Height - Bottom + 18, points[i].Commit[..Math.Min(7, points[i].Commit.Length)], "middle");
            drawing.Text(X(i), Height - Bottom + 34, points[i].Date, "middle");
        }

        for (int path = 0; path < paths.Length; path++)
        {
            string colour = Colours[path % Colours.Length];
            int before = -1;
            for (int i = 0; i < points.Length; i++)
            {
                if (points[i].Costs.ContainsKey(paths[path]))
                {
                    double percent = Percent(points[i], paths[path]);
                    if (before >= 0)
                    {
                        drawing.Line(X(before), Y(Percent(points[before], paths[path])), X(i), Y(percent), colour);
                    }

                    drawing.Dot(X(i), Y(percent), 3, colour, $"{paths[path]} {points[i].Commit}: {percent:F1} %");
                    before = i;
                }
            }

            drawing.Rectangle(Width - Right + 20, Top + (path * 20) - 8, 10, 10, colour);
            drawing.Text(Width - Right + 36, Top + (path * 20) + 1, paths[path]);
        }
    }

    private static string LineOf(
        GateOptions options,
        ImmutableArray<(string Path, Counters Counters)> counted,
        ImmutableArray<TimedPath> timed
    )
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("commit", options.Commit);
            json.WriteString("date", options.Date);
            json.WriteString("cpu", options.Cpu);
            json.WriteStartObject("paths");
            foreach ((string path, Counters counters) in counted)
            {
                json.WriteStartObject(path);
                for (int i = 0; i < Counters.Names.Length; i++)
                {
                    json.WriteNumber(Counters.Names[i], counters.Values[i]);
                }

                if (timed.FirstOrDefault(one => one.Id == path) is { } time)
                {
                    json.WriteNumber("relative_cost", Math.Round(time.Cost, 6));
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Replace(string file, string text)
    {
        using var replaced = ReplacedFile.Open(file);
        replaced.Stream.Write(Encoding.UTF8.GetBytes(text));
        replaced.Commit();
    }
}
