using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Studies;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>A scenario key that a study varies: over values in a list, or over a range.</summary>
/// <remarks>Sampled values have nine significant digits: what is simulated is what the tables show.</remarks>
public sealed record StudyVariable
{
    private const string Form = "KEY=V1,V2,… or KEY=LOW..HIGH, with ':log' for even steps of the logarithm";

    private StudyVariable(string key, string text) => (Key, Text) = (key, text);

    /// <summary>The key, a dotted path as in the scenario file.</summary>
    public string Key { get; }

    /// <summary>As it was written, for <c>study.json</c> and messages.</summary>
    public string Text { get; }

    /// <summary>The values of a list; empty for a range.</summary>
    public ImmutableArray<string> Values { get; private init; } = [];

    /// <summary>Low end of a range.</summary>
    public double Low { get; private init; }

    /// <summary>High end of a range, above <see cref="Low"/>.</summary>
    public double High { get; private init; }

    /// <summary>Whether steps are even on the logarithm. Default: no.</summary>
    public bool IsLog { get; private init; }

    /// <summary>Whether the key takes whole numbers only; the caller knows. Default: no.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether it is a range.</summary>
    public bool IsRange => Values.IsEmpty;

    /// <summary>Reads a variable as it is written on the command line.</summary>
    /// <param name="text">For example <c>rounds.size_factor=0.5..2:log</c>.</param>
    /// <exception cref="InvalidInputException">It is none; the message shows what is allowed.</exception>
    public static StudyVariable Parse(string text)
    {
        int mark = text.IndexOf('=', StringComparison.Ordinal);
        if (mark < 1 || mark == text.Length - 1)
        {
            throw new InvalidInputException($"--vary is '{text}'; expected {Form}.");
        }

        string key = text[..mark].Trim();
        string values = text[(mark + 1)..].Trim();
        int dots = values.IndexOf("..", StringComparison.Ordinal);
        return dots < 0 ? OfList(key, text, values) : OfRange(key, text, values, dots);
    }

    /// <summary>Makes a range.</summary>
    /// <param name="key">The key.</param>
    /// <param name="low">Its low end.</param>
    /// <param name="high">Its high end, above the low one.</param>
    /// <param name="isLog">Whether steps are even on the logarithm; the low end is then above 0.</param>
    /// <exception cref="InvalidInputException">The range is reversed, empty, or has no logarithm.</exception>
    public static StudyVariable Range(string key, double low, double high, bool isLog = false)
    {
        string text = $"{key}={PlainNumber.Of(low)}..{PlainNumber.Of(high)}{(isLog ? ":log" : "")}";
        return Check(
            new StudyVariable(key, text)
            {
                Low = low,
                High = high,
                IsLog = isLog,
            }
        );
    }

    /// <summary>The value at a place of the range, for designs of even levels: both ends are reached.</summary>
    /// <param name="unit">0 (the low end) to 1 (the high end).</param>
    public string LevelAt(double unit)
    {
        double value = IsLog
            ? Math.Exp(Math.Log(Low) + (unit * (Math.Log(High) - Math.Log(Low))))
            : Low + (unit * (High - Low));
        return Spell(IsWhole ? Math.Round(value) : value);
    }

    /// <summary>The value at a place of the range or the list, for sampled designs: whole numbers and values are equally likely.</summary>
    /// <param name="unit">0 ≤ u &lt; 1.</param>
    public string SampleAt(double unit)
    {
        if (!IsRange)
        {
            return Values[(int)(unit * Values.Length)];
        }

        if (!IsWhole)
        {
            return LevelAt(unit);
        }

        double above = Math.Floor(High) + 1;
        double low = Math.Ceiling(Low);
        double value = IsLog
            ? Math.Exp(Math.Log(low) + (unit * (Math.Log(above) - Math.Log(low))))
            : low + (unit * (above - low));
        return Spell(Math.Clamp(Math.Floor(value), low, Math.Floor(High)));
    }

    /// <summary>Where a value lies in the range.</summary>
    /// <param name="value">Within the range.</param>
    /// <returns>0 (the low end) to 1 (the high end), on the logarithm where steps are even there.</returns>
    public double UnitOf(double value) =>
        IsLog ? (Math.Log(value) - Math.Log(Low)) / (Math.Log(High) - Math.Log(Low)) : (value - Low) / (High - Low);

    private static StudyVariable OfList(string key, string text, string values)
    {
        ImmutableArray<string> list = [.. Split(values).Select(value => PlainNumber.Canonical(value.Trim()))];
        string? twice = list.FirstOrDefault(value => list.Count(other => other == value) > 1);
        return list.Contains("") ? throw new InvalidInputException($"--vary {text}: a value is empty; expected {Form}.")
            : twice is not null ? throw new InvalidInputException($"--vary {text}: {twice} stands there twice.")
            : new StudyVariable(key, text) { Values = list };
    }

    // Commas inside brackets belong to a value that is a list: [cec],[cec, stem].
    private static List<string> Split(string values)
    {
        List<string> parts = [];
        int depth = 0;
        int start = 0;
        for (int i = 0; i < values.Length; i++)
        {
            depth += values[i] switch
            {
                '[' or '{' => 1,
                ']' or '}' => -1,
                _ => 0,
            };
            if (values[i] == ',' && depth == 0)
            {
                parts.Add(values[start..i]);
                start = i + 1;
            }
        }

        parts.Add(values[start..]);
        return parts;
    }

    private static StudyVariable OfRange(string key, string text, string values, int dots)
    {
        const string log = ":log";
        bool isLog = values.EndsWith(log, StringComparison.Ordinal);
        string high = values[(dots + 2)..(values.Length - (isLog ? log.Length : 0))];
        return Check(
            new StudyVariable(key, text)
            {
                Low = End(text, values[..dots]),
                High = End(text, high),
                IsLog = isLog,
            }
        );
    }

    private static double End(string text, string end) =>
        PlainNumber.TryParse(end.Trim(), out double value)
            ? value
            : throw new InvalidInputException($"--vary {text}: '{end}' is no number; expected {Form}.");

    private static StudyVariable Check(StudyVariable range)
    {
        if (range.High <= range.Low)
        {
            throw new InvalidInputException(
                $"--vary {range.Text}: the range goes from {PlainNumber.Of(range.Low)} to {PlainNumber.Of(range.High)}; expected the lower end first."
            );
        }

        return range is { IsLog: true, Low: <= 0 }
            ? throw new InvalidInputException(
                $"--vary {range.Text}: {PlainNumber.Of(range.Low)} has no logarithm; expected a low end above 0, or no ':log'."
            )
            : range;
    }

    private static string Spell(double value) =>
        PlainNumber.Of(
            double.Parse(
                value.ToString("G9", CultureInfo.InvariantCulture),
                NumberStyles.Float,
                CultureInfo.InvariantCulture
            )
        );
}
